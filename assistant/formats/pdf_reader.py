"""Reads the lines of a PDF that holds text, and puts hard-wrapped lines together again."""

import io
import logging
import re
from itertools import pairwise

from assistant.errors import BadInputError, TooLargeError
from assistant.formats.paragraph import Paragraph

MOST_PAGES = 300
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)


def read_pdf(content: bytes) -> list[Paragraph]:
    """Read a PDF as lines in order; BadInputError when it is broken, locked, or holds only pictures of pages."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadInputError("This PDF is locked with a password; save a copy without one.")
        if len(reader.pages) > MOST_PAGES:
            raise TooLargeError(f"This PDF has more than {MOST_PAGES} pages, so it is not one note.")
        pages = [page.extract_text() for page in reader.pages]
    except (BadInputError, TooLargeError):
        raise
    except DependencyError:
        raise BadInputError("This PDF is locked in a way that we cannot open; save a copy that is not.") from None
    except Exception as problem:  # a broken PDF can fail in the reader in any way
        raise BadInputError("This PDF is damaged and cannot be read; save it again or use DOCX.") from problem
    lines = [line for page in pages for line in _page(page)]
    if not any(line.strip() for line in lines):
        raise BadInputError("This PDF holds pictures of pages and no text; use the DOCX that it was made from.")
    return _joined(lines)


def _page(text: str) -> list[str]:
    lines = [line.strip() for line in text.replace("\x00", "").split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    if lines and _PAGE_NUMBER.fullmatch(lines[-1]):
        lines.pop()
    return lines


def _joined(lines: list[str]) -> list[Paragraph]:
    longest = max(len(line) for line in lines)
    found: list[Paragraph] = []
    for before, line in pairwise(["", *lines]):
        if not line:
            continue
        wrapped = bool(before) and len(before) > 0.7 * longest and before[-1] not in ".!?:"
        if found and before and (wrapped or line[0].islower()):
            found[-1] = found[-1].model_copy(update={"text": f"{found[-1].text} {line}"})
        else:
            found.append(Paragraph(text=line, gap=True))
    return found
