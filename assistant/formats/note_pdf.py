"""Writes a note as a tagged PDF that a screen reader can follow (PDF/UA-1)."""

import json
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import typst

from assistant.domain.casenote import Note
from assistant.errors import BadInputError
from assistant.formats.layout import WAITING, lay_out
from assistant.formats.note_parts import Extras, Layout

FONT = "DejaVu Sans"
NOT_DRAWN = "Some letters in this note could not be drawn in this file. The Word file has them all."

_FIRST = datetime(1980, 1, 1, tzinfo=UTC)


def to_pdf(note: Note, extras: Extras | None = None, *, made: datetime | None = None) -> bytes:
    """Write a PDF: the same title, details, sections and tables as the Word file.

    Letters that no font here can draw would break the promise of PDF/UA-1: then it is tagged all the same, and says so.
    """
    layout = lay_out(note, extras)
    try:
        return _compiled(layout, made, accessible=True)
    except typst.TypstError:
        cautions = (*layout.cautions, NOT_DRAWN)
        return _compiled(layout.model_copy(update={"cautions": cautions}), made, accessible=False)


def _compiled(layout: Layout, made: datetime | None, *, accessible: bool) -> bytes:
    fonts = typst.Fonts(font_paths=[str(folder) for folder in _fonts()])
    # Fonts of last resort have a box for every letter there is, which would hide that a letter can't be drawn.
    families = [FONT, *(name for name in fonts.families() if name != FONT and "Last Resort" not in name)]
    told = layout.model_dump(mode="json") | {"waiting": WAITING, "fonts": families, "fallback": not accessible}
    try:
        return typst.compile(
            Path(__file__).with_name("note.typ").read_bytes(),
            format="pdf",
            sys_inputs={"note": json.dumps(told)},
            font_paths=fonts,
            pdf_standards="ua-1" if accessible else None,
            timestamp=int((made or _FIRST).timestamp()),
        )
    except typst.TypstError:
        if accessible:
            raise
        raise BadInputError("This note cannot be set out as a PDF: take it as a Word file instead.") from None


def _fonts() -> list[Path]:
    """The folder of DejaVu Sans, which comes with the library that draws our charts."""
    found = find_spec("matplotlib")
    places = found.submodule_search_locations if found else None
    return [Path(place) / "mpl-data" / "fonts" / "ttf" for place in places or ()]
