"""Bytes are told apart by what they are, and what can't be read is refused in one sentence."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AssistantError, BadInputError
from assistant.formats.content import ContentType, content_of, text_of, type_of

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"


def zip_with(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"schema": 1}', ContentType.JSON),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nhi", ContentType.VTT),
        (b"1\n00:00:01,000 --> 00:00:02,000\nhi", ContentType.SRT),
        (b"Mum: hi", ContentType.TEXT),
        (b"[0:03] Mum: hi", ContentType.TEXT),
        (b"%PDF-1.7 ...", ContentType.PDF),
        (zip_with("word/document.xml"), ContentType.DOCX),
    ],
)
def test_the_type_is_told_from_the_bytes(content: bytes, kind: ContentType) -> None:
    assert type_of(content) is kind


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (zip_with("xl/workbook.xml"), "not a Word document"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0 old word", "old Word file"),
        (b"{\\rtf1 hello}", "rich text"),
        (PNG, "not text"),
        (b"ID3\x03\x00\x00\x00\x00\x00", "not text"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(BadInputError) as problem:
        type_of(content)
    assert said in problem.value.sentence
    assert problem.value.sentence.count(".") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_gives_the_same_words(encoding: str) -> None:
    words = "Mum: it’s £20 – café\r\nDad: “no”\r\n"
    assert text_of(words.encode(encoding)) == words.replace("\r\n", "\n")


def test_an_empty_file_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"\xef\xbb\xbf \r\n")
    for path, said in ((empty, "empty"), (tmp_path, "folder"), (tmp_path / "no.txt", "no such file")):
        with pytest.raises(BadInputError) as problem:
            content_of(path)
        assert said in problem.value.sentence


def test_an_odd_name_cannot_break_the_reader() -> None:
    with pytest.raises(BadInputError):
        content_of(Path("a\x00b"))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_one_sentence(content: bytes) -> None:
    try:
        type_of(content_of(content))
    except AssistantError as problem:
        assert problem.sentence.endswith(".")
