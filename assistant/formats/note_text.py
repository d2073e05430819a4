"""Writes a note as our JSON, as Markdown, and as HTML with its plain-text twin for a case system."""

import re
from collections.abc import Iterable
from datetime import date
from html import escape

from assistant.domain.base import Value
from assistant.domain.casenote import Note
from assistant.formats.layout import WAITING, lay_out
from assistant.formats.note_parts import Extras, Layout, Part, Table

_MARKS = re.compile(r"([\\`*_\[\]<>|])")
_LINE_START = re.compile(r"^([#>+-]|\d{1,2}[.)](?=\s))")


class CaseCopy(Value):
    """What a case system takes: title, date and body apart; the body as clean HTML and as plain text."""

    title: str
    date: date | None
    html: str
    text: str


def to_json(note: Note) -> str:
    """Write our JSON."""
    return note.model_dump_json(indent=2, by_alias=True)


def to_markdown(note: Note, extras: Extras | None = None) -> str:
    """Write Markdown that reads well as it is; reading it again gives the same sections, sentences and actions."""
    layout = lay_out(note, extras)
    blocks = [f"# {_marked(layout.title)}", *_top(layout)]
    for part in (*layout.parts, *layout.tail):
        blocks += _markdown(part)
    foot = ["---", f"<!-- {layout.made.replace('--', '- -')} -->"] if layout.made else []
    return "\n\n".join([*blocks, *foot]) + "\n"


def case_copy(note: Note, extras: Extras | None = None) -> CaseCopy:
    """Make "copy for the case system": HTML of h3, p and ul alone, everything escaped, with its plain-text twin."""
    layout = lay_out(note, extras)
    return CaseCopy(
        title=layout.title,
        date=note.visit_date,
        html="\n".join(_html(layout)),
        text="\n\n".join(_plain(layout)),
    )


def _markdown(part: Part) -> Iterable[str]:
    if part.heading:
        yield f"## {_marked(part.heading)}"
    yield from (f"{label}: {_marked(text)}" for label, text in part.facts)
    yield from (_marked(paragraph) for paragraph in part.paragraphs)
    if part.bullets:
        yield "\n".join(f"- {_marked(line)}" for line in part.bullets)
    if part.questions:
        listed = "\n".join(f"> - {_marked(question)}" for question in part.questions)
        yield f"> {WAITING}\n{listed}"
    if part.table:
        yield _markdown_table(part.table)


def _top(layout: Layout) -> Iterable[str]:
    for label, text in layout.details:
        yield f"{label}: {_marked(text)}"
    if layout.cautions:
        yield "\n".join(f"> **Please note:** {_marked(caution)}" for caution in layout.cautions)


def _markdown_table(table: Table) -> str:
    rows = [table.header, tuple("---" for _ in table.header), *table.rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows)


def _cell(text: str) -> str:
    return text if set(text) == {"-"} else _marked(text).replace("\n", " ")


def _marked(text: str) -> str:
    """Escape what Markdown would take for a mark, and keep one paragraph on one line."""
    return _LINE_START.sub(r"\\\1", _MARKS.sub(r"\\\1", " ".join(text.split())))


def _html(layout: Layout) -> Iterable[str]:
    for label, text in layout.details:
        yield f"<p>{escape(label)}: {escape(text)}</p>"
    for caution in layout.cautions:
        yield f"<p>Please note: {escape(caution)}</p>"
    for part in (*layout.parts, *layout.tail):
        yield f"<h3>{escape(part.heading)}</h3>" if part.heading else ""
        yield from (f"<p>{escape(paragraph)}</p>" for paragraph in (*_facts(part), *part.paragraphs))
        yield from (f"<p>{escape(WAITING)}</p>" for _ in part.questions[:1])
        listed = [*part.bullets, *part.questions, *_rows(part)]
        if listed:
            yield "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in listed) + "</ul>"


def _plain(layout: Layout) -> Iterable[str]:
    yield "\n".join(f"{label}: {text}" for label, text in layout.details)
    yield from (f"Please note: {caution}" for caution in layout.cautions)
    for part in (*layout.parts, *layout.tail):
        waiting = [WAITING] if part.questions else []
        listed = [f"- {line}" for line in (*part.bullets, *part.questions, *_rows(part))]
        block = [part.heading.upper(), *_facts(part), *part.paragraphs, *waiting, "\n".join(listed)]
        yield "\n".join(line for line in block if line)


def _facts(part: Part) -> tuple[str, ...]:
    return tuple(f"{label}: {text}" for label, text in part.facts)


def _rows(part: Part) -> Iterable[str]:
    """Write the rows of a table as lines, for places that take no tables."""
    for row in part.table.rows if part.table else ():
        yield " ".join(cell if cell.endswith((".", "!", "?", "”")) else f"{cell}." for cell in row if cell)
