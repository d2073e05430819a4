"""The steps and the orders for them, with a real database and real sound, without a worker process."""

import json
import wave
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from assistant.domain.job import Job, JobState, Step
from assistant.domain.person import Person, Role
from assistant.domain.recording import Basis, Consent, Visit
from assistant.domain.transcript import Word
from assistant.domain.user import UserRole
from assistant.errors import CancelledError, ConflictError, NotFoundError
from assistant.pipeline.pace import HEARING, WRITING, Pace
from assistant.pipeline.queue import WorkOrders
from assistant.pipeline.steps import perform, stop
from assistant.pipeline.tools import Tools
from assistant.ports import Heard, Progress, SoFar
from assistant.settings import Settings
from assistant.storage.database import Database
from assistant.storage.files import Files
from models.scripted import Script, ScriptedDiariser, ScriptedParser, ScriptedTranscriber
from tests.clock import StillClock

PEOPLE = (Person(role=Role.WORKER, name="Ana Lima"), Person(role=Role.FATHER, name="Idris Bello"))
TURNS = [
    {"speaker": "S1", "start": 0.0, "end": 2.0, "text": "How was the week?"},
    {"speaker": "S2", "start": 2.5, "end": 6.0, "text": "I took her to school every day."},
]


class Waiting:
    """A queue that remembers what waits in it."""

    def __init__(self) -> None:
        self.held: dict[str, tuple[str, tuple[Step, ...]]] = {}

    def put(self, workflow: str, job_id: str, steps: tuple[Step, ...]) -> None:
        """Keep it."""
        self.held[workflow] = (job_id, steps)

    def drop(self, workflow: str) -> None:
        """Forget it."""
        self.held.pop(workflow, None)


@pytest.fixture
def tools(database: Database, clock: StillClock, tmp_path: Path) -> Tools:
    """Give tools with scripted speech and the real rest."""
    path = tmp_path / "script.json"
    path.write_text(json.dumps({"turns": TURNS}))
    script, settings = Script(path), Settings(data=tmp_path)
    return Tools(
        database=database,
        files=Files(tmp_path),
        clock=clock,
        transcriber=ScriptedTranscriber(script),
        diariser=ScriptedDiariser(script),
        parser=ScriptedParser(script),
        prompts=settings.prompts,
    )


@pytest.fixture
def waiting() -> Waiting:
    """Give an empty queue."""
    return Waiting()


@pytest.fixture
def orders(tools: Tools, waiting: Waiting) -> WorkOrders:
    """Give orders over that queue."""
    return WorkOrders(tools.database, tools.files, waiting)


@pytest.fixture
def upload(tools: Tools, tmp_path: Path) -> Callable[[], Job]:
    """Give a way to hand in a short recording."""

    def handed_in() -> Job:
        received = tools.files.receive([_tone(tmp_path / "tone.wav").read_bytes()], limit=2**30)
        with tools.database.transaction() as tx:
            owner = tx.users.add(email="ana@council.example", name="Ana Lima", role=UserRole.WORKER, team="North")
            recording = tx.recordings.add(
                owner=owner.id,
                filename="visit.wav",
                sha256=received.sha256,
                size=received.size,
                visit=Visit(type="home-visit", date=date(2026, 4, 21), people=PEOPLE, speakers=2),
                consent=Consent(basis=Basis.AGREED, agreed_by="Idris Bello", agreed_on=date(2026, 4, 21)),
                recording_id=received.recording_id,
            )
            return tx.jobs.add(recording.id)

    return handed_in


def test_hearing_ends_where_a_person_must_say_who_is_who(tools: Tools, upload: Callable[[], Job]) -> None:
    job = upload()
    assert [perform(tools, job.id, step) for step in HEARING] == [True, True, True]
    with tools.database.transaction() as tx:
        now, transcript = tx.jobs.get(job.id), tx.transcripts.latest(job.recording)
        (sounding,) = tx.soundings.between()
    assert (now.state, now.share) == (JobState.NEEDS_PEOPLE, 0.9)
    assert transcript is not None
    assert [s.confirmed for s in transcript.speakers] == [False, False]
    assert transcript.audio is not None
    assert transcript.audio.seconds == pytest.approx(6, abs=0.1)
    assert (sounding.team, sounding.seconds) == ("North", transcript.audio.seconds)
    assert sounding.figures["level"] == transcript.audio.quality["level"]
    assert perform(tools, job.id, Step.DRAFT) is False


def test_a_step_done_twice_leaves_what_it_left_once(tools: Tools, upload: Callable[[], Job]) -> None:
    job = upload()
    for step in (*HEARING, *HEARING):
        perform(tools, job.id, step)
    with tools.database.transaction() as tx:
        assert [event.did for event in tx.trail.of_subject(job.id)] == ["job_decode", "job_transcribe", "job_diarise"]


