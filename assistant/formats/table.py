"""Reads one column of a CSV table, however it was exported."""

import csv
import io
from pathlib import Path

from assistant.errors import BadInputError
from assistant.formats.content import content_of, text_of

LARGEST_TABLE = 1024 * 1024 * 1024
"""Bytes of the largest table that is read: some 300,000 notes."""

LONGEST_CELL = 10_000_000
_DELIMITERS = ",;\t|"


def read_column(source: Path | bytes, column: str) -> list[str]:
    """Read the texts of a column, one a row in order, empty ones too; BadInputError names the columns there are.

    Commas, semicolons, tabs or bars may part the cells, whichever the first line has most of; letter case and stray
    spaces in the column's name don't matter.
    """
    text = text_of(content_of(source, largest=LARGEST_TABLE))
    first = text.partition("\n")[0]
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count)))
    except csv.Error:
        raise BadInputError("This table is broken; save it again as CSV.") from None
    header = [_plain(cell) for cell in rows[0]]
    if header.count(_plain(column)) != 1:
        there = ", ".join(cell.strip() for cell in rows[0] if cell.strip())[:200]
        wrong = "more than one column" if _plain(column) in header else "no column"
        raise BadInputError(f'This table has {wrong} called "{column}"; its columns are: {there or "none"}.')
    place = header.index(_plain(column))
    found = [row[place] if place < len(row) else "" for row in rows[1:] if any(cell.strip() for cell in row)]
    if not found:
        raise BadInputError("This table has a first line and no rows; check that it is the right file.")
    return found


def _plain(cell: str) -> str:
    return " ".join(cell.split()).casefold()
