"""`heard transcript` reads a transcript made anywhere and writes it in another form."""

from pathlib import Path

import docx
import pytest

from api.cli import run
from assistant.formats.transcripts import read_transcript

SAID = "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Carys Vale>He goes to bed at eight.</v>\n"


@pytest.fixture
def captions(tmp_path: Path) -> Path:
    path = tmp_path / "teams.vtt"
    path.write_text(SAID, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["--json", "--srt", "--vtt", "--txt"])
def test_what_is_written_reads_back_the_same(captions: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["transcript", str(captions), "--person", "mother: Carys Vale", form]) == 0
    again = read_transcript(capsys.readouterr().out.encode())
    assert [(u.text, u.start) for u in again.utterances] == [("He goes to bed at eight.", 1.0)]
    assert again.speakers[0].name == "Carys Vale"


def test_a_word_file_holds_time_name_and_words(captions: Path, tmp_path: Path) -> None:
    out = tmp_path / "said.docx"
    assert run(["transcript", str(captions), "--docx", str(out)]) == 0
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(out)).tables[0].rows]
    assert rows == [["Time", "Who", "Words"], ["0:01", "Carys Vale", "He goes to bed at eight."]]
    assert read_transcript(out).utterances[0].text == "He goes to bed at eight."


def test_two_forms_at_once_are_refused(captions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["transcript", str(captions), "--srt", "--vtt"]) == 2
    assert "Choose one" in capsys.readouterr().err