def test_a_lost_working_file_is_made_again(tools: Tools, upload: Callable[[], Job]) -> None:
    job = upload()
    perform(tools, job.id, Step.DECODE)
    tools.files.sound(job.recording).unlink()
    assert perform(tools, job.id, Step.TRANSCRIBE) is True
    assert tools.files.sound(job.recording).exists()


def test_a_note_is_not_drafted_before_the_voices_are_confirmed(
    tools: Tools, orders: WorkOrders, upload: Callable[[], Job]
) -> None:
    job = upload()
    for step in HEARING:
        perform(tools, job.id, step)
    with pytest.raises(ConflictError, match="who is who"):
        orders.continue_after_people(job.id, by="ana")


@pytest.mark.slow
def test_confirmed_voices_become_one_checked_note_and_working_files_go(
    tools: Tools, orders: WorkOrders, waiting: Waiting, upload: Callable[[], Job]
) -> None:
    job = upload()
    for step in HEARING:
        perform(tools, job.id, step)
    _confirm(tools, job)
    orders.continue_after_people(job.id, by="ana")
    assert waiting.held[f"{job.id}.2"] == (job.id, WRITING)
    for step in (*WRITING, *WRITING):
        perform(tools, job.id, step)
    with tools.database.transaction() as tx:
        filed = tx.notes.get(job.id)
        assert tx.jobs.get(job.id).state is JobState.DONE
        assert [tx.jobs.piece(job.id, step) for step in Step] == [None] * 5
        assert len(tx.notes.of_owner(filed.owner)) == 1
    assert {statement.id for statement in filed.report.statements} == {s.id for s in filed.note.statements}
    assert not tools.files.sound(job.recording).exists()
    assert tools.files.playable(job.recording).exists()
    with pytest.raises(ConflictError, match="moved on"):
        orders.continue_after_people(job.id, by="ana")


def test_orders_follow_a_job_from_queue_to_cancelled_to_tried_again(
    tools: Tools, orders: WorkOrders, waiting: Waiting, upload: Callable[[], Job]
) -> None:
    job = upload()
    orders.enqueue(job)
    assert waiting.held == {job.id: (job.id, HEARING)}
    with pytest.raises(ConflictError, match="failed or was cancelled"):
        orders.retry(job.id, by="ana")
    assert orders.cancel(job.id, by="ana").state is JobState.CANCELLED
    assert waiting.held == {}
    assert perform(tools, job.id, Step.DECODE) is False
    assert orders.retry(job.id, by="ana").state is JobState.QUEUED
    assert waiting.held == {f"{job.id}.2": (job.id, HEARING)}
    with tools.database.transaction() as tx:
        assert [(e.who, e.did) for e in tx.trail.of_subject(job.id)] == [
            ("ana", "job_cancelled"),
            ("ana", "job_retried"),
        ]


def test_a_deleted_recording_takes_its_files_and_its_work_with_it(
    tools: Tools, orders: WorkOrders, waiting: Waiting, upload: Callable[[], Job]
) -> None:
    job = upload()
    orders.enqueue(job)
    orders.delete(job.recording, by="ana")
    assert waiting.held == {}
    assert tools.files.known() == set()
    assert perform(tools, job.id, Step.DECODE) is False
    with pytest.raises(NotFoundError), tools.database.transaction() as tx:
        tx.jobs.get(job.id)


def test_progress_tells_the_share_and_the_time_left_once_a_second(
    tools: Tools, clock: StillClock, upload: Callable[[], Job]
) -> None:
    job = upload()
    stop_at = _working(tools, job, Step.TRANSCRIBE)
    tell = Pace(tools, stop_at, Step.TRANSCRIBE)
    tell(0.0)
    clock.moment += timedelta(seconds=0.5)
    tell(0.3)
    assert _now(tools, job).share == 0.04
    clock.moment += timedelta(seconds=9.5)
    tell(0.5)
    half = _now(tools, job)
    assert half.share == pytest.approx(0.04 + 0.66 / 2)
    assert half.seconds_left == pytest.approx(10 / 0.33 * (0.9 - half.share))


def test_progress_stops_a_step_that_was_cancelled(
    tools: Tools, clock: StillClock, orders: WorkOrders, upload: Callable[[], Job]
) -> None:
    job = upload()
    tell = Pace(tools, _working(tools, job, Step.DECODE), Step.DECODE)
    orders.cancel(job.id, by="ana")
    clock.moment += timedelta(seconds=2)
    with pytest.raises(CancelledError):
        tell(0.5)


def test_a_stop_for_an_old_workflow_leaves_the_job_that_was_tried_again(
    tools: Tools, upload: Callable[[], Job]
) -> None:
    job = upload()
    stop(tools, job.id, "It stopped.", workflow="another")
    assert _now(tools, job).state is JobState.QUEUED
    stop(tools, job.id, "It stopped.", workflow=job.workflow)
    assert (_now(tools, job).state, _now(tools, job).error) == (JobState.FAILED, "It stopped.")


