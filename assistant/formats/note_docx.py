"""Writes a note as a plain, well-set Word document."""

import io
import re
from datetime import datetime

import docx
from docx.document import Document
from docx.shared import Pt

from assistant.domain.casenote import Note
from assistant.domain.person import Role
from assistant.formats.docx_look import (
    NOTICE,
    add_page_number,
    add_table,
    embolden,
    mark_header,
    set_page,
    set_styles,
    shade,
)
from assistant.formats.layout import WAITING, lay_out
from assistant.formats.note_parts import Extras, Layout, Part
from assistant.formats.still import still

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DETAIL_CM = (3.4, 13.2)
_WHOLE_CM = 16.6
_FOOTER_POINTS = 8


def to_docx(note: Note, extras: Extras | None = None, *, made: datetime | None = None) -> bytes:
    """Write a DOCX: title, details, sections, actions, and what `extras` asks for.

    `made` sets the file's own date; with it, the same note gives the same bytes.
    """
    layout = lay_out(note, extras)
    document = docx.Document()
    set_page(document)
    set_styles(document)
    _set_properties(document, note, layout, made)
    document.add_paragraph(_clean(layout.title), style="Title")
    _add_top(document, layout)
    for part in layout.parts:
        _add_part(document, part)
    if layout.sources:
        document.add_page_break()
        _add_part(document, layout.sources, style="Small")
    if layout.origin:
        _add_part(document, layout.origin, style="Small")
    _add_footer(document, layout)
    out = io.BytesIO()
    document.save(out)
    return still(out.getvalue(), made) if made else out.getvalue()


def _set_properties(document: Document, note: Note, layout: Layout, made: datetime | None) -> None:
    worker = next((person.name for person in note.people if person.role is Role.WORKER), "")
    core = document.core_properties
    core.title, core.author, core.last_modified_by = _clean(layout.title)[:255], _clean(worker)[:255], ""
    core.comments, core.keywords, core.language = "", "", "en-GB"
    if made is not None:
        core.created = core.modified = made


def _add_top(document: Document, layout: Layout) -> None:
    _add_facts(document, layout.details)
    if layout.cautions:
        document.add_paragraph().paragraph_format.space_after = Pt(0)
        cell = add_table(document, [["Please note"]], [sum(_DETAIL_CM)]).rows[0].cells[0]
        shade(cell, NOTICE)
        embolden(cell)
        for caution in layout.cautions:
            cell.add_paragraph(_clean(caution)).paragraph_format.space_after = Pt(3)
    if layout.parts and not layout.parts[0].heading:
        document.add_paragraph().paragraph_format.space_after = Pt(0)


def _add_part(document: Document, part: Part, style: str = "") -> None:
    if part.heading:
        document.add_paragraph(_clean(part.heading), style="Heading 1")
    _add_facts(document, part.facts, style)
    for paragraph in part.paragraphs:
        document.add_paragraph(_clean(paragraph))
    for line in part.bullets:
        document.add_paragraph(_clean(line), style="List Bullet").paragraph_format.space_after = Pt(2)
    if part.questions:
        document.add_paragraph(WAITING, style="Quiet").paragraph_format.keep_with_next = True
        for question in part.questions:
            document.add_paragraph(_clean(question), style="List Bullet").paragraph_format.space_after = Pt(2)
    if part.table:
        rows = [part.table.header, *part.table.rows]
        shares = part.table.shares or (1.0,) * len(part.table.header)
        widths = [_WHOLE_CM * share / sum(shares) for share in shares]
        mark_header(add_table(document, [_cleaned(row) for row in rows], widths, style=style))


def _add_facts(document: Document, facts: tuple[tuple[str, str], ...], style: str = "") -> None:
    if facts:
        for row in add_table(document, [_cleaned(fact) for fact in facts], _DETAIL_CM, rules=False, style=style).rows:
            embolden(row.cells[0])


def _add_footer(document: Document, layout: Layout) -> None:
    footer = document.sections[0].footer
    footer.paragraphs[0].style = document.styles["Quiet"]
    if layout.made:
        footer.paragraphs[0].add_run(_clean(layout.made)).font.size = Pt(_FOOTER_POINTS)
    add_page_number(footer.add_paragraph(style="Quiet"), _FOOTER_POINTS)


def _cleaned(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_clean(text) for text in row)


def _clean(text: str) -> str:
    """Take out characters that XML can't hold."""
    return _ILLEGAL.sub("", text)
