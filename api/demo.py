"""Offers the demonstration: invented users in each role, and invented visits in the worker's list."""

import json
from pathlib import Path
from typing import Any

from api.demonstrated import FOLDER, transcript_of, visit_of
from api.wiring import Services
from assistant.domain.casenote import NoteState
from assistant.domain.job import JobState
from assistant.domain.recording import Basis, Consent, Recording
from assistant.domain.transcript import Transcript
from assistant.domain.user import User, UserRole
from assistant.errors import NotAllowedError
from assistant.storage.database import Transaction
from assistant.storage.sound import make_playable

SOUNDS = (".opus", ".ogg", ".mp3", ".m4a")
CHUNK = 2**20

USERS = {
    UserRole.WORKER: ("worker@demo.example", "Amara Boyd", "North"),
    UserRole.MANAGER: ("manager@demo.example", "Lena Okafor", "North"),
    UserRole.QA: ("qa@demo.example", "Piotr Lewis", ""),
    UserRole.ADMIN: ("admin@demo.example", "Maya Quinn", ""),
}


def add_users(services: Services) -> None:
    """Add the demonstration's users, or let them in again; safe to run again."""
    with services.database.transaction() as tx:
        there = {user.email: user for user in tx.users.all()}
        for role, (email, name, team) in USERS.items():
            if email in there:
                tx.users.set_active(there[email].id, active=True)
            else:
                tx.users.add(email=email, name=name, role=role, team=team)


def close_users(services: Services) -> None:
    """Keep the demonstration's users out, and end their sessions."""
    with services.database.transaction() as tx:
        for user in tx.users.all():
            if is_demonstration(user):
                tx.users.set_active(user.id, active=False)


def is_demonstration(user: User) -> bool:
    """Say whether this is one of the demonstration's invented people, whom anybody may sign in as."""
    return user.email in {email for email, _, _ in USERS.values()}


def is_unused(tx: Transaction) -> bool:
    """Say whether nobody but administrators is here beside the demonstration, so that it can show nothing real."""
    return all(is_demonstration(user) or user.role is UserRole.ADMIN for user in tx.users.all())


def refuse_demonstration(user: User) -> None:
    """Raise NotAllowedError for the demonstration's people, where a change would outlast it."""
    if is_demonstration(user):
        raise NotAllowedError("In the demonstration you can look at this, not change it: sign in as yourself.")


def add_visits(services: Services) -> None:
    """Add the demonstration's visits to its worker, once: one to work on, the others drafted and handed in."""
    with services.database.transaction() as tx:
        worker = demonstration_user(tx, UserRole.WORKER)
        if worker is None or tx.recordings.of_owner(worker.id) or tx.notes.of_owner(worker.id):
            return
    for place, described in enumerate(sorted(FOLDER.glob("*.json"))):
        sound = next((described.with_suffix(end) for end in SOUNDS if described.with_suffix(end).exists()), None)
        if sound is None:
            continue
        said = json.loads(described.read_text(encoding="utf-8"))
        recording = _add_recording(services, worker, said, sound)
        if place == 0:
            _ask_for_work(services, recording)
        else:
            _add_note(services, worker, recording, transcript_of(said, recording.visit, sha256=recording.sha256))


def demonstration_user(tx: Transaction, role: str) -> User | None:
    """Find the demonstration's user in a role."""
    return tx.users.by_email(USERS[UserRole(role)][0]) if role in set(UserRole) else None


def _add_recording(services: Services, worker: User, said: dict[str, Any], sound: Path) -> Recording:
    visit = visit_of(said)
    alone = visit.speakers == 1
    consent = (
        Consent(basis=Basis.DICTATION)
        if alone
        else Consent(basis=Basis.AGREED, agreed_by="Everybody there", agreed_on=visit.date)
    )
    with sound.open("rb") as file:
        received = services.files.receive(iter(lambda: file.read(CHUNK), b""), limit=2**30)
    with services.database.transaction() as tx:
        tx.trail.add(who=worker.id, did="recording_added", subject=received.recording_id)
        return tx.recordings.add(
            owner=worker.id,
            filename=sound.name,
            sha256=received.sha256,
            size=received.size,
            visit=visit,
            consent=consent,
            recording_id=received.recording_id,
        )


def _ask_for_work(services: Services, recording: Recording) -> None:
    with services.database.transaction() as tx:
        job = tx.jobs.add(recording.id)
    services.orders.enqueue(job)


def _add_note(services: Services, worker: User, recording: Recording, transcript: Transcript) -> None:
    """Draft and check a visit whose words are known, so that a manager has something to decide at once."""
    make_playable(services.files.original(recording.id), services.files.playable(recording.id))
    note = services.checker.draft(transcript, recording.visit)
    report = services.checker.check(note, transcript=transcript, people=note.people)
    with services.database.transaction() as tx:
        job = tx.jobs.add(recording.id)
        tx.jobs.change(job.id, state=JobState.DONE, share=1.0)
        tx.transcripts.add(recording.id, transcript, by="demonstration")
        filed = tx.notes.add(note, report, owner=worker.id, recording=recording.id, by="words", by_name="Heard")
        tx.notes.set_state(filed.id, NoteState.SUBMITTED, seen_version=filed.version)
        tx.trail.add(who=worker.id, did="note_submitted", subject=filed.id)
