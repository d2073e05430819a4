"""A bundle for a case system holds each note's files and says what is in it, the same each time."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant.domain.casenote import Keeps, Kind, Note, NoteState, Section, Statement
from assistant.domain.filed import FiledNote
from assistant.domain.finding import Readability, Report
from assistant.domain.person import Person, Role
from assistant.domain.review import Decision, Review
from assistant.domain.visitfacts import VisitFacts
from assistant.errors import BadInputError
from assistant.formats.note_bundle import COLUMNS, MANIFEST, TABLE, to_bundle
from assistant.formats.note_files import NoteForm, extras_of, note_file
from assistant.formats.note_parts import Extras

AT = datetime(2026, 4, 24, 9, 30, tzinfo=UTC)


def filed(note_id: str = "n1", title: str = "Home visit", version: int = 2) -> FiledNote:
    note = Note(
        type="home-visit",
        title=title,
        visit_date=date(2026, 4, 21),
        people=(Person(role=Role.CHILD, name="Efe Balogun"), Person(role=Role.CHILD, name="Ada Balogun")),
        facts=VisitFacts(place="Home", minutes=40, seen=("Efe",), seen_alone=True, bedroom_seen=False),
        sections=(
            Section(heading="Seen", statements=(Statement(id="s1", text="Efe & Ada, <well>.", kind=Kind.OBSERVATION),)),
        ),
    )
    return FiledNote(
        id=note_id,
        recording=None,
        owner="u1",
        owner_name="Ruth Abara",
        team="North",
        state=NoteState.APPROVED,
        version=version,
        note=note,
        report=Report(readability=Readability(reading_age=None, score=None, words=5, too_short=True)),
        created=AT,
        changed=AT,
    )


def outgoing(one: FiledNote) -> tuple[FiledNote, Extras]:
    review = Review(
        id="r1",
        note=one.id,
        version=one.version,
        reviewer="u2",
        reviewer_name="Priya Nair",
        decision=Decision.APPROVE,
        decided=AT,
    )
    return one, extras_of(one, [review], sources=True, origin=True, release="9.9")


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as read:
        return {name: read.read(name) for name in read.namelist()}


def test_a_bundle_lists_what_is_in_it_with_hashes() -> None:
    members = opened(to_bundle([outgoing(filed("n2")), outgoing(filed("n1"))]))
    manifest = json.loads(members[MANIFEST])
    assert manifest["schema"] == 1
    assert [one["key"] for one in manifest["notes"]] == ["n1-v2", "n2-v2"]
    assert manifest["notes"][0]["approved"] == {"by": "Priya Nair", "on": AT.isoformat()}
    for one in manifest["notes"]:
        assert [file["name"].rpartition(".")[2] for file in one["files"]] == ["docx", "pdf"]
        for file in one["files"]:
            assert hashlib.sha256(members[file["name"]]).hexdigest() == file["sha256"]
            assert len(file["name"]) <= 80
            assert file["name"].isascii()


def test_the_table_has_the_case_systems_fields() -> None:
    members = opened(to_bundle([outgoing(filed())]))
    (row,) = csv.DictReader(io.StringIO(members[TABLE].decode("utf-8-sig"), newline=""))
    assert tuple(row) == COLUMNS
    assert row["subject"] == "Efe Balogun, Ada Balogun"
    assert row["contact_date"] == "2026-04-21"
    assert "<p>Efe &amp; Ada, &lt;well&gt;.</p>" in row["body_html"]
    assert "Efe & Ada, <well>." in row["body_text"]
    assert (row["seen_alone"], row["bedroom_seen"], row["minutes"]) == ("yes", "no", "40")
    assert row["file"] == "2026-04-21_home-visit_n1-v2.docx"


def test_the_same_notes_and_versions_give_the_same_bytes_in_any_order() -> None:
    first = to_bundle([outgoing(filed("n1")), outgoing(filed("n2"))])
    assert first == to_bundle([outgoing(filed("n2")), outgoing(filed("n1"))])
    assert first != to_bundle([outgoing(filed("n1", version=3)), outgoing(filed("n2"))])


def test_no_cell_becomes_a_formula() -> None:
    members = opened(to_bundle([outgoing(filed(title="=HYPERLINK(1)"))]))
    (row,) = csv.DictReader(io.StringIO(members[TABLE].decode("utf-8-sig"), newline=""))
    assert row["title"] == "'=HYPERLINK(1)"


def test_no_notes_make_no_bundle() -> None:
    with pytest.raises(BadInputError):
        to_bundle([])


@pytest.mark.parametrize("form", list(NoteForm))
def test_a_note_becomes_a_file_of_each_kind_with_its_name(form: NoteForm) -> None:
    made = note_file(*_pair(form))
    assert made.name == f"2026-04-21_home-visit_n1.{form.value}"
    assert made.content


def _pair(form: NoteForm) -> tuple[FiledNote, NoteForm, Extras]:
    one, extras = outgoing(filed())
    return one, form, extras


def test_the_councils_template_for_a_kind_of_note_comes_before_the_one_for_all(tmp_path: Path) -> None:
    one, extras = outgoing(filed())
    (tmp_path / "note.docx").write_bytes(b"not a Word file")
    with pytest.raises(BadInputError, match=r"note\.docx"):
        note_file(one, NoteForm.DOCX, extras, tmp_path)
    (tmp_path / "home-visit.docx").write_bytes(b"nor is this")
    with pytest.raises(BadInputError, match=r"home-visit\.docx"):
        note_file(one, NoteForm.DOCX, extras, tmp_path)


@pytest.mark.parametrize("form", [NoteForm.MARKDOWN, NoteForm.TEXT, NoteForm.HTML])
def test_questions_to_the_writer_stay_behind_once_a_note_is_sent(form: NoteForm) -> None:
    asked = 'Efe said, "Ask me again." What does this mean for Efe?'
    one = filed()
    analysis = Section(heading="Analysis", keeps=Keeps.ANALYSIS, prompts=(asked,))
    note = one.note.model_copy(update={"sections": (*one.note.sections, analysis)})
    sent, draft = (one.model_copy(update={"note": note, "state": s}) for s in (NoteState.APPROVED, NoteState.DRAFT))
    away, kept = (note_file(each, form, outgoing(each)[1]).content.decode() for each in (sent, draft))
    assert "What does this mean for Efe?" in kept
    assert "What does this mean for Efe?" not in away
    assert "analysis" in away.lower()
