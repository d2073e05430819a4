import threading
import time
from pathlib import Path

import pytest

from api.worker import keep_worker_running, start_process
from assistant.domain.job import JobState, Step
from assistant.pipeline.slots import free_slot
from tests.crash.conftest import House

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_a_file_that_kills_the_process_is_set_aside_and_the_next_job_is_done(
    house: House, short_sound: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad, good = house.hand_in(short_sound), house.hand_in(short_sound)
    house.write_script(recordings={bad.recording: {"dies": ["transcribe"]}})
    house.orders.enqueue(bad)
    house.orders.enqueue(good)
    enough = threading.Event()
    watch = threading.Thread(target=keep_worker_running, args=(house.settings, 1, enough))
    watch.start()
    try:
        failed = house.wait_state(bad.id, JobState.FAILED, seconds=120)
        house.wait_state(good.id, JobState.NEEDS_PEOPLE)
    finally:
        enough.set()
        watch.join()
    assert "was set aside" in failed.error
    assert bad.id in failed.error
    assert house.calls(bad.recording).count("transcribe") == 3
    assert house.finished(bad.id) == ["decode"]
    assert "Quillfeather" not in "".join(capfd.readouterr())


def test_a_live_worker_takes_over_from_a_dead_one_and_never_from_a_live_one(house: House, short_sound: Path) -> None:
    house.write_script(seconds={"transcribe": 60.0})
    house.start(1)
    job = house.upload(short_sound)
    house.wait_step(job.id, Step.TRANSCRIBE)
    house.start(2)
    house.wait_until(lambda: "worker-2 is ready" in house.said())
    time.sleep(2)
    house.write_script()
    house.kill(1)
    house.wait_state(job.id, JobState.NEEDS_PEOPLE)
    assert house.calls(job.recording) == ["transcribe", "transcribe", "diarise"]
    assert "worker-1 is gone" in house.said()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_second_worker_with_the_same_slot_is_refused(house: House) -> None:
    house.start(1)
    house.wait_until(lambda: "worker-1 is ready" in house.said())
    first = house.workers[1]
    second = house.start(1)
    assert second.wait(30) == 2
    assert first.poll() is None
    house.workers[1] = first
    assert "Slot 1 is taken by another worker" in house.said()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_work_is_handed_back_when_a_worker_is_told_to_stop(house: House, short_sound: Path) -> None:
    house.write_script(seconds={"transcribe": 60.0})
    house.start()
    job = house.upload(short_sound)
    house.wait_step(job.id, Step.TRANSCRIBE)
    house.workers[1].terminate()
    assert house.workers[1].wait(15) == 0
    assert house.state_of_workflow(job.workflow) == "ENQUEUED"
    house.write_script()
    house.start()
    house.wait_state(job.id, JobState.NEEDS_PEOPLE)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_job_that_was_never_queued_is_found(house: House, short_sound: Path) -> None:
    job = house.hand_in(short_sound)
    house.start()
    house.wait_state(job.id, JobState.NEEDS_PEOPLE)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_bad_file_is_set_aside_even_when_peers_take_it_over_from_each_other(house: House, short_sound: Path) -> None:
    house.write_script(dies=["transcribe"])
    bad = house.upload(short_sound)
    for slot in (1, 2, 1):
        house.start(slot)
        house.workers[slot].wait(60)
    house.start(2)
    assert "was set aside" in house.wait_state(bad.id, JobState.FAILED).error
    assert house.calls(bad.recording).count("transcribe") == 3


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_worker_ends_when_the_process_that_started_it_does(house: House) -> None:
    with start_process(house.settings, 1) as child:
        house.wait_until(lambda: _taken(house, "worker-1"))
        assert child.stdin is not None
        child.stdin.close()
        assert child.wait(30) == 0


def _taken(house: House, slot: str) -> bool:
    with free_slot(house.settings.data, slot) as free:
        return not free
