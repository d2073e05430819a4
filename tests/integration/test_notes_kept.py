"""What is kept of notes holds on SQLite and PostgreSQL alike: the share of a draft, and the notes on one child."""

import pytest

from assistant.domain import editing
from assistant.domain.casenote import Kind, Note, NoteState, Section, Statement
from assistant.domain.finding import Readability, Report
from assistant.domain.person import Person, Role
from assistant.domain.user import UserRole
from assistant.storage.database import Database

REPORT = Report(readability=Readability(reading_age=None, score=None, words=3, too_short=True))


@pytest.mark.parametrize("name", ["Idris Vale", "Zoë O’Neill-Šarić", 'Ana "Annie" 100%_Lima'])
def test_the_notes_on_a_child_are_found_under_any_name(database: Database, name: str) -> None:
    with database.transaction() as tx:
        one = tx.users.add(email="a@council.example", name="A", role=UserRole.WORKER, team="North")
        two = tx.users.add(email="b@council.example", name="B", role=UserRole.WORKER, team="North")
        mine = tx.notes.add(_note(name), REPORT, owner=one.id, recording=None, by="words", by_name="Heard")
        theirs = tx.notes.add(_note(name), REPORT, owner=two.id, recording=None, by="words", by_name="Heard")
        tx.notes.add(_note("Somebody Else"), REPORT, owner=one.id, recording=None, by="words", by_name="Heard")
        letter = _note(name).model_copy(update={"made_from": mine.id})
        tx.notes.add(letter, REPORT, owner=one.id, recording=None, by="words", by_name="Heard")
        assert [n.id for n in tx.notes.about_child(name, owner=one.id)] == [mine.id]
        tx.notes.set_state(theirs.id, NoteState.SUBMITTED, seen_version=1)
        assert {n.id for n in tx.notes.about_child(name, owner=one.id)} == {mine.id, theirs.id}


def test_each_version_keeps_how_much_of_the_newest_draft_is_in_it(database: Database) -> None:
    with database.transaction() as tx:
        user = tx.users.add(email="a@council.example", name="A", role=UserRole.WORKER, team="North")
        filed = tx.notes.add(_note("Idris Vale"), REPORT, owner=user.id, recording=None, by="words", by_name="Heard")
        changed = editing.rewrite(filed.note, "s1", ["Other words."], author="A")
        filed = tx.notes.revise(filed.id, changed, REPORT, seen_version=1, by=user.id, by_name="A")
        assert filed.kept is not None
        assert (filed.kept.drafted, filed.kept.unchanged, filed.kept.edited) == (2, 1, 1)
        again = tx.notes.revise(filed.id, _note("Idris Vale"), REPORT, seen_version=2, by="words", by_name="Heard")
        assert again.kept is not None
        assert again.kept.share == 1
        cut = editing.leave_out(again.note, "s2")
        filed = tx.notes.revise(filed.id, cut, REPORT, seen_version=3, by=user.id, by_name="A")
        assert filed.kept is not None
        assert filed.kept.removed == 1
        assert [v.kept.share if v.kept else None for v in tx.notes.versions(filed.id)] == [0.5, 1, 0.5, 1]


def _note(name: str) -> Note:
    statements = tuple(Statement(id=f"s{n}", text=f"Seen {n}.", kind=Kind.OBSERVATION) for n in (1, 2))
    return Note(
        type="home-visit",
        people=(Person(role=Role.CHILD, name=name),),
        sections=(Section(heading="What I saw", statements=statements),),
    )
