"""Finds what a command is to check: files, folders with all that is in them, and rows of CSV files."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.inputs import STANDARD_INPUT, naming
from assistant.errors import BadInputError

if TYPE_CHECKING:
    from assistant.formats.table_rows import CsvTable

TABLES = frozenset({".csv", ".tsv"})
NOTES = frozenset({".txt", ".text", ".md", ".markdown", ".docx", ".pdf", ".json", ".doc", ".rtf"})
"""Files in a folder that are notes; those in old forms cannot be read, and are told as such rather than passed over."""


@dataclass(frozen=True)
class Source:
    """One note to check: a file, or a row's text with what else the row says; `number` counts from 1.

    `shown` is its name for the person at the keyboard; `id` is what stands in the results.
    """

    number: int
    id: str
    shown: str
    path: Path | None = None
    text: str | None = None
    people: str = ""
    age: str = ""


@dataclass(frozen=True)
class Sources:
    """All notes to check, in order, with how many there are; `left_out` counts files that are no notes."""

    count: int
    left_out: int
    _parts: "tuple[Path | tuple[Path, CsvTable], ...]"
    _column: str
    _id_column: str
    _hashed: bool

    def __iter__(self) -> Iterator[Source]:
        number = 0
        for part in self._parts:
            for source in [_of_file(part)] if isinstance(part, Path) else self._of_table(*part):
                number += 1
                yield replace(source, number=number, id=hashed(source.id) if self._hashed else source.id)

    def _of_table(self, path: Path, table: "CsvTable") -> Iterator[Source]:
        column, id_column = self._column.casefold(), self._id_column.casefold()
        for number, row in table.rows():
            name = row.get(id_column, "").strip() or f"row {number}"
            yield Source(
                number=0,
                id=name,
                shown=f"{path.name}, row {number}",
                text=row.get(column, ""),
                people=row.get("people", ""),
                age=row.get("age", "").strip(),
            )


def is_many(paths: Sequence[Path]) -> bool:
    """Say whether paths mean more than one note: several, a folder, or a table."""
    return len(paths) != 1 or paths[0].is_dir() or paths[0].suffix.lower() in TABLES


def find(paths: Sequence[Path], *, column: str, id_column: str | None, hash_ids: bool) -> Sources:
    """Look for the notes; BadInputError for a path or column that is not there, or a folder without notes."""
    parts: list[Path | tuple[Path, CsvTable]] = []
    count = left_out = 0
    for path in paths:
        if path.is_dir():
            notes, others = _in_folder(path)
            parts += notes
            count, left_out = count + len(notes), left_out + others
        elif path.suffix.lower() in TABLES:
            table = _table(path, column, id_column)
            parts.append((path, table))
            count += table.count()
        else:
            if path == STANDARD_INPUT or not path.exists():
                raise BadInputError(f'There is no file or folder "{path}"; check the name.')
            parts.append(path)
            count += 1
    if not count:
        raise BadInputError(
            "There are no notes to check; give notes (TXT, MD, DOCX, PDF, JSON), folders, or CSV files."
        )
    return Sources(count, left_out, tuple(parts), _tidy(column), _tidy(id_column or "id"), hash_ids)


def hashed(name: str) -> str:
    """Give a mark that stands for an id and does not show it: the same for the same id.

    >>> hashed("C-1042")
    '14a9477452361be0'
    """
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def _table(path: Path, column: str, id_column: str | None) -> "CsvTable":
    from assistant.formats.table_rows import CsvTable

    with naming(path):
        table = CsvTable(path)
        table.need(column)
        if id_column is not None:
            table.need(id_column)
    return table


def _in_folder(folder: Path) -> tuple[list[Path], int]:
    """Give the notes in a folder and its subfolders in order of their names, and how many other files there are."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    files = [path for path in files if not any(p.startswith((".", "~$")) for p in path.relative_to(folder).parts)]
    notes = [path for path in files if path.suffix.lower() in NOTES]
    return notes, len(files) - len(notes)


def _of_file(path: Path) -> Source:
    return Source(number=0, id=path.name, shown=path.name, path=path)


def _tidy(name: str) -> str:
    return " ".join(name.split())
