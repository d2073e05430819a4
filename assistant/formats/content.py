"""Takes in the bytes of a file that somebody brings, says what they are, and turns text into characters."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import Path

from assistant.errors import BadInputError, TooLargeError

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest text file that is read; a long visit's transcript is under one MiB."""

LARGEST_UNPACKED = 200 * 1024 * 1024
_TOO_LARGE = "This file is too large to be a note, a transcript or a table; check that it is the right one."
_NOT_TEXT = "This file is not text that can be read; use TXT, Markdown, DOCX, PDF or JSON."
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNUSED_IN_CP1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")


class ContentType(StrEnum):
    """What the bytes of a file are, whatever its name says."""

    JSON = "json"
    VTT = "vtt"
    SRT = "srt"
    DOCX = "docx"
    PDF = "pdf"
    TEXT = "text"


def content_of(source: Path | bytes, *, largest: int = LARGEST) -> bytes:
    """Read a file, or pass bytes through; BadInputError when it is a folder, empty, too large or not there."""
    content = source if isinstance(source, bytes) else _file(source, largest)
    if len(content) > largest:
        raise TooLargeError(_TOO_LARGE)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadInputError("This file is empty; choose one with words in it.")
    return content


def type_of(content: bytes) -> ContentType:
    """Tell the type of a file from its bytes; BadInputError for those that cannot be read, with what to do."""
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return ContentType.PDF
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadInputError("This is an old Word file; open it in Word and save it as DOCX.")
    if content.startswith(b"{\\rtf"):
        raise BadInputError("This is a rich text file; open it in Word and save it as DOCX.")
    start = text_of(content).lstrip()
    if start.startswith("WEBVTT"):
        return ContentType.VTT
    if re.match(r"(?:\d+[ \t]*\n)?\d{1,3}:\d\d:\d\d,\d{1,3}[ \t]*-->", start):
        return ContentType.SRT
    return ContentType.JSON if start.startswith("{") else ContentType.TEXT


def text_of(content: bytes) -> str:
    r"""Decode UTF-8, UTF-16 or Windows-1252, with line ends as \n; BadInputError for bytes that are not text."""
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\x0b", "\n")
    if _CONTROL.search(text):
        raise BadInputError(_NOT_TEXT)
    return text.removeprefix("\ufeff")


def _file(path: Path, largest: int) -> bytes:
    try:
        if path.is_dir():
            raise BadInputError("This is a folder; give one file.")
        if path.stat().st_size > largest:
            raise TooLargeError(_TOO_LARGE)
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInputError("There is no such file; check its name and folder.") from None
    except (OSError, ValueError):
        raise BadInputError("This file cannot be opened; check its name and that you may read it.") from None


def _zipped(content: bytes) -> ContentType:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
            unpacked = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise BadInputError("This Word file is damaged; open it in Word and save it again.") from None
    if "word/document.xml" not in names:
        raise BadInputError("This is not a Word document; save it as DOCX, TXT or PDF.")
    if unpacked > LARGEST_UNPACKED:
        raise TooLargeError("This Word file is too large when unpacked; take the pictures out and save it again.")
    return ContentType.DOCX


def _decoded(content: bytes) -> str:
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        order = _wide_order(content[:4096])
        if order:
            return content.decode(f"utf-16-{order}")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if _UNUSED_IN_CP1252.intersection(content):
        raise BadInputError(_NOT_TEXT)
    return content.decode("cp1252")


def _wide_order(sample: bytes) -> str:
    """Tell the byte order of UTF-16 that has no mark, by which half of each pair is nearly always zero."""
    pairs = len(sample) // 2
    first, second = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if first > 0.7 * pairs and second < 0.1 * pairs:
        return "be"
    return "le" if second > 0.7 * pairs and first < 0.1 * pairs else ""
