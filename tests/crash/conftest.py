"""What crash tests share: a real worker process, recordings to give it, and a script in place of speech models."""

import json
import os
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from api.clock import SystemClock
from assistant.domain.filed import FiledNote
from assistant.domain.job import Job, JobState, Step
from assistant.domain.person import Person, Role
from assistant.domain.recording import Basis, Consent, Visit
from assistant.domain.user import User, UserRole
from assistant.pipeline.queue import WorkOrders
from assistant.pipeline.workflow import DurableQueue
from assistant.settings import Settings
from assistant.storage.database import Database
from assistant.storage.files import Files

PLANTED = "Zebedina Quillfeather"
PEOPLE = (
    Person(role=Role.WORKER, name="Ana Lima"),
    Person(role=Role.MOTHER, name=PLANTED),
    Person(role=Role.CHILD, name="Tomos Quillfeather", age=7),
)
TURNS: list[dict[str, Any]] = [
    {"speaker": "S1", "start": 0.0, "end": 3.0, "text": "Hello, how has the week been since I came on Monday?"},
    {"speaker": "S2", "start": 3.5, "end": 8.0, "text": "He was sick on Tuesday, so I kept him at home for two days."},
    {"speaker": "S1", "start": 8.5, "end": 11.0, "text": "And how are you feeling yourself?"},
    {"speaker": "S2", "start": 11.5, "end": 16.0, "text": f"I am tired. I told the doctor, {PLANTED}, that is me."},
]
LIMITED = (
    "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); "
    "runpy.run_module('api.worker', run_name='__main__')"
)
WHO = {"S1": PEOPLE[0], "S2": PEOPLE[1]}


