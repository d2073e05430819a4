"""Streams an uploaded recording from the network to disk, never held in memory and never written twice."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from queue import Queue
from typing import TYPE_CHECKING

from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect

from api.typed import typed
from assistant.errors import AssistantError, BadInputError
from assistant.storage.files import Files, Received

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

LARGEST_FIELDS = 2**20
CHUNKS_AHEAD = 32


@dataclass
class Arrived:
    """A form as it came: its fields, and its one file, safe on disk or refused with a reason."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    filename: str = ""
    received: Received | None = None
    problem: AssistantError | None = None

    def text(self, name: str) -> str:
        """Give a field's first text without the space around it."""
        return self.texts(name)[0] if self.texts(name) else ""

    def texts(self, name: str) -> list[str]:
        """Give all fields of one name, in order."""
        return [" ".join(typed(value).split()) for value in self.fields.get(name, [])]


async def arrive(request: Request, files: Files, *, limit: int) -> Arrived:
    """Read a form with one file; the bytes are on disk, and hashed, before this returns.

    The whole form is read even where the file is refused, so that a browser can show the answer. Nothing is left on
    disk when the file is refused or the connection breaks.
    """
    _, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if not boundary:
        raise BadInputError("This form could not be read: go back, load the page again, and send it once more.")
    arrived = Arrived()
    chunks: Queue[bytes | BaseException | None] = Queue(CHUNKS_AHEAD)
    reader = _Reader(arrived)
    parser = MultipartParser(boundary, reader.callbacks())
    keeping = asyncio.create_task(asyncio.to_thread(_keep, arrived, files, chunks, limit))
    try:
        async for chunk in request.stream():
            parser.write(chunk)
            for part in reader.take():
                await asyncio.to_thread(chunks.put, part)
        parser.finalize()
        if not reader.finished:
            raise FormParserError("the form broke off")
        await asyncio.to_thread(chunks.put, None)
    except (ClientDisconnect, FormParserError, asyncio.CancelledError) as broken:
        await asyncio.to_thread(chunks.put, ConnectionAbortedError())
        await keeping
        raise BadInputError("The recording did not arrive whole: send it again.") from broken
    await keeping
    return arrived


class _Reader:
    """Takes a form apart as it comes in."""

    def __init__(self, arrived: Arrived) -> None:
        self._arrived = arrived
        self._ready: list[bytes] = []
        self._header = [b"", b""]
        self._headers: dict[bytes, bytes] = {}
        self._name = ""
        self._is_file = False
        self._text = bytearray()
        self._read = 0
        self.finished = False

    def take(self) -> list[bytes]:
        """Give the file's bytes that have been read since the last call."""
        ready, self._ready = self._ready, []
        return ready

    def callbacks(self) -> "MultipartCallbacks":
        """Give the functions that the parser calls."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._grow(0, data[start:end]),
            "on_header_value": lambda data, start, end: self._grow(1, data[start:end]),
            "on_header_end": self._header_end,
            "on_headers_finished": self._named,
            "on_part_data": self._take_part,
            "on_part_end": self._end,
            "on_end": self._finish,
        }

    def _finish(self) -> None:
        self.finished = True

    def _begin(self) -> None:
        self._headers, self._text = {}, bytearray()

    def _grow(self, which: int, more: bytes) -> None:
        self._count(len(more))
        self._header[which] += more

    def _header_end(self) -> None:
        self._headers[self._header[0].lower()] = self._header[1]
        self._header = [b"", b""]

    def _named(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._name = options.get(b"name", b"").decode("utf-8", "replace")
        self._is_file = b"filename" in options
        if self._is_file and options[b"filename"] and not self._arrived.filename:
            self._arrived.filename = typed(options[b"filename"].decode("utf-8", "replace")) or "recording"

    def _take_part(self, data: bytes, start: int, end: int) -> None:
        if self._is_file:
            self._ready.append(data[start:end])
            return
        self._count(end - start)
        self._text += data[start:end]

    def _count(self, more: int) -> None:
        self._read += more
        if self._read > LARGEST_FIELDS:
            raise FormParserError("too many words")

    def _end(self) -> None:
        if not self._is_file:
            self._arrived.fields.setdefault(self._name, []).append(self._text.decode("utf-8", "replace"))


def _keep(arrived: Arrived, files: Files, chunks: Queue[bytes | BaseException | None], limit: int) -> None:
    """Write chunks to disk until they end; a refusal is remembered, and what still comes is read away."""
    over = False

    def coming() -> Iterator[bytes]:
        nonlocal over
        while (chunk := chunks.get()) is not None:
            if isinstance(chunk, BaseException):
                over = True
                raise chunk
            yield chunk
        over = True

    try:
        arrived.received = files.receive(coming(), limit=limit)
    except AssistantError as problem:
        arrived.problem = problem
    except OSError:
        arrived.problem = BadInputError("The recording could not be kept: send it again.")
    while not over:
        chunk = chunks.get()
        over = chunk is None or isinstance(chunk, BaseException)
