"""Files made to do harm: each is refused in one sentence, or read in about the time its length takes."""

import io
import time
import zipfile

import pytest

from assistant.errors import BadInputError, TooLargeError
from assistant.formats.notes import read_note
from assistant.formats.transcripts import read_transcript

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ENTITY = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
SECONDS = 10.0


def test_a_word_file_that_swells_is_refused_before_it_is_unpacked() -> None:
    start = time.process_time()
    with pytest.raises(TooLargeError):
        read_note(_docx(b"<a>" + b" " * (30 * 2**20) + b"</a>"))
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("name", ["a", "b"])
def test_a_word_file_with_entities_is_refused(encoding: str, name: str) -> None:
    text = f"{ENTITY}<w:document {WORD}><w:body><w:p><w:r><w:t>&{name};</w:t></w:r></w:p></w:body></w:document>"
    with pytest.raises(BadInputError):
        read_note(_docx(f'<?xml version="1.0" encoding="{encoding[:6].rstrip("-")}"?>{text}'.encode(encoding)))


@pytest.mark.parametrize(("place", "value"), [(8, 1), (10, 99)])
def test_a_word_file_that_is_locked_or_packed_strangely_is_refused(place: int, value: int) -> None:
    content = bytearray(_docx(f"<w:document {WORD}/>".encode()))
    content[content.find(b"PK\x01\x02") + place] = value
    with pytest.raises(BadInputError):
        read_note(bytes(content))


@pytest.mark.parametrize(
    "content",
    [
        b'{"schema":' + b"9" * 5000 + b"}",
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b'{"schema":1,"type":"x","sections":[{"heading":NaN}]}',
        b"WEBVTT\n\n" + b"9" * 6000 + b":00:00.000 --> " + b"9" * 6000 + b":00:01.000\nhello\n",
    ],
)
def test_numbers_and_depths_without_end_are_refused(content: bytes) -> None:
    for read in (read_note, read_transcript):
        with pytest.raises(BadInputError):
            read(content)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "[" * 30_000 + "](" * 30_000,
        "<!--" * 20_000,
        "**a " * 15_000,
        "_a" * 30_000,
        "*" * 60_000,
        "# " + " " * 60_000 + "x",
        "." * 60_000,
        "?!" * 30_000,
        "x" + "\u00a0" * 60_000 + "x",
        "x" + " " * 60_000 + "x",
    ],
    ids=lambda text: repr(text[:5]),
)
def test_a_text_made_to_be_slow_is_not(text: str) -> None:
    start = time.process_time()
    for read in (read_note, read_transcript):
        try:
            read(text.encode())
        except BadInputError:
            continue
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("text", ["B" * 99_999, "(" * 20_000, "Mum said:\n" + '"' * 2_001])
def test_a_run_without_a_space_that_would_hold_up_the_checks_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="with no space"):
        read_note(text.encode())


def _docx(document: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", document)
    return content.getvalue()
