"""Names files for a case system: `YYYY-MM-DD_type_ref.docx`, ASCII, 80 characters at most."""

import re
import unicodedata
from datetime import date

LONGEST = 80


def file_name(kind: str, day: date | None, ref: str = "", extension: str = "docx") -> str:
    """Make a file's name of the note type, the visit's date and a reference; no name of a person belongs in `ref`.

    >>> file_name("home-visit", date(2026, 4, 21), "N 104/2")
    '2026-04-21_home-visit_n-104-2.docx'
    """
    parts = [day.isoformat() if day else "", _plain(kind), _plain(ref)]
    stem = "_".join(part for part in parts if part) or "note"
    ending = f".{_plain(extension)}"
    return stem[: LONGEST - len(ending)].rstrip("-_") + ending


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")