def test_an_upload_that_broke_off_is_cleared_and_a_whole_one_never_is(
    tools: Tools, tmp_path: Path, upload: Callable[[], Job]
) -> None:
    job = upload()
    broken = tmp_path / "recordings" / "0123456789abcdef"
    broken.mkdir()
    (broken / "arriving").write_bytes(b"half")
    arrived = datetime.fromtimestamp((broken / "arriving").stat().st_mtime, tz=UTC)
    day = timedelta(days=1)
    assert tools.files.clear_unfinished(older_than=day, now=arrived + day / 2) == 0
    assert tools.files.clear_unfinished(older_than=day, now=arrived + day * 2) == 1
    assert tools.files.known() == {job.recording}


def test_what_a_recogniser_heard_survives_being_kept(tools: Tools, upload: Callable[[], Job]) -> None:
    job = upload()
    perform(tools, job.id, Step.DECODE)
    perform(tools, job.id, Step.TRANSCRIBE)
    with tools.database.transaction() as tx:
        heard = Heard.model_validate(tx.jobs.piece(job.id, Step.TRANSCRIBE))
    assert " ".join(word.text for word in heard.words).startswith("How was the week?")


def _confirm(tools: Tools, job: Job) -> None:
    with tools.database.transaction() as tx:
        transcript = tx.transcripts.latest(job.recording)
        assert transcript is not None
        who = {"S1": PEOPLE[0], "S2": PEOPLE[1]}
        tx.transcripts.add(job.recording, transcript.with_people(who, confirmed=True), by="ana")


def _working(tools: Tools, job: Job, step: Step) -> Job:
    with tools.database.transaction() as tx:
        return tx.jobs.change(job.id, state=JobState.WORKING, step=step, share=0.04)


def _now(tools: Tools, job: Job) -> Job:
    with tools.database.transaction() as tx:
        return tx.jobs.get(job.id)


def _tone(path: Path) -> Path:
    sound = (np.sin(np.arange(8000 * 6) * 0.2) * 8000).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(sound.tobytes())
    return path


class _Peeking:
    """Hears a few words at a time, and looks each time at what the page could show."""

    name = "peeking"

    def __init__(self, tools: Tools, clock: StillClock) -> None:
        self._tools, self._clock = tools, clock
        self.seen: list[list[tuple[float, str]]] = []

    def transcribe(
        self,
        sound: Path,
        *,
        vocabulary: Sequence[str] = (),
        progress: Progress | None = None,
        so_far: SoFar | None = None,
    ) -> Heard:
        """Hear ten words, one a second."""
        words = [Word(start=n, end=n + 0.4, text=f"word{n}", probability=0.9) for n in range(10)]
        for count in (2, 5, 10):
            self._clock.moment += timedelta(seconds=10)
            assert so_far is not None
            so_far(words[:count])
            with self._tools.database.transaction() as tx:
                job = tx.jobs.in_states(JobState.WORKING)[0]
                self.seen.append(tx.jobs.so_far(job.id))
        return Heard(words=tuple(words), language="en")


def test_what_has_been_heard_so_far_can_be_read_until_the_words_are_kept(
    tools: Tools, upload: Callable[[], Job], clock: StillClock
) -> None:
    peeking = _Peeking(tools, clock)
    job = upload()
    working = replace(tools, transcriber=peeking)
    assert perform(working, job.id, Step.DECODE)
    assert perform(working, job.id, Step.TRANSCRIBE)
    assert peeking.seen[0] == [(0.0, "word0 word1")]
    assert peeking.seen[2] == [(0.0, " ".join(f"word{n}" for n in range(10)))]
    with tools.database.transaction() as tx:
        assert tx.jobs.so_far(job.id) == peeking.seen[2]
        assert tx.jobs.piece(job.id, Step.TRANSCRIBE) is not None
    assert perform(tools, job.id, Step.DIARISE)
    with tools.database.transaction() as tx:
        assert tx.jobs.so_far(job.id) == []


def test_after_a_crash_what_was_heard_before_stays_to_be_read(
    tools: Tools, upload: Callable[[], Job], clock: StillClock
) -> None:
    peeking = _Peeking(tools, clock)
    job = upload()
    assert perform(tools, job.id, Step.DECODE)
    earlier = [(0.0, "word0 wurd1"), (4.0, "as an earlier run heard it"), (9.0, "further on")]
    with tools.database.transaction() as tx:
        tx.jobs.keep_so_far(job.id, earlier)
    assert perform(replace(tools, transcriber=peeking), job.id, Step.TRANSCRIBE)
    assert peeking.seen[0] == [(0.0, "word0 word1"), *earlier[1:]]
    assert peeking.seen[1] == [(0.0, "word0 word1 word2 word3 word4"), earlier[2]]
