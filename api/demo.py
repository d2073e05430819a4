"""Offers the demonstration: invented users in each role, and invented visits in the worker's list."""

import json
from datetime import date
from pathlib import Path

from api.wiring import Services
from assistant.domain.person import Person
from assistant.domain.recording import Basis, Consent, Visit
from assistant.domain.user import User, UserRole
from assistant.storage.database import Transaction

FOLDER = Path(__file__).resolve().parent / "demonstration"
SOUNDS = (".opus", ".ogg", ".mp3", ".m4a")
CHUNK = 2**20

USERS = {
    UserRole.WORKER: ("worker@demo.example", "Amara Boyd", "North"),
    UserRole.MANAGER: ("manager@demo.example", "Lena Okafor", "North"),
    UserRole.QA: ("qa@demo.example", "Piotr Lewis", ""),
    UserRole.ADMIN: ("admin@demo.example", "Maya Quinn", ""),
}


def offer_demonstration(services: Services) -> None:
    """Add the demonstration's users and visits; safe to run again, since what is there is left alone."""
    with services.database.transaction() as tx:
        for role, (email, name, team) in USERS.items():
            if tx.users.by_email(email) is None:
                tx.users.add(email=email, name=name, role=role, team=team)
        worker = demonstration_user(tx, UserRole.WORKER)
        is_new = worker is not None and not tx.recordings.of_owner(worker.id) and not tx.notes.of_owner(worker.id)
    if worker and is_new:
        for described in sorted(FOLDER.glob("*.json")):
            sound = next((described.with_suffix(end) for end in SOUNDS if described.with_suffix(end).exists()), None)
            if sound:
                _add_visit(services, worker, described, sound)


def demonstration_user(tx: Transaction, role: str) -> User | None:
    """Find the demonstration's user in a role."""
    return tx.users.by_email(USERS[UserRole(role)][0]) if role in set(UserRole) else None


def _add_visit(services: Services, worker: User, described: Path, sound: Path) -> None:
    said = json.loads(described.read_text(encoding="utf-8"))
    people = tuple(Person.model_validate(person) for person in said["people"])
    visit = Visit(
        type=said["type"],
        date=date.fromisoformat(said["date"]),
        people=people,
        speakers=said.get("speakers"),
        place=said.get("place", ""),
    )
    with sound.open("rb") as file:
        received = services.files.receive(iter(lambda: file.read(CHUNK), b""), limit=2**30)
    with services.database.transaction() as tx:
        recording = tx.recordings.add(
            owner=worker.id,
            filename=sound.name,
            sha256=received.sha256,
            size=received.size,
            visit=visit,
            consent=Consent(basis=Basis.AGREED, agreed_by="Everybody there", agreed_on=visit.date),
            recording_id=received.recording_id,
        )
        job = tx.jobs.add(recording.id)
        tx.trail.add(who=worker.id, did="recording_added", subject=recording.id)
    services.orders.enqueue(job)
