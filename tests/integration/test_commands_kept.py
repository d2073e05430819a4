"""The commands that work on what is kept here: users, and notes for a case system."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import docx
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
        ("pdf", "%PDF-1.7"),
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


def test_a_file_says_how_the_note_was_made_where_that_is_asked_for(filed: FiledNote, tmp_path: Path) -> None:
    for flags, expected in (([], False), (["--origin"], True)):
        assert run(["export", "note", filed.id, "--out", str(tmp_path), "--as", "txt", *flags]) == 0
        text = next(tmp_path.glob("*.txt")).read_text()
        assert ("HOW THIS NOTE WAS MADE" in text) is expected
    assert "Version: 1" in text


def test_approved_notes_are_bundled_and_others_are_not(
    filed: FiledNote, data: Path, tmp_path: Path, clock: StillClock, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "notes.zip"
    assert run(["export", "bundle", "--out", str(out)]) == 2
    assert "no approved notes" in capsys.readouterr().err
    with Database(f"sqlite:///{data / 'heard.db'}", clock).transaction() as tx:
        tx.notes.set_state(filed.id, NoteState.APPROVED, seen_version=1)
    assert run(["export", "bundle", "--out", str(out)]) == 0
    first = out.read_bytes()
    with zipfile.ZipFile(io.BytesIO(first)) as read:
        (listed,) = json.loads(read.read("manifest.json"))["notes"]
        assert listed["key"] == f"{filed.id}-v1"
        assert listed["approved"]["by"] == "Priya Nair"
    assert run(["export", "bundle", "--out", str(out)]) == 0
    assert out.read_bytes() == first
    assert run(["export", "bundle", "--out", str(out), "--since", "2999-01-01"]) == 2


def test_a_council_begins_with_the_templates_that_ship(
    filed: FiledNote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "templates", str(tmp_path)]) == 0
    assert run(["export", "templates", str(tmp_path)]) == 2
    monkeypatch.setenv("HEARD_TEMPLATES", str(tmp_path))
    out = tmp_path / "out"
    out.mkdir()
    assert run(["export", "note", filed.id, "--out", str(out), "--evidence", "--origin"]) == 0
    words = "".join(p.text for p in docx.Document(str(next(out.glob("*.docx")))).paragraphs)
    assert "Leila & Tomas were in." in words
    assert "How this note was made" in words
    (tmp_path / "home-visit.docx").write_bytes(b"broken")
    capsys.readouterr()
    assert run(["export", "note", filed.id, "--out", str(out)]) == 2
    assert "home-visit.docx is not a Word file" in capsys.readouterr().err
