"""Two sets of records as councils hand them over: a CSV file, or a folder with one note a file."""

import csv
import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic import Field

from assistant.domain.base import Value
from assistant.errors import BadInputError

COLUMNS = ("id", "date", "type", "team", "worker", "text")
SHORT = 30
DATE_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
NOTE_FILES = frozenset({".txt", ".md", ".docx", ".pdf", ".json", ".html", ".htm"})


class Record(Value):
    """One written record; `worker` is any steady mark for who wrote it, empty when it is not known."""

    id: str
    date: dt.date | None = None
    type: str = ""
    team: str = ""
    worker: str = ""
    text: str
    others: dict[str, str] = Field(default_factory=dict)

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.text.split())

    @property
    def kind(self) -> str:
        """The type as it is compared: "Home visit" and "home-visit" are one."""
        return " ".join(re.findall(r"[^\W_]+", self.type.lower()))

    @property
    def writer(self) -> str:
        """The worker as compared: letter case and stray spaces don't make two people."""
        return " ".join(self.worker.lower().split())


class Records(Value):
    """The records of one period; `notes` are plain sentences on what was noticed while they were read."""

    name: str
    records: tuple[Record, ...] = Field(min_length=1)
    notes: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts, in order."""
        return tuple(record.text for record in self.records)


def read_records(path: Path, *, read_note: Callable[[Path], str]) -> Records:
    """Read a CSV file or a folder of notes; `read_note` gives the text of one note file. BadInputError if it can't."""
    if path.is_dir():
        return _from_folder(path, read_note)
    if not path.is_file():
        raise BadInputError(f'There is no file or folder at "{path}"; check the name.')
    if path.suffix.lower() in NOTE_FILES - {".txt"}:
        raise BadInputError(f'"{path.name}" is one note; give a CSV file, or a folder with one note a file.')
    return records_from_csv(path.read_bytes(), name=path.name)


def records_from_csv(content: bytes, *, name: str) -> Records:
    """Read CSV bytes with the columns id, date, type, team, worker, text (others are kept); BadInputError if not so."""
    text = _decode(content, name)
    if not text.strip():
        raise BadInputError(f'"{name}" is empty; it needs a first line with {", ".join(COLUMNS)} and a row a record.')
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        header = [" ".join(cell.split()).lower() for cell in next(rows)]
        _check_header(header, name)
        records = tuple(_rows(rows, header, name))
    except csv.Error as problem:
        raise BadInputError(f'"{name}" is not a CSV file that can be read, near line {rows.line_num}.') from problem
    if not records:
        raise BadInputError(f'"{name}" has column names but no records under them.')
    return _noticed(name, records)


def read_date(text: str) -> dt.date | None:
    """Read a date as 2026-03-24, 24/03/2026 (day first) or 24 March 2026; None when it is no date."""
    tidy = " ".join(text.split())
    for form in DATE_FORMATS:
        try:
            return dt.datetime.strptime(tidy, form).date()
        except ValueError:
            continue
    try:
        return dt.datetime.fromisoformat(tidy).date()
    except ValueError:
        return None


def _from_folder(folder: Path, read_note: Callable[[Path], str]) -> Records:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in NOTE_FILES)
    files = [p for p in files if not any(part.startswith((".", "~$")) for part in p.relative_to(folder).parts)]
    if not files:
        raise BadInputError(f'The folder "{folder.name}" holds no notes; put one note a file in it (TXT, DOCX, PDF).')
    return _noticed(folder.name, tuple(_record_of(file, folder, read_note) for file in files))


def _record_of(file: Path, folder: Path, read_note: Callable[[Path], str]) -> Record:
    inside = file.relative_to(folder)
    dated = re.search(r"\d{4}-\d{2}-\d{2}", file.stem)
    return Record(
        id=str(inside),
        date=read_date(dated.group()) if dated else None,
        worker=inside.parts[0] if len(inside.parts) > 1 else "",
        text=read_note(file),
    )


def _decode(content: bytes, name: str) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise BadInputError(
            f'"{name}" is not saved as UTF-8; save it again as "CSV UTF-8" and try once more.'
        ) from None
    if "\0" in text:
        raise BadInputError(f'"{name}" is not a text file; save the table as "CSV UTF-8" and try once more.')
    return text


def _delimiter(text: str) -> str:
    first = text.lstrip().splitlines()[0]
    return max(",;\t", key=first.count)


def _check_header(header: list[str], name: str) -> None:
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        word = "column" if len(missing) == 1 else "columns"
        raise BadInputError(f'"{name}" lacks the {word} {", ".join(missing)}; it needs {", ".join(COLUMNS)}.')
    twice = [column for column, times in Counter(header).items() if times > 1 and column in COLUMNS]
    if twice:
        raise BadInputError(f'"{name}" has the column {twice[0]} more than once; keep one.')


def _rows(rows: Iterable[list[str]], header: list[str], name: str) -> Iterator[Record]:
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise BadInputError(
                f'Row {number} of "{name}" has {len(cells)} cells and the first line has {len(header)}; '
                "put quotation marks around texts with commas in them."
            )
        row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
        day = read_date(row["date"])
        if day is None:
            shown = f'the date "{row["date"][:20]}"' if row["date"] else "no date"
            raise BadInputError(f'Row {number} of "{name}" has {shown}; write dates as 2026-03-24 or 24/03/2026.')
        yield Record(
            id=row["id"] or f"row {number}",
            date=day,
            type=row["type"],
            team=row["team"],
            worker=row["worker"],
            text=row["text"],
            others={column: value for column, value in row.items() if column not in COLUMNS},
        )


def _noticed(name: str, records: tuple[Record, ...]) -> Records:
    empty = sum(1 for record in records if not record.text.strip())
    kept = tuple(record for record in records if record.text.strip())
    if not kept:
        raise BadInputError(f'No record in "{name}" has any text; fill in the text and try once more.')
    short = sum(1 for record in kept if record.words < SHORT)
    same_id = sum(times - 1 for times in Counter(record.id for record in kept).values())
    notes = (
        (empty, f"{_records(empty)} in {name} had no text and could not be counted."),
        (short, f"{_records(short)} in {name} had fewer than {SHORT} words, too few to score well."),
        (same_id, f"{_records(same_id)} in {name} had the same id as another."),
    )
    return Records(name=name, records=kept, notes=tuple(sentence for number, sentence in notes if number))


def _records(number: int) -> str:
    return "1 record" if number == 1 else f"{number} records"