@dataclass
class House:
    """One installation: its settings, its database, its files, its script, and the workers started on it."""

    settings: Settings
    database: Database
    files: Files
    orders: WorkOrders
    script: Path
    output: Path
    user: User
    queue: DurableQueue
    workers: dict[int, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def write_script(self, **asked: object) -> None:
        """Say how long work takes and what goes wrong."""
        new = self.script.with_suffix(".new")
        new.write_text(json.dumps({"turns": TURNS, "log": str(self.output / "calls")} | asked))
        new.replace(self.script)

    def start(self, slot: int = 1, *, limit: int | None = None) -> "subprocess.Popen[bytes]":
        """Start a real worker process; `limit` is the largest file it may write, in bytes."""
        environment = os.environ | {
            "HEARD_DATA": str(self.settings.data),
            "HEARD_SPEECH": self.settings.speech,
            "HEARD_POLL_SECONDS": str(self.settings.poll_seconds),
        }
        if self.settings.database_url:
            environment["HEARD_DATABASE_URL"] = self.settings.database_url
        module = ["-c", LIMITED.format(limit=limit)] if limit else ["-m", "api.worker"]
        command = [sys.executable, *module, "--slot", str(slot)]
        with (self.output / f"worker-{slot}").open("ab") as output:
            self.workers[slot] = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        return self.workers[slot]

    def kill(self, slot: int = 1) -> None:
        """End a worker as a power cut would."""
        self.workers[slot].send_signal(signal.SIGKILL)
        self.workers[slot].wait()

    def upload(self, sound: Path) -> Job:
        """Hand in a recording of a visit, and queue the work on it."""
        job = self.hand_in(sound)
        self.orders.enqueue(job)
        return job

    def hand_in(self, sound: Path) -> Job:
        """Hand in a recording of a visit, as if the web process died before it could queue the work."""
        received = self.files.receive([sound.read_bytes(), os.urandom(16)], limit=2**30)
        with self.database.transaction() as tx:
            recording = tx.recordings.add(
                owner=self.user.id,
                filename=f"{PLANTED}.wav",
                sha256=received.sha256,
                size=received.size,
                visit=Visit(type="home-visit", date=date(2026, 4, 21), people=PEOPLE, speakers=2),
                consent=Consent(basis=Basis.AGREED, agreed_by=PLANTED, agreed_on=date(2026, 4, 21)),
                recording_id=received.recording_id,
            )
            return tx.jobs.add(recording.id)

    def confirm(self, job: Job) -> None:
        """Say who is who, as a person would, and go on."""
        with self.database.transaction() as tx:
            transcript = tx.transcripts.latest(job.recording)
            assert transcript is not None
            tx.transcripts.add(job.recording, transcript.with_people(WHO, confirmed=True), by=self.user.id)
        self.orders.continue_after_people(job.id, by=self.user.id)

    def job(self, job_id: str) -> Job:
        """Read a job."""
        with self.database.transaction() as tx:
            return tx.jobs.get(job_id)

    def wait(self, job_id: str, until: Callable[[Job], bool], *, seconds: float = 60) -> Job:
        """Wait until a job is as it should be."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            job = self.job(job_id)
            if until(job):
                return job
            time.sleep(0.02)
        raise AssertionError(f"still {self.job(job_id)}; the workers said: {self.said()[-3000:]}")

    def wait_until(self, true: Callable[[], bool], *, seconds: float = 60) -> None:
        """Wait until something is so."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, self.said()[-3000:]
            time.sleep(0.05)

    def wait_state(self, job_id: str, *states: JobState, seconds: float = 60) -> Job:
        """Wait until a job is in one of these states."""
        return self.wait(job_id, lambda job: job.state in states, seconds=seconds)

    def wait_step(self, job_id: str, step: Step) -> Job:
        """Wait until a step has begun, and its model has read the script where it has one."""
        begun = self.wait(job_id, lambda job: job.state is JobState.WORKING and job.step is step)
        if step in {Step.TRANSCRIBE, Step.DIARISE}:
            self.wait_until(lambda: step in self.calls(begun.recording))
        return begun

    def finished(self, job_id: str) -> list[str]:
        """List the steps that finished, as the trail tells it."""
        with self.database.transaction() as tx:
            did = [event.did.removeprefix("job_") for event in tx.trail.of_subject(job_id)]
        return [step for step in did if step in set(Step)]

    def calls(self, recording: str) -> list[str]:
        """List the calls of speech models for a recording, as they began."""
        log = self.output / "calls"
        lines = log.read_text().splitlines() if log.exists() else []
        return [line.split(" ")[0] for line in lines if line.endswith(f" {recording}")]

    def state_of_workflow(self, workflow: str) -> str:
        """Say how the job database sees a workflow."""
        return self.queue.status(workflow) or "none"

    def notes(self) -> list[FiledNote]:
        """List the notes that were filed."""
        with self.database.transaction() as tx:
            return tx.notes.of_owner(self.user.id)

    def transcripts(self, job: Job) -> int:
        """Count the versions of a transcript, by adding one more at the end of a test."""
        with self.database.transaction() as tx:
            transcript = tx.transcripts.latest(job.recording)
            assert transcript is not None
            return tx.transcripts.add(job.recording, transcript, by="count") - 1

    def left_behind(self, job: Job) -> set[str]:
        """List the files of a recording."""
        return {path.name for path in self.files.original(job.recording).parent.iterdir()}

    def said(self) -> str:
        """Give all that workers wrote on standard output and error."""
        return "\n".join(path.read_text() for path in sorted(self.output.glob("worker-*")))


@pytest.fixture
def house(request: pytest.FixtureRequest, tmp_path: Path, database_url: str) -> Iterator[House]:
    """Give an installation without workers, on SQLite and on PostgreSQL."""
    data, output = tmp_path / "data", tmp_path / "output"
    data.mkdir()
    output.mkdir()
    script = tmp_path / "script.json"
    settings = Settings(
        data=data,
        database_url=None if database_url.startswith("sqlite") else database_url,
        speech=f"scripted:{script}",
        poll_seconds=0.2,
    )
    database = Database(settings.case_database, SystemClock())
    database.migrate()
    with database.transaction() as tx:
        user = tx.users.add(email="ana@council.example", name="Ana Lima", role=UserRole.WORKER, team="North")
    files, queue = Files(data), DurableQueue(settings)
    made = House(settings, database, files, WorkOrders(database, files, queue), script, output, user, queue)
    made.write_script()
    yield made
    for worker in made.workers.values():
        worker.kill()
        worker.wait()
    queue.close()
    database.close()
    assert PLANTED.split(maxsplit=1)[0] not in made.said()
    assert "Quillfeather" not in made.said()


@pytest.fixture(scope="session")
def short_sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a recording of a few seconds."""
    return _tone(tmp_path_factory.mktemp("sound") / "short.wav", seconds=20)


@pytest.fixture(scope="session")
def long_sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a recording that takes seconds to decode."""
    return _tone(tmp_path_factory.mktemp("sound") / "long.wav", seconds=900)


def _tone(path: Path, *, seconds: int) -> Path:
    rate = 8000
    wave_form = (np.sin(np.arange(rate * seconds) * 0.2) * 8000).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(wave_form.tobytes())
    return path
