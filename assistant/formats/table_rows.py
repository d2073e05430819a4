"""Reads the rows of a CSV table one after another, so that a table larger than memory may be read."""

import codecs
import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.errors import BadInputError
from assistant.formats.table import LONGEST_CELL

_DELIMITERS = ",;\t|"
_PIECE = 1 << 20
_UNUSED_IN_CP1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")
_NOT_A_TABLE = "This file is not a table that can be read; save it as CSV UTF-8."


class CsvTable:
    """A CSV file in UTF-8, UTF-16 or Windows-1252, parted by commas, semicolons, tabs or bars.

    Column names are told apart without letter case or stray spaces. Each reading opens the file anew.
    """

    def __init__(self, path: Path) -> None:
        """Look at the whole file's encoding and its first line; BadInputError where it is not a table."""
        self._path = path
        self._encoding = _encoding_of(path)
        csv.field_size_limit(LONGEST_CELL)
        with path.open(encoding=self._encoding, newline="") as file:
            first = file.readline(LONGEST_CELL)
        self._delimiter = max(_DELIMITERS, key=first.count)
        self.columns = tuple(cell.strip() for cell in next(csv.reader([first], delimiter=self._delimiter), []))
        if not any(self.columns):
            raise BadInputError("This table is empty; it needs a first line with the names of its columns.")

    def has(self, column: str) -> bool:
        """Say whether there is one such column."""
        return [_plain(name) for name in self.columns].count(_plain(column)) == 1

    def need(self, column: str) -> None:
        """Raise BadInputError, which names the columns there are, unless there is one such column."""
        if not self.has(column):
            there = ", ".join(name for name in self.columns if name)[:200]
            twice = _plain(column) in [_plain(name) for name in self.columns]
            wrong = "more than one column" if twice else "no column"
            raise BadInputError(f'This table has {wrong} called "{column}"; its columns are: {there}.')

    def count(self) -> int:
        """Count the rows that are not empty."""
        return sum(1 for _ in self.rows())

    def rows(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Give each row that is not empty: its number (the first line is 1), and its cells by column in lower case."""
        names = [_plain(name) for name in self.columns]
        with self._path.open(encoding=self._encoding, newline="") as file:
            rows = csv.reader(file, delimiter=self._delimiter)
            try:
                for number, row in enumerate(rows, 1):
                    if number > 1 and any(cell.strip() for cell in row):
                        # Of two columns with one name the first counts.
                        yield number, dict(reversed([*zip(names, row, strict=False)]))
            except csv.Error:
                raise BadInputError("This table is broken; save it again as CSV.") from None


def _encoding_of(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, unused = True, False
    try:
        with path.open("rb") as file:
            piece = file.read(_PIECE)
            if piece.startswith((b"\xff\xfe", b"\xfe\xff")):
                return "utf-16"
            if b"\0" in piece:
                raise BadInputError(_NOT_A_TABLE)
            while piece:
                unused = unused or not _UNUSED_IN_CP1252.isdisjoint(piece)
                try:
                    decoder.decode(piece)
                except UnicodeDecodeError:
                    is_utf8 = False
                piece = file.read(_PIECE)
    except FileNotFoundError:
        raise BadInputError("There is no such file; check its name and folder.") from None
    except OSError:
        raise BadInputError("This file cannot be opened; check its name and that you may read it.") from None
    if not is_utf8 and unused:
        raise BadInputError(_NOT_A_TABLE)
    return "utf-8-sig" if is_utf8 else "cp1252"


def _plain(cell: str) -> str:
    return " ".join(cell.split()).casefold()
