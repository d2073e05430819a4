"""Takes in one stretch of an upload: on disk, its hash right, and only then counted."""

import asyncio
import hashlib
import hmac
from base64 import b64decode
from binascii import Error as NotBase64Error
from collections.abc import AsyncIterator

from starlette.requests import ClientDisconnect

from api.typed import typed
from assistant.domain.base import Value
from assistant.errors import AssistantError, BadInputError, TooLargeError
from assistant.storage.parts import Digest, Writing

ALGORITHMS = ("sha1", "sha256")
QUIET_FOR = 60.0
"""Seconds without a byte after which a connection counts as lost."""
BUFFER = 2**20


class WrongHashError(AssistantError):
    """What arrived is not what was sent."""

    status = 460


class BrokenOffError(AssistantError):
    """The connection ended before the stretch did."""

    status = 400


class Checksum(Value):
    """The hash that a stretch must have."""

    algorithm: str
    expected: bytes

    def begin(self) -> Digest:
        """Start to hash."""
        return hashlib.new(self.algorithm, usedforsecurity=False)


def read_checksum(header: str | None) -> Checksum | None:
    """Read an Upload-Checksum header; BadInputError when it can't be read."""
    if header is None:
        return None
    algorithm, _, encoded = header.partition(" ")
    try:
        expected = b64decode(encoded, validate=True)
    except (NotBase64Error, ValueError):
        expected = b""
    if algorithm not in ALGORITHMS or not expected:
        raise BadInputError("The hash of this piece can't be read: send sha256 and the hash in base64.")
    return Checksum(algorithm=algorithm, expected=expected)


def read_name(header: str | None) -> str:
    """Read a file's name out of an Upload-Metadata header; it is a label, never a path."""
    for pair in (header or "").split(","):
        key, _, encoded = pair.strip().partition(" ")
        if key == "filename":
            try:
                return typed(b64decode(encoded, validate=True).decode("utf-8", "replace")).strip()[-255:]
            except (NotBase64Error, ValueError):
                return ""
    return ""


async def receive(
    body: AsyncIterator[bytes], writing: Writing, *, limit: int, checksum: Checksum | None, stop: asyncio.Event
) -> int:
    """Write a stretch and give the offset that is safe now.

    Where the connection breaks, what came is kept if it has no hash to answer to, and dropped if it has.
    """
    digest = checksum.begin() if checksum else None
    if digest:
        writing.watch(digest)
    try:
        came_whole = await _write(body, writing, limit, stop)
        if checksum and digest:
            if not came_whole:
                raise BrokenOffError("The connection broke: send this piece again.")
            if not hmac.compare_digest(digest.digest(), checksum.expected):
                raise WrongHashError("This piece did not arrive as it was sent: send it again.")
        return await asyncio.to_thread(writing.keep)
    except BaseException:
        await asyncio.to_thread(writing.drop)
        raise


async def _write(body: AsyncIterator[bytes], writing: Writing, limit: int, stop: asyncio.Event) -> bool:
    """Write what comes until it ends, breaks off, goes quiet or is asked to stop; say whether it came whole."""
    waiting = bytearray()
    stopping = asyncio.ensure_future(stop.wait())
    try:
        while True:
            coming = asyncio.ensure_future(anext(body, None))
            done, _ = await asyncio.wait({coming, stopping}, timeout=QUIET_FOR, return_when=asyncio.FIRST_COMPLETED)
            if coming not in done:
                coming.cancel()
                break
            try:
                piece = coming.result()
            except ClientDisconnect:
                break
            if piece is None:
                return True
            waiting += piece
            if writing.offset + len(waiting) > limit:
                raise TooLargeError("This is more than the file was said to be: start the upload again.")
            if len(waiting) >= BUFFER:
                await asyncio.to_thread(writing.add, bytes(waiting))
                waiting.clear()
    finally:
        stopping.cancel()
        await asyncio.to_thread(writing.add, bytes(waiting))
    return False
