"""Writes what the checks found as one web page that stands alone and prints well."""

import hashlib
from base64 import b64encode
from pathlib import Path

from markupsafe import Markup

from api.pages.document import show_document
from api.pages.environment import make_environment
from assistant.domain.casenote import Note
from assistant.domain.finding import Report

STATIC = Path(__file__).resolve().parent.parent / "static"
MADE = (
    "These are checks by a computer. They can be wrong, they do not know the family, and what they do not flag may "
    "still need another look. People decide."
)


def page(title: str, note: Note, report: Report, *, reader: str = "") -> str:
    """Write the whole page; `reader` is the age or band of ages that was chosen, "" for none."""
    style = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in ("document.css", "report.css"))
    script = (STATIC / "js" / "document.js").read_text(encoding="utf-8")
    return (
        make_environment()
        .get_template("report.html")
        .render(
            view=show_document(note, report, title=title, reader=reader),
            made=MADE,
            # Both are our own files; what a note holds is escaped.
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )


def _hash(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()
