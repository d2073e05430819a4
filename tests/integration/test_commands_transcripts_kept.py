"""`heard export transcript`: transcripts that are kept here, as files."""

import json
from pathlib import Path

import docx
import pytest

from api.cli import run
from assistant.domain.filed import FiledNote
from tests.house import House


@pytest.fixture
def filed(house: House, monkeypatch: pytest.MonkeyPatch) -> FiledNote:
    """Give a note of a house that the command line works on."""
    monkeypatch.setenv("HEARD_DATA", str(house.services.settings.data))
    monkeypatch.delenv("HEARD_DATABASE_URL", raising=False)
    return house.note(house.worker)


@pytest.mark.parametrize("by_note", [True, False])
@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("vtt", "<v Carys Vale>"),
        ("srt", "00:00:04,200 --> "),
        ("txt", "Carys Vale: Yes, that's fine by me."),
        ("json", '"text": "Yes, that\'s fine by me."'),
    ],
)
def test_a_kept_transcript_becomes_a_file(
    filed: FiledNote, house: House, form: str, expected: str, by_note: bool, tmp_path: Path
) -> None:
    given = filed.id if by_note else filed.recording or ""
    out = tmp_path / "out"
    out.mkdir()
    assert run(["export", "transcript", given, "--format", form, "--out", str(out)]) == 0
    (file,) = out.iterdir()
    assert file.name.startswith("2026-04-21_transcript_")
    assert file.suffix == f".{form}"
    assert expected in file.read_text(encoding="utf-8")
    with house.services.database.transaction() as tx:
        event = tx.trail.of_subject(filed.recording or "")[-1]
    assert (event.who, event.did, event.detail) == ("command line", "transcript_exported", form)


def test_the_newest_version_is_given_as_a_word_file(filed: FiledNote, house: House, tmp_path: Path) -> None:
    with house.services.database.transaction() as tx:
        kept = tx.transcripts.latest(filed.recording or "")
        assert kept is not None
        turns = (kept.utterances[0].model_copy(update={"text": "Put right since."}), *kept.utterances[1:])
        tx.transcripts.add(filed.recording or "", kept.model_copy(update={"utterances": turns}), by=house.worker.id)
    assert run(["export", "transcript", filed.recording or "", "--out", str(tmp_path)]) == 0
    (file,) = tmp_path.glob("*.docx")
    cells = [cell.text for table in docx.Document(str(file)).tables for row in table.rows for cell in row.cells]
    assert any("Put right since." in cell for cell in cells)


def test_our_json_is_the_transcript_as_the_contract_has_it(filed: FiledNote, tmp_path: Path) -> None:
    assert run(["export", "transcript", filed.recording or "", "--format", "json", "--out", str(tmp_path)]) == 0
    (file,) = tmp_path.glob("*.json")
    read = json.loads(file.read_text(encoding="utf-8"))
    assert read["schema"] == 1
    assert {"audio", "language", "speakers", "utterances", "warnings"} <= set(read)


@pytest.mark.parametrize(
    "arguments", [["nobody"], ["nobody", "--format", "pdf"], ["nobody", "--out", "no such folder"]]
)
def test_what_cannot_be_given_exits_2_with_one_sentence(
    filed: FiledNote, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert filed.recording
    assert run(["export", "transcript", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1
