"""Makes the two Word templates that a council begins with: a plain one, and one that explains every field."""

import io
from collections.abc import Iterable, Sequence

import docx
from docx.document import Document

from assistant.formats.docx_look import add_page_number, add_table, embolden, mark_header, set_page, set_styles
from assistant.formats.layout import ACTIONS, CARRIED, OVERSIGHT, WAITING
from assistant.formats.note_fields import FIELDS
from assistant.formats.note_origin import ORIGIN
from assistant.formats.note_sources import SHARES, SOURCES

_WHOLE_CM = 16.6
_FOOTER_POINTS = 8
_INTRODUCTION = (
    "This file lists what a template of your own may hold. Save a copy, set it out as your council does, and put a "
    "mark such as the ones below wherever a note's own words belong. Keep the marks as they are, with all their "
    "brackets.",
    "Name the file note.docx for all notes, or after one kind of note, such as home-visit.docx. Put it in the folder "
    "that your administrator has set (HEARD_TEMPLATES). Heard will not fill a template that leaves out part of a note.",
)


def plain_template() -> bytes:
    """Make a template with every part of a note in it, ready for a council's own fonts, logo and wording."""
    document = _begun()
    document.add_paragraph("{{ title }}", style="Title")
    _rows(document, "details", ("label", "text"), (1, 4))
    _each(document, "caution", "cautions", "Please note: {{ caution }}")
    _mark(document, "for section in sections")
    document.add_paragraph("{{ section.heading }}", style="Heading 1")
    _each(document, "paragraph", "section.paragraphs", "{{ paragraph }}")
    _each(document, "line", "section.bullets", "{{ line }}", style="List Bullet")
    _mark(document, "if section.questions")
    document.add_paragraph(WAITING, style="Quiet")
    _mark(document, "endif")
    _each(document, "question", "section.questions", "{{ question }}", style="List Bullet")
    _mark(document, "endfor")
    _listed(document, "carried", CARRIED, ("what", "who", "when", "became"), (6, 3, 3.4, 4.2))
    _listed(document, "actions", ACTIONS, ("what", "who", "when"), (8, 4, 5))
    _decision(document)
    _listed(document, "sources", SOURCES, ("number", "sentence", "at", "who", "words"), SHARES)
    _mark(document, "if origin")
    document.add_paragraph(ORIGIN, style="Heading 1")
    _rows(document, "origin", ("label", "text"), (1.3, 3.7))
    _mark(document, "endif")
    return _saved(document)


def explained_template() -> bytes:
    """Make a document that tells a template's author every field with what it holds."""
    document = docx.Document()
    set_page(document)
    set_styles(document)
    document.add_paragraph("Fields for your own template", style="Title")
    for paragraph in _INTRODUCTION:
        document.add_paragraph(paragraph)
    document.add_paragraph("The fields", style="Heading 1")
    rows = [
        ("Write this", "To get this"),
        *((_marked(field.name), _about(field.about, field.entries)) for field in FIELDS),
    ]
    mark_header(add_table(document, rows, (5.0, 11.6), style="Small"))
    document.add_paragraph("Lists", style="Heading 1")
    for line in _LISTS:
        document.add_paragraph(line)
    return _saved(document)


_LISTS = (
    "To say something for each entry of a list, put three lines, each a paragraph of its own:",
    "{%p for section in sections %}",
    "{{ section.heading }}: {{ section.text }}",
    "{%p endfor %}",
    "In a table, put the first and last mark in rows of their own, with tr in place of p: {%tr for action in "
    "actions %} and {%tr endfor %}.",
    "To leave something out where there is nothing to say: {%p if decision %} before it and {%p endif %} after it.",
    "A template may also use these ways to write, such as {{ child | upper }}: capitalize, default, first, join, last, "
    "length, lower, title, trim, upper. Nothing else in it will run.",
)


def _begun() -> Document:
    document = docx.Document()
    set_page(document)
    set_styles(document)
    footer = document.sections[0].footer
    footer.paragraphs[0].style = document.styles["Quiet"]
    footer.paragraphs[0].add_run("{{ made }}")
    add_page_number(footer.add_paragraph(style="Quiet"), _FOOTER_POINTS)
    return document


def _decision(document: Document) -> None:
    _mark(document, "if decision")
    document.add_paragraph(OVERSIGHT, style="Heading 1")
    document.add_paragraph("{{ decision.made }} by {{ decision.by }} on {{ decision.on }}")
    for name, label in (("reason", "Reason"), ("instruction", "Instruction")):
        _mark(document, f"if decision.{name}")
        document.add_paragraph(f"{label}: {{{{ decision.{name} }}}}")
        _mark(document, "endif")
    _mark(document, "endif")


def _listed(document: Document, name: str, heading: str, columns: Sequence[str], shares: Sequence[float]) -> None:
    _mark(document, f"if {name}")
    document.add_paragraph(heading, style="Heading 1")
    _rows(document, name, columns, shares, headed=True)
    _mark(document, "endif")


def _rows(
    document: Document, name: str, columns: Sequence[str], shares: Sequence[float], *, headed: bool = False
) -> None:
    """Add a table with a row for each entry; the rows that hold the marks are gone once it is filled."""
    blank = [""] * (len(columns) - 1)
    cells = [f"{{{{ row.{column} }}}}" for column in columns]
    header = [[_HEADERS.get(column, column.capitalize()) for column in columns]] if headed else []
    rows = [*header, [f"{{%tr for row in {name} %}}", *blank], cells, ["{%tr endfor %}", *blank]]
    table = add_table(document, rows, [_WHOLE_CM * share / sum(shares) for share in shares], rules=headed)
    if headed:
        mark_header(table)
    else:
        embolden(table.rows[1].cells[0])


_HEADERS = {"number": "No.", "became": "What became of it", "words": "Words said"}


def _each(document: Document, one: str, many: str, text: str, style: str | None = None) -> None:
    _mark(document, f"for {one} in {many}")
    document.add_paragraph(text, style=style)
    _mark(document, "endfor")


def _mark(document: Document, mark: str) -> None:
    document.add_paragraph(f"{{%p {mark} %}}")


def _marked(name: str) -> str:
    return f"{{{{ {name} }}}}" if name != "under" else "{{ under.mothers_views }}"


def _about(about: str, entries: Iterable[str]) -> str:
    named = ", ".join(entries)
    return f"{about} A list; each entry has {named}." if named else about


def _saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
