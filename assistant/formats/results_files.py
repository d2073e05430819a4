"""Writes tables of results while they come in, as CSV or Parquet, each file whole or not there at all."""

import csv
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, Self

from assistant.errors import BadInputError, StorageFullError
from assistant.formats.results import FINDINGS, NOTES, Cell, Column, Row, columns

SUFFIXES = (".csv", ".parquet")
GROUP = 2_000
"""Rows of Parquet that are written at once, and so the most that wait in memory."""

_DISK_FULL = 28
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ResultFiles:
    """Two files beside each other, NAME-notes and NAME-findings, which appear under their names when they are closed.

    Use as a context: what was not finished when it is left is taken away.
    """

    def __init__(self, out: Path, *, with_text: bool) -> None:
        """Open the files; BadInputError for another suffix than .csv or .parquet, or a folder that is not there."""
        if out.suffix.lower() not in SUFFIXES:
            raise BadInputError(f'Name the results .csv or .parquet; not "{out.name}".')
        if not out.parent.is_dir():
            raise BadInputError(f'There is no folder "{out.parent}"; make it first.')
        self.paths = tuple(out.with_name(f"{out.stem}-{table}{out.suffix}") for table in ("notes", "findings"))
        made = _Csv if out.suffix.lower() == ".csv" else _Parquet
        self._finished = False
        self._tables: list[_Table] = []
        try:
            for path, table in zip(self.paths, (NOTES, FINDINGS), strict=True):
                self._tables.append(made(_part(path), columns(table, with_text=with_text)))
        except OSError as problem:
            self._leave()
            raise _told(problem, out) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._finished:
            self._leave()

    def add(self, note: Row, findings: Sequence[Row]) -> None:
        """Write one note's rows."""
        try:
            self._tables[0].add([note])
            self._tables[1].add(findings)
        except OSError as problem:
            raise _told(problem, self.paths[0]) from None

    def finish(self) -> None:
        """Write what waits and give both files their names."""
        try:
            for table in self._tables:
                table.close()
            for path in self.paths:
                _part(path).replace(path)
        except OSError as problem:
            raise _told(problem, self.paths[0]) from None
        self._finished = True

    def _leave(self) -> None:
        for table in self._tables:
            # A disk that is full may fail here once more; the file goes away all the same.
            with suppress(OSError):
                table.close()
        for path in self.paths:
            _part(path).unlink(missing_ok=True)


def write_one_table(path: Path, wanted: Sequence[Column], rows: Sequence[Row]) -> None:
    """Write one table whole or not at all; BadInputError for another suffix than .csv or .parquet, or a wrong place."""
    if path.suffix.lower() not in SUFFIXES:
        raise BadInputError(f'Name the results .csv or .parquet; not "{path.name}".')
    part = _part(path)
    try:
        table: _Table = (_Csv if path.suffix.lower() == ".csv" else _Parquet)(part, wanted)
        table.add(rows)
        table.close()
        part.replace(path)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise _told(problem, path) from None


def for_a_spreadsheet(cell: Cell) -> str:
    """Write a cell so that no spreadsheet takes it for a formula.

    >>> for_a_spreadsheet("=HYPERLINK(1)"), for_a_spreadsheet(-1), for_a_spreadsheet(True), for_a_spreadsheet(None)
    ("'=HYPERLINK(1)", '-1', 'true', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str) and cell.lstrip(" \n").startswith(_FORMULA):
        return f"'{cell}"
    return str(cell)


class _Table(Protocol):
    def add(self, rows: Sequence[Row]) -> None: ...

    def close(self) -> None: ...


class _Csv:
    """A CSV file with a byte order mark, without which Excel spoils letters such as é."""

    def __init__(self, path: Path, wanted: Sequence[Column]) -> None:
        self._names = [column.name for column in wanted]
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(self._names)

    def add(self, rows: Sequence[Row]) -> None:
        self._writer.writerows([[for_a_spreadsheet(row[name]) for name in self._names] for row in rows])

    def close(self) -> None:
        self._file.close()


class _Parquet:
    """A Parquet file, written a group of rows at a time."""

    def __init__(self, path: Path, wanted: Sequence[Column]) -> None:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter

        types = {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_()}
        self._schema: Any = pa.schema([(column.name, types[column.kind]) for column in wanted])
        self._writer: Any = ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[Row] = []

    def add(self, rows: Sequence[Row]) -> None:
        self._waiting += rows
        if len(self._waiting) >= GROUP:
            self._flush()

    def close(self) -> None:
        if self._waiting:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa

        rows, self._waiting = self._waiting, []
        self._writer.write_table(
            pa.table({name: [row[name] for row in rows] for name in self._schema.names}, schema=self._schema)
        )


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _told(problem: OSError, path: Path) -> StorageFullError | BadInputError:
    if problem.errno == _DISK_FULL:
        return StorageFullError("The disk is full, so the results were not written: make room and try again.")
    return BadInputError(f'The results "{path.name}" cannot be written; check the folder and the name.')
