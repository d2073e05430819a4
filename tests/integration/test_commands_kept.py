"""The commands that work on what is kept here: users, and notes for a case system."""

import json
from datetime import date
from pathlib import Path

import pytest

from api.cli import run
from assistant.domain.casenote import Kind, Note, NoteState, Section, Statement
from assistant.domain.filed import FiledNote
from assistant.domain.finding import Readability, Report
from assistant.domain.review import Decision
from assistant.domain.user import UserRole
from assistant.storage.database import Database
from tests.clock import StillClock

NOTE = Note(
    type="home-visit",
    title="Home visit",
    visit_date=date(2026, 4, 21),
    sections=(
        Section(
            heading="The visit",
            statements=(Statement(id="s1", text="Leila & Tomas were in.", kind=Kind.OBSERVATION),),
        ),
    ),
)
REPORT = Report(readability=Readability(reading_age=None, score=None, words=5, too_short=True))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEARD_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("HEARD_DATABASE_URL", raising=False)
    return tmp_path / "data"


@pytest.fixture
def filed(data: Path, clock: StillClock) -> FiledNote:
    database = Database(f"sqlite:///{data / 'heard.db'}", clock)
    database.migrate()
    with database.transaction() as tx:
        worker = tx.users.add(email="ruth@council.example", name="Ruth Abara", role=UserRole.WORKER)
        manager = tx.users.add(email="priya@council.example", name="Priya Nair", role=UserRole.MANAGER)
        note = tx.notes.add(NOTE, REPORT, owner=worker.id, recording=None, by=worker.id, by_name=worker.name)
        tx.notes.set_state(note.id, NoteState.SUBMITTED, seen_version=1)
        tx.reviews.add(
            note=note.id, version=1, reviewer=manager.id, reviewer_name=manager.name, decision=Decision.APPROVE
        )
    database.close()
    return note


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("docx", "PK"),
        ("md", "Decision: Approved"),
        ("html", "<p>Leila &amp; Tomas were in.</p>"),
        ("txt", "Leila & Tomas were in."),
        ("json", '"text": "Leila & Tomas were in."'),
    ],
)
def test_a_kept_note_becomes_a_file(
    filed: FiledNote, form: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "note", filed.id, "--out", str(tmp_path), "--as", form]) == 0
    (file,) = tmp_path.glob(f"*.{form}")
    assert file.name.startswith("2026-04-21_home-visit_")
    assert expected in file.read_bytes().decode("utf-8", "replace")
    assert file.name in capsys.readouterr().err


def test_a_note_that_is_not_here_exits_2(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["nobody"], ["nobody", "--out", str(tmp_path / "no folder")]):
        assert run(["export", "note", *arguments]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_somebody_is_added_once_and_can_get_a_new_link(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["admin", "add-user", "ruth@council.example", "--name", "Ruth Abara", "--role", "manager"]
    assert run(arguments) == 0
    assert "/sign-in/" in capsys.readouterr().out
    assert run(arguments) == 2
    assert "already" in capsys.readouterr().err
    assert run(["admin", "sign-in-link", "ruth@council.example"]) == 0
    assert "/sign-in/" in capsys.readouterr().out
    assert run(["admin", "sign-in-link", "nobody@council.example"]) == 2
    assert run(["admin", "add-user", "no address", "--name", "X"]) == 2


def test_an_export_is_in_the_trail(filed: FiledNote, data: Path, tmp_path: Path, clock: StillClock) -> None:
    assert run(["export", "note", filed.id, "--out", str(tmp_path), "--as", "json"]) == 0
    assert json.loads(next(tmp_path.glob("*.json")).read_text())["type"] == "home-visit"
    with Database(f"sqlite:///{data / 'heard.db'}", clock).transaction() as tx:
        assert any(event.did == "exported" for event in tx.trail.of_subject(filed.id))


def test_corrections_are_listed_without_case_text_unless_it_is_asked_for(
    data: Path, clock: StillClock, filed: FiledNote, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = filed.note.statements[0].model_copy(update={"kind": Kind.ANALYSIS, "labelled_by": "Ruth Abara"})
    database = Database(f"sqlite:///{data / 'heard.db'}", clock)
    with database.transaction() as tx:
        tx.corrections.keep(filed.id, said, None, by=filed.owner, by_name="Ruth Abara")
    assert run(["admin", "corrections"]) == 0
    listed = capsys.readouterr().out
    assert f"{filed.id},s1," in listed
    assert ",analysis," in listed
    assert "Leila" not in listed
    assert "Ruth" not in listed
    assert run(["admin", "corrections", "--text", "--csv", str(tmp_path / "kept.csv")]) == 0
    assert "Leila & Tomas were in." in (tmp_path / "kept.csv").read_text()
    with database.transaction() as tx:
        did = [event.did for event in tx.trail.of_subject("corrections")]
    database.close()
    assert did == ["corrections_listed", "corrections_listed_with_text"]
