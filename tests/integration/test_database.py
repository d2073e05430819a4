from datetime import date, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import NullPool, create_engine

from assistant.domain.casenote import Kind, Note, NoteState, Section, Statement
from assistant.domain.finding import Readability, Report
from assistant.domain.job import JobState, Step
from assistant.domain.recording import Basis, Consent, Visit
from assistant.domain.review import Decision
from assistant.domain.user import User, UserRole
from assistant.errors import ConflictError, NotFoundError
from assistant.storage.database import Database
from assistant.storage.tables import Table
from tests.clock import StillClock

REPORT = Report(readability=Readability(reading_age=None, score=None, words=3, too_short=True))
NOTE = Note(
    type="home-visit",
    sections=(Section(heading="What I saw", statements=(Statement(id="s1", text="Seen.", kind=Kind.OBSERVATION),)),),
)
CONSENT = Consent(basis=Basis.AGREED, agreed_by="Amira Osei", agreed_on=date(2026, 4, 21))


def _worker(database: Database) -> User:
    with database.transaction() as tx:
        return tx.users.add(email="Ana@Council.example", name="Ana Lima", role=UserRole.WORKER, team="North")


def test_the_migrations_make_the_tables_that_the_code_expects(database: Database) -> None:
    with create_engine(database.url, poolclass=NullPool).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        changes = compare_metadata(context, Table.metadata)
    assert changes == []


def test_migrating_twice_changes_nothing(database: Database) -> None:
    database.migrate()
    assert _worker(database).email == "ana@council.example"


def test_a_one_time_link_signs_in_once(database: Database) -> None:
    user = _worker(database)
    with database.transaction() as tx:
        secret = tx.users.new_link(user.id)
    with database.transaction() as tx:
        first = tx.users.use_link(secret)
    with database.transaction() as tx:
        again = tx.users.use_link(secret)
    assert first == user
    assert again is None


def test_a_session_ends_in_time_and_when_the_user_is_kept_out(database: Database, clock: StillClock) -> None:
    user = _worker(database)
    with database.transaction() as tx:
        early, late = tx.users.open_session(user.id, hours=1), tx.users.open_session(user.id, hours=30)
    clock.moment += timedelta(hours=2)
    with database.transaction() as tx:
        assert tx.users.of_session(early) is None
        assert tx.users.of_session(late) == user
        tx.users.set_active(user.id, active=False)
        assert tx.users.of_session(late) is None


def test_an_error_in_a_transaction_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(RuntimeError), database.transaction() as tx:
        tx.users.add(email="ben@council.example", name="Ben", role=UserRole.QA)
        raise RuntimeError
    with database.transaction() as tx:
        assert tx.users.count() == 0


def test_a_note_goes_from_draft_to_approved_with_every_version_kept(database: Database) -> None:
    user = _worker(database)
    with database.transaction() as tx:
        filed = tx.notes.add(NOTE, REPORT, owner=user.id, recording=None, by="words", by_name="Heard")
        edited = NOTE.model_copy(update={"title": "New"})
        filed = tx.notes.revise(filed.id, edited, REPORT, seen_version=1, by=user.id, by_name=user.name)
        filed = tx.notes.set_state(filed.id, NoteState.SUBMITTED, seen_version=2)
        assert [n.id for n in tx.notes.in_states([NoteState.SUBMITTED], team="North")] == [filed.id]
        assert tx.notes.in_states([NoteState.SUBMITTED], team="South") == []
        tx.reviews.add(note=filed.id, version=2, reviewer="m", reviewer_name="Mo", decision=Decision.APPROVE)
        filed = tx.notes.set_state(filed.id, NoteState.APPROVED, seen_version=2)
    with database.transaction() as tx:
        assert [v.version for v in tx.notes.versions(filed.id)] == [2, 1]
        assert tx.notes.version(filed.id, 1).title == ""
        assert tx.notes.get(filed.id).note.title == "New"
        assert [r.decision for r in tx.reviews.of_note(filed.id)] == [Decision.APPROVE]


def test_two_people_writing_at_once_cannot_overwrite_each_other(database: Database) -> None:
    user = _worker(database)
    with database.transaction() as tx:
        filed = tx.notes.add(NOTE, REPORT, owner=user.id, recording=None, by="words", by_name="Heard")
        tx.notes.revise(filed.id, NOTE, REPORT, seen_version=1, by=user.id, by_name=user.name)
    with pytest.raises(ConflictError), database.transaction() as tx:
        tx.notes.revise(filed.id, NOTE, REPORT, seen_version=1, by=user.id, by_name=user.name)


def test_a_submitted_note_cannot_be_changed_or_deleted(database: Database) -> None:
    user = _worker(database)
    with database.transaction() as tx:
        filed = tx.notes.add(NOTE, REPORT, owner=user.id, recording=None, by="words", by_name="Heard")
        tx.notes.set_state(filed.id, NoteState.SUBMITTED, seen_version=1)
    with pytest.raises(ConflictError), database.transaction() as tx:
        tx.notes.revise(filed.id, NOTE, REPORT, seen_version=1, by=user.id, by_name=user.name)
    with pytest.raises(ConflictError), database.transaction() as tx:
        tx.notes.remove(filed.id)


def test_deleting_a_recording_takes_its_job_and_transcript_but_not_its_note(database: Database) -> None:
    user = _worker(database)
    with database.transaction() as tx:
        recording = tx.recordings.add(
            owner=user.id,
            filename="visit.m4a",
            sha256="0" * 64,
            size=3_000_000_000,
            visit=Visit(type="home-visit", date=date(2026, 4, 21)),
            consent=CONSENT,
        )
        job = tx.jobs.add(recording.id)
        tx.jobs.keep_piece(job.id, Step.DECODE, {"seconds": 3})
        tx.jobs.change(job.id, state=JobState.WORKING, step=Step.DECODE, share=0.1)
        filed = tx.notes.add(NOTE, REPORT, owner=user.id, recording=recording.id, by="words", by_name="Heard")
    with database.transaction() as tx:
        assert tx.recordings.get(recording.id).size == 3_000_000_000
        tx.recordings.remove(recording.id)
    with database.transaction() as tx:
        assert tx.notes.get(filed.id).recording is None
        with pytest.raises(NotFoundError):
            tx.jobs.get(job.id)
        assert tx.jobs.piece(job.id, Step.DECODE) is None


def test_the_same_bytes_are_kept_once_for_each_owner(database: Database) -> None:
    user = _worker(database)
    visit = Visit(type="home-visit", date=date(2026, 4, 21))
    same = {"owner": user.id, "filename": "a.m4a", "sha256": "1" * 64, "size": 5, "visit": visit, "consent": CONSENT}
    with database.transaction() as tx:
        tx.recordings.add(**same)
    with pytest.raises(ConflictError), database.transaction() as tx:
        tx.recordings.add(**same)
