from pathlib import Path

import pytest

from assistant.domain.job import JobState, Step
from tests.crash.conftest import House

pytestmark = pytest.mark.slow

ALL = ["decode", "transcribe", "diarise", "draft", "check"]
SLOW = {"transcribe": 1.5, "diarise": 1.5, "parse": 0.3}


def test_a_worker_killed_while_decoding_and_while_transcribing_goes_on_from_there(
    house: House, short_sound: Path
) -> None:
    house.write_script(seconds=SLOW)
    job = house.upload(short_sound)
    for step in (Step.DECODE, Step.TRANSCRIBE):
        house.start()
        house.wait_step(job.id, step)
        house.kill()
        assert house.finished(job.id) == ALL[: ALL.index(step)]
    house.write_script()
    house.start()
    house.wait_state(job.id, JobState.NEEDS_PEOPLE)
    assert house.finished(job.id) == ALL[:3]
    assert house.calls(job.recording).count("diarise") == 1
    assert house.transcripts(job) == 1
    assert house.left_behind(job) == {"original", "play.m4a", "sound.wav"}


def test_a_worker_killed_while_diarising_drafting_and_checking_files_one_note(house: House, short_sound: Path) -> None:
    house.write_script(seconds=SLOW)
    job = house.upload(short_sound)
    house.start()
    house.wait_step(job.id, Step.DIARISE)
    house.kill()
    assert house.finished(job.id) == ALL[:2]
    house.start()
    house.wait_state(job.id, JobState.NEEDS_PEOPLE)
    assert house.calls(job.recording).count("transcribe") == 1
    assert house.transcripts(job) == 1
    house.confirm(job)
    for step in (Step.DRAFT, Step.CHECK):
        house.wait_step(job.id, step)
        house.kill()
        assert house.finished(job.id) == ALL[: ALL.index(step)]
        assert house.notes() == []
        house.start()
    assert house.wait_state(job.id, JobState.DONE).share == 1.0
    assert house.finished(job.id) == ALL
    assert [note.recording for note in house.notes()] == [job.recording]
    assert house.notes()[0].note.statements
    assert house.left_behind(job) == {"original", "play.m4a"}
