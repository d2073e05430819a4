"""Writes what a command found: JSON or text on standard output, files, and progress on standard error."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from assistant.errors import BadInputError, StorageFullError

if TYPE_CHECKING:
    from pydantic import BaseModel

Step = Callable[[str], Callable[[float], None]]
"""Starts a named step of long work, and gives what to call with the share of it done, 0 to 1."""

_DISK_FULL = 28


def say(text: str) -> None:
    """Print text on standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def tell(sentence: str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(" ".join(sentence.split()) + "\n")


def say_json(document: "BaseModel | dict[str, Any]") -> None:
    """Print one JSON document."""
    if isinstance(document, dict):
        say(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        say(document.model_dump_json(indent=2, by_alias=True))


class Document:
    """A JSON document with one long list, printed while it grows, so that memory holds one entry at a time.

    What `last` gives stands after the list. The document is whole also where the work was stopped; where nothing was
    added and an error ends it, nothing is printed.
    """

    def __init__(self, name: str, last: Callable[[], dict[str, Any]]) -> None:
        self._name, self._last = name, last
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and not self._count:
            return
        if not self._count:
            self._begin()
        after = "".join(f", {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in self._last().items())
        say(f"\n]{after}}}")

    def add(self, entry: str) -> None:
        """Print one entry, given as JSON."""
        if not self._count:
            self._begin()
        sys.stdout.write(f"{',' if self._count else ''}\n{entry}")
        self._count += 1

    def _begin(self) -> None:
        sys.stdout.write(f'{{"schema": 1, {json.dumps(self._name)}: [')


def write_file(path: Path, content: bytes | str) -> None:
    """Write a file whole or not at all; BadInputError where it can't be written."""
    raw = content.encode() if isinstance(content, str) else content
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(raw)
        part.replace(path)
    except OSError as problem:
        part.unlink(missing_ok=True)
        if problem.errno == _DISK_FULL:
            raise StorageFullError("The disk is full, so the file was not written: make room and try again.") from None
        raise BadInputError(f'The file "{path}" cannot be written; check its folder and name.') from None


@contextmanager
def steps() -> Iterator[Step]:
    """Show a bar for each step of long work, where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _name: lambda _share: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        started: list[Any] = []

        def step(name: str) -> Callable[[float], None]:
            for task in started:
                bar.update(task, completed=1.0)
            started.append(bar.add_task(name, total=1.0))
            return lambda share: bar.update(started[-1], completed=share)

        yield step
