import time
from pathlib import Path

import pytest

from assistant.domain.job import JobState, Step
from assistant.errors import ConflictError, NotFoundError
from tests.crash.conftest import PLANTED, House

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


def test_a_cancelled_job_stops_within_seconds_and_goes_on_when_tried_again(house: House, short_sound: Path) -> None:
    house.write_script(seconds={"transcribe": 60.0})
    house.start()
    job, after = house.upload(short_sound), house.upload(short_sound)
    house.wait_step(job.id, Step.TRANSCRIBE)
    house.wait(job.id, lambda now: now.seconds_left is not None)
    house.write_script()
    house.orders.cancel(job.id, by=house.user.id)
    began = time.monotonic()
    house.wait_state(after.id, JobState.NEEDS_PEOPLE)
    assert time.monotonic() - began < 10
    assert house.job(job.id).state is JobState.CANCELLED
    with pytest.raises(ConflictError):
        house.orders.cancel(job.id, by=house.user.id)
    house.orders.retry(job.id, by=house.user.id)
    house.wait_state(job.id, JobState.NEEDS_PEOPLE)
    assert house.finished(job.id) == ["decode", "transcribe", "diarise"]


def test_an_unexpected_error_names_the_job_and_can_be_tried_again(house: House, short_sound: Path) -> None:
    house.write_script(fails=["diarise"], turns=[{"speaker": "S1", "start": 0.0, "end": 1.0, "text": PLANTED}])
    house.start()
    job = house.upload(short_sound)
    failed = house.wait_state(job.id, JobState.FAILED)
    assert failed.error == (
        "Something went wrong while telling the voices apart. Nothing was lost: try again, "
        f"and tell your administrator the number {job.id}."
    )
    house.write_script()
    house.orders.retry(job.id, by=house.user.id)
    again = house.wait_state(job.id, JobState.NEEDS_PEOPLE)
    assert again.error == ""
    assert house.calls(job.recording) == ["transcribe", "diarise", "diarise"]


def test_a_recording_deleted_while_it_is_worked_on_is_gone_and_the_next_is_done(
    house: House, short_sound: Path
) -> None:
    house.write_script(seconds={"transcribe": 60.0})
    house.start()
    job, after = house.upload(short_sound), house.upload(short_sound)
    house.wait_step(job.id, Step.TRANSCRIBE)
    house.write_script()
    house.orders.delete(job.recording, by=house.user.id)
    house.wait_state(after.id, JobState.NEEDS_PEOPLE)
    assert house.files.known() == {after.recording}
    with pytest.raises(NotFoundError):
        house.job(job.id)


def test_a_full_disk_stops_one_job_with_a_sentence_and_leaves_no_half_file(
    house: House, short_sound: Path, long_sound: Path
) -> None:
    house.start(limit=20 * 2**20)
    big, small = house.upload(long_sound), house.upload(short_sound)
    failed = house.wait_state(big.id, JobState.FAILED)
    assert "disk is full" in failed.error
    assert house.left_behind(big) == {"original"}
    house.wait_state(small.id, JobState.NEEDS_PEOPLE)


def test_a_file_that_is_no_recording_stops_its_job_with_a_sentence(
    house: House, short_sound: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.mp3"
    letter.write_text(f"Dear {PLANTED}, this is a letter. " * 20)
    house.start()
    bad, good = house.upload(letter), house.upload(short_sound)
    failed = house.wait_state(bad.id, JobState.FAILED)
    assert failed.step is Step.DECODE
    assert failed.error.endswith(".")
    assert "Something went wrong" not in failed.error
    house.wait_state(good.id, JobState.NEEDS_PEOPLE)


def test_silence_ends_in_a_sentence_and_not_in_an_empty_note(house: House, short_sound: Path) -> None:
    house.write_script(turns=[])
    house.start()
    job = house.upload(short_sound)
    assert "Nobody can be heard" in house.wait_state(job.id, JobState.FAILED).error
    assert house.notes() == []
