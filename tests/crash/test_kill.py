import pytest

from assistant.domain.job import JobState, Step


def test_probe(house, short_sound):
    house.start()
    job = house.upload(short_sound)
    house.wait_state(job.id, JobState.NEEDS_PEOPLE, JobState.FAILED, seconds=40)
    print(house.job(job.id), house.said(), house.finished(job.id), house.calls(job.recording))
    assert house.job(job.id).state is JobState.NEEDS_PEOPLE
