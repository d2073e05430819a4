from pathlib import Path

import pytest

from assistant.domain.job import JobState, Step
from tests.crash.conftest import House

pytestmark = pytest.mark.slow

ALL = ["decode", "transcribe", "diarise", "draft", "check"]
SLOW = {"transcribe": 1.5, "diarise": 1.5, "parse": 0.3}


@pytest.mark.parametrize("step", [Step.DECODE, Step.TRANSCRIBE, Step.DIARISE])
def test_a_worker_killed_while_hearing_goes_on_from_that_step(house: House, short_sound: Path, step: Step) -> None:
    house.write_script(seconds=SLOW)
    job = house.upload(short_sound)
    house.start()
    house.wait_step(job.id, step)
    house.kill()
    before = house.finished(job.id)
    assert before == ALL[: ALL.index(step)]
    house.write_script()
    house.start()
    house.wait_state(job.id, JobState.NEEDS_PEOPLE)
    assert house.finished(job.id) == ALL[:3]
    assert [house.calls(job.recording).count(done) for done in before if done != "decode"] == [1] * len(before[1:])
    assert house.transcripts(job) == 1


@pytest.mark.parametrize("step", [Step.DRAFT, Step.CHECK])
def test_a_worker_killed_while_writing_files_one_note(house: House, short_sound: Path, step: Step) -> None:
    house.start()
    job = house.upload(short_sound)
    house.wait_state(job.id, JobState.NEEDS_PEOPLE)
    house.write_script(seconds=SLOW)
    house.confirm(job)
    house.wait_step(job.id, step)
    house.kill()
    assert house.finished(job.id) == ALL[: ALL.index(step)]
    assert house.notes() == []
    house.write_script()
    house.start()
    done = house.wait_state(job.id, JobState.DONE)
    assert done.share == 1.0
    assert house.finished(job.id) == ALL
    assert [note.recording for note in house.notes()] == [job.recording]
    assert house.notes()[0].note.statements
    assert house.left_behind(job) == {"original", "play.m4a"}
