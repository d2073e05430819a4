"""A whole installation for tests: real parts, invented people, and one visit that was talked through."""

import math
import wave
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from api.checker import Checker
from api.wiring import Services
from assistant.domain.filed import FiledNote
from assistant.domain.job import JobState, Step
from assistant.domain.person import Person, Role
from assistant.domain.recording import Basis, Consent, Recording, Visit
from assistant.domain.transcript import Audio, Speaker, Transcript, Utterance
from assistant.domain.user import User, UserRole
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.pipeline.queue import WorkOrders
from assistant.ports import EnglishParser
from assistant.settings import Settings
from assistant.storage.database import Database
from assistant.storage.files import Files
from assistant.storage.sound import make_playable
from tests.clock import StillClock

PEOPLE = (
    Person(role=Role.CHILD, name="Idris Vale", age=9),
    Person(role=Role.MOTHER, name="Carys Vale"),
    Person(role=Role.FATHER, name="Tomasz Vale"),
    Person(role=Role.WORKER, name="Amara Boyd"),
)
VISIT = Visit(type="home-visit", date=date(2026, 4, 21), people=PEOPLE, speakers=3)
CONSENT = Consent(basis=Basis.AGREED, agreed_by="Carys Vale", agreed_on=date(2026, 4, 21))
TURNS = (
    ("S1", 0.0, 4.0, "Hello Carys, is it okay with me recording today, so that I get it all down?"),
    ("S2", 4.2, 6.0, "Yes, that's fine by me."),
    ("S1", 6.2, 8.4, "How has Idris been sleeping?"),
    ("S2", 8.6, 14.0, "He goes to bed at eight and he sleeps through now. He was waking up every night in March."),
    ("S1", 14.2, 16.4, "And how is school going?"),
    (
        "S2",
        16.6,
        22.0,
        "His teacher told me he has been late three times. I think that's because the bus is never on time.",
    ),
    ("S1", 22.2, 24.0, "Idris, what do you like at school?"),
    ("S3", 24.2, 29.0, "I like football with Sam. I don't like it when Dad shouts on the phone."),
    ("S1", 29.2, 33.0, "Thank you for telling me. I will ring the school on Friday about the bus."),
    ("S2", 33.2, 37.0, "I will take him to the dentist before the end of May."),
)


class StillQueue:
    """A queue that nobody works on: it keeps what was put in."""

    def __init__(self) -> None:
        self.waiting: dict[str, tuple[Step, ...]] = {}

    def put(self, workflow: str, job_id: str, steps: tuple[Step, ...]) -> None:
        """Keep a workflow."""
        self.waiting[workflow] = steps

    def drop(self, workflow: str) -> None:
        """Take it out again."""
        self.waiting.pop(workflow, None)


class House:
    """Services on SQLite in a folder of their own, with one user in each role."""

    def __init__(self, folder: Path, clock: StillClock, checker: Checker, parser: EnglishParser) -> None:
        settings = Settings(data=folder, demo=False)
        self.queue = StillQueue()
        self.parser = parser
        database = Database(settings.case_database, clock)
        database.migrate()
        files = Files(folder)
        self.services = Services(
            settings=settings,
            clock=clock,
            database=database,
            files=files,
            orders=WorkOrders(database, files, self.queue),
            checker=checker,
        )
        with database.transaction() as tx:
            self.worker = tx.users.add(
                email="amara@council.example", name="Amara Boyd", role=UserRole.WORKER, team="North"
            )
            self.manager = tx.users.add(
                email="lena@council.example", name="Lena Okafor", role=UserRole.MANAGER, team="North"
            )
            self.qa = tx.users.add(email="piotr@council.example", name="Piotr Lewis", role=UserRole.QA)
            self.admin = tx.users.add(email="maya@council.example", name="Maya Quinn", role=UserRole.ADMIN)
            self.other_worker = tx.users.add(
                email="joel@council.example", name="Joel Sharpe", role=UserRole.WORKER, team="North"
            )
            self.other_manager = tx.users.add(
                email="dina@council.example", name="Dina Farrow", role=UserRole.MANAGER, team="South"
            )

    def with_demo(self) -> Services:
        """Give the same services with the demonstration on offer."""
        return replace(self.services, settings=self.services.settings.model_copy(update={"demo": True}))

    def session(self, user: User) -> str:
        """Sign somebody in, and give the secret of their cookie."""
        with self.services.database.transaction() as tx:
            return tx.users.open_session(user.id, hours=12)

    def recording(self, owner: User, state: JobState | None = JobState.NEEDS_PEOPLE) -> Recording:
        """File a recording whose words are known, at some point of the work on it."""
        wav = self.services.settings.data / "tone.wav"
        write_tone(wav, 38.0)
        with wav.open("rb") as file:
            received = self.services.files.receive(iter([file.read(), owner.id.encode()]), limit=2**26)
        make_playable(wav, self.services.files.playable(received.recording_id))
        with self.services.database.transaction() as tx:
            recording = tx.recordings.add(
                owner=owner.id,
                filename="visit.m4a",
                sha256=received.sha256,
                size=received.size,
                visit=VISIT,
                consent=CONSENT,
                recording_id=received.recording_id,
            )
            job = tx.jobs.add(recording.id)
            if state:
                tx.jobs.change(job.id, state=state, step=Step.DIARISE, share=0.9)
            tx.transcripts.add(recording.id, transcript(confirmed=False), by="scripted")
        return recording

    def note(self, owner: User) -> FiledNote:
        """Draft and file a note from the visit, as a worker process does."""
        recording = self.recording(owner, JobState.DONE)
        said = transcript(confirmed=True)
        note_type = load_note_type(self.services.settings.prompts, VISIT.type)
        note = draft(said, VISIT, note_type, parser=self.parser)
        report = self.services.checker.check(note, transcript=said, people=VISIT.people)
        with self.services.database.transaction() as tx:
            tx.transcripts.add(recording.id, said, by=owner.id)
            return tx.notes.add(note, report, owner=owner.id, recording=recording.id, by="words", by_name="Heard")


def transcript(*, confirmed: bool) -> Transcript:
    """Give what was said on the visit."""
    by_voice = {"S1": PEOPLE[3], "S2": PEOPLE[1], "S3": PEOPLE[0]}
    made = Transcript(
        audio=Audio(seconds=38.0, sha256="0" * 64),
        speakers=tuple(Speaker(id=voice) for voice in by_voice),
        utterances=tuple(
            Utterance(id=f"u{n}", start=start, end=end, speaker=voice, text=text, confidence=0.9)
            for n, (voice, start, end, text) in enumerate(TURNS, 1)
        ),
    )
    return made.with_people(by_voice, confirmed=True) if confirmed else made


def write_tone(path: Path, seconds: float) -> None:
    """Write a quiet tone as a WAV file."""
    rate = 16_000
    tone = (np.sin(np.arange(math.floor(rate * seconds)) * 440 * 2 * np.pi / rate) * 3000).astype("<i2")
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(tone.tobytes())
