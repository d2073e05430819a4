"""Reads a note that somebody brings, ours or not, as sections of statements."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from assistant.domain.base import Value
from assistant.domain.casenote import Action, Keeps, Kind, Note, Section, Statement
from assistant.domain.person import Person
from assistant.english.dates import dates
from assistant.english.headings import keeps_of
from assistant.english.sentences import sentences
from assistant.errors import BadInputError
from assistant.formats.content import ContentType, content_of, text_of, type_of
from assistant.formats.details import Details, is_detail, read_details
from assistant.formats.docx_reader import read_docx
from assistant.formats.headings import action_columns, as_headings
from assistant.formats.note_origin import ORIGIN
from assistant.formats.note_sources import SOURCES
from assistant.formats.paragraph import Paragraph
from assistant.formats.pdf_reader import read_pdf
from assistant.formats.text_reader import read_lines
from assistant.formats.validation import parse_json, what_is_wrong

_CITATION = re.compile(
    r"(?<!\s)\s*\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\](?!\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))(?!\w)"
)
"""Marks such as [3] or [20, 21], with which other tools point into a transcript."""

LONGEST_WORD = 2_000
"""Characters that may follow each other without a space: longer runs are no English, and hold the parser up."""

_FIRST_KIND = {Keeps.ANALYSIS: Kind.ANALYSIS, Keeps.ACTIONS: Kind.ACTION}


class _Block(Value):
    """The lines under one heading."""

    heading: str = ""
    lines: tuple[str, ...] = ()


def read_note(
    source: Path | bytes,
    *,
    name: str = "note",
    people: Sequence[Person] = (),
    visit_date: date | None = None,
) -> Note:
    """Read our JSON, Markdown, DOCX, PDF with text, or plain text; `name` is the note type where the file has none.

    Statements get a first kind from their section alone; the checks label them. Rows of a table headed What, Who,
    When become actions. BadInputError says why a file cannot be read.
    """
    content = content_of(source)
    match type_of(content):
        case ContentType.JSON:
            return _from_json(content, people, visit_date)
        case ContentType.VTT | ContentType.SRT:
            raise BadInputError("These are captions, not a note; give them as the transcript.")
        case ContentType.DOCX:
            lines = read_docx(content)
        case ContentType.PDF:
            lines = read_pdf(content)
        case ContentType.TEXT:
            lines = read_lines(text_of(content))
    if any(len(word) > LONGEST_WORD for line in lines for word in line.text.split()):
        raise BadInputError(
            f"Part of this runs on for more than {LONGEST_WORD:,} letters or signs with no space: take it out."
        )
    return _from_lines(lines, name, people, visit_date)


def _from_json(content: bytes, people: Sequence[Person], visit_date: date | None) -> Note:
    found = parse_json(content)
    if "utterances" in found:
        raise BadInputError("This is a transcript, not a note; give the note's JSON here.")
    try:
        note = Note.model_validate_json(json.dumps(found))
    except ValidationError as problem:
        raise BadInputError(f"This JSON is not one of our notes: {what_is_wrong(problem)}.") from None
    known = {"people": tuple(people)} if people else {}
    when = {"visit_date": visit_date} if visit_date else {}
    return note.model_copy(update=known | when)


def _from_lines(lines: Sequence[Paragraph], name: str, people: Sequence[Person], visit_date: date | None) -> Note:
    title, marked = _title(_without_our_lists(as_headings(lines)))
    rows, rest = _action_rows(marked)
    details, blocks = _with_details(_blocks(rest))
    day, known = visit_date or details.day, tuple(people) or details.people
    sections = _sections(blocks)
    if not rows and not any(section.statements for section in sections):
        raise BadInputError("This note holds no sentences; check that it is the right file.")
    actions = tuple(_action(what, who, when, day) for what, who, when in rows)
    return Note(type=name, title=title, visit_date=day, people=known, sections=sections, actions=actions)


def _without_our_lists(lines: list[Paragraph]) -> list[Paragraph]:
    """Leave out the lists of sources and origin that we put after a note: they are no part of what it says."""
    found, ours = [], False
    for line in lines:
        ours = line.text.strip() in {SOURCES, ORIGIN} if line.level is not None else ours
        found += [] if ours else [line]
    return found


def _sections(blocks: Sequence[_Block]) -> tuple[Section, ...]:
    found: list[Section] = []
    count = 0
    for block in blocks:
        keeps, whose = keeps_of(block.heading) if block.heading else (Keeps.ANY, ())
        statements = []
        for paragraph, line in enumerate(block.lines):
            for sentence in sentences(_CITATION.sub("", line)):
                count += 1
                kind = _FIRST_KIND.get(keeps, Kind.OBSERVATION)
                statements.append(
                    Statement(id=f"s{count}", text=sentence, kind=kind, written_by="person", paragraph=paragraph)
                )
        if block.heading or statements:
            found.append(Section(heading=block.heading, keeps=keeps, whose=whose, statements=tuple(statements)))
    return tuple(found)


def _with_details(blocks: list[_Block]) -> tuple[Details, list[_Block]]:
    """Take the date and the people out of the lines above the first heading."""
    read = [read_details(sentences(line)) for line in blocks[0].lines]
    day = next((found.day for found in read if found.day), None)
    people = next((found.people for found in read if found.people), ())
    understood = [bool(found.day or found.people) for found in read]
    rest = (
        " ".join(found.rest) if known else line
        for line, found, known in zip(blocks[0].lines, read, understood, strict=True)
    )
    head = blocks[0].model_copy(update={"lines": tuple(line for line in rest if line)})
    return Details(day=day, people=people), [head, *blocks[1:]]


def _title(lines: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    """Take the title off the top: the first line where it alone is of its level, or a heading right above another."""
    if not lines or lines[0].level is None:
        return "", lines
    levels = [line.level for line in lines if line.level is not None]
    above_another = len(lines) > 1 and lines[1].level is not None
    only_one = lines[0].level == 0 or (lines[0].level == 1 and levels.count(1) == 1 and len(levels) > 1)
    return (lines[0].text, lines[1:]) if above_another or only_one else ("", lines)


def _blocks(lines: Iterable[Paragraph]) -> list[_Block]:
    found = [_Block()]
    for line in lines:
        if line.level is not None:
            found.append(_Block(heading=line.text.rstrip(" :")))
            continue
        for heading, text in _cells(line):
            if heading:
                found.append(_Block(heading=heading, lines=(text,)))
            elif text.strip():
                last = found[-1]
                runs_on = last.lines and not line.gap and not line.cells
                kept = (*last.lines[:-1], f"{last.lines[-1]}\n{text}") if runs_on else (*last.lines, text)
                found[-1] = last.model_copy(update={"lines": kept})
    return found


def _cells(line: Paragraph) -> list[tuple[str, str]]:
    """Read a table row: a form's label beside its answer is a heading, and other rows are one line of their cells."""
    cells = [cell.strip() for cell in line.cells if cell.strip()]
    if not line.cells:
        return [("", line.text)]
    if len(cells) == 2 and is_detail(cells[0]):
        return [("", f"{cells[0].rstrip(':')}: {cells[1]}")]
    if len(cells) == 2 and len(cells[0].split()) <= 10 and (len(cells[1].split()) > 8 or cells[1][-1] in ".!?"):
        return [(cells[0].rstrip(":"), cells[1])]
    if len(cells) == 2 and len(cells[0].split()) <= 10:
        return [("", f"{cells[0].rstrip(':')}: {cells[1]}")]
    return [("", cell) for cell in cells]


def _action_rows(lines: list[Paragraph]) -> tuple[list[tuple[str, str, str]], list[Paragraph]]:
    """Take the rows of tables headed What, Who, When out of the lines."""
    found: list[tuple[str, str, str]] = []
    rest: list[Paragraph] = []
    columns: tuple[int, int | None, int | None] | None = None
    for line in lines:
        headed = action_columns(line.cells) if line.cells else None
        columns = headed or (columns if line.cells else None)
        if columns is None:
            rest.append(line)
        elif headed is None:
            cells = [" ".join(cell.split()) for cell in line.cells]
            what, who, when = (_CITATION.sub("", cells[c]) if c is not None and c < len(cells) else "" for c in columns)
            found += [(what, who, when)] if what else []
    return found, rest


def _action(what: str, who: str, when: str, visit_date: date | None) -> Action:
    outside = re.sub(r"\([^)]*\)", "", when)
    mentioned = dates(outside, visit_date) if visit_date else ()
    due = mentioned[0].day if len(mentioned) == 1 else None
    unknown = who.lower() in {"", "-", "not said", "nobody named"}
    return Action(what=what, who=None if unknown else who, due=due, said=when)
