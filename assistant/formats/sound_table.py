"""How good the sound of recordings was, as a table: a row a recording, with no name and nothing that was said."""

import csv
import io
import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from assistant.domain.sounding import MEASURED, Sounding
from assistant.errors import BadInputError
from assistant.formats.content import content_of, text_of
from assistant.formats.results import Column, Row
from assistant.formats.results_files import write_one_table

LARGEST = 64 * 2**20
"""Bytes of the largest table that is read: about half a million recordings."""

SOUND_COLUMNS = (
    Column("id", str), Column("date", str), Column("type", str), Column("team", str), Column("worker", str),
    Column("seconds", float), *(Column(name, float) for name in MEASURED),
)  # fmt: skip
"""`worker` is a steady mark, `id` names no recording; a cell is empty where a figure could not be measured."""

_DELIMITERS = ",;\t|"


def write_sound_table(path: Path, soundings: Sequence[Sounding]) -> None:
    """Write a CSV or Parquet file, by the path's suffix; BadInputError for another, or where it can't be written."""
    write_one_table(path, SOUND_COLUMNS, sound_rows(soundings))


def sound_rows(soundings: Iterable[Sounding]) -> list[Row]:
    """Give the rows of the table."""
    return [
        {
            "id": s.id,
            "date": s.day.isoformat(),
            "type": s.type,
            "team": s.team,
            "worker": s.worker,
            "seconds": s.seconds,
            **{name: s.figures.get(name) for name in MEASURED},
        }
        for s in soundings
    ]


def is_sound_table(content: bytes) -> bool:
    """Say whether a CSV file holds measures of sound and no texts."""
    header = {_plain(cell) for cell in _cells(content.split(b"\n", 1)[0].decode("utf-8-sig", "replace"))}
    return "snr" in header and "text" not in header


def read_sound_table(content: bytes, *, name: str) -> list[Sounding]:
    """Read such a CSV file back; BadInputError names what is wrong in it."""
    text = text_of(content_of(content, largest=LARGEST))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=text.partition("\n")[0].count))
    try:
        header = [_plain(cell) for cell in next(rows)]
        missing = [column for column in ("date", "worker", "seconds", "snr") if column not in header]
        if missing:
            raise BadInputError(f'"{name}" lacks the column {missing[0]}: save it again with "heard export sound".')
        return list(_soundings(rows, header, name))
    except csv.Error:
        raise BadInputError(f'"{name}" is not a CSV file that can be read.') from None


def _soundings(rows: Iterator[list[str]], header: Sequence[str], name: str) -> Iterator[Sounding]:
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        try:
            day, seconds = date.fromisoformat(row["date"]), _number(row["seconds"])
            figures = {key: _number(row[key]) for key in MEASURED if row.get(key)}
        except (KeyError, ValueError):
            raise BadInputError(
                f'Row {number} of "{name}" has a cell that is no date (2026-03-24) or no number: put it right.'
            ) from None
        yield Sounding(
            id=row.get("id") or f"row {number}",
            day=day,
            type=row.get("type", ""),
            team=row.get("team", ""),
            worker=row["worker"],
            seconds=seconds,
            figures=figures,
        )


def _number(cell: str) -> float:
    found = float(cell)
    if not math.isfinite(found):
        raise ValueError(cell)
    return found


def _cells(line: str) -> list[str]:
    return line.strip().split(max(_DELIMITERS, key=line.count))


def _plain(cell: str) -> str:
    return cell.strip().strip('"').strip().casefold()
