"""The measures of sound that are kept for quality assurance."""

from datetime import date

from assistant.domain.job import JobState
from assistant.domain.transcript import Audio
from tests.house import House

AUDIO = Audio(seconds=38.0, sha256="0" * 64, quality={"snr": 21.0, "echo": None, "advice": "Clear."})


def test_measures_stay_when_their_recording_is_deleted(house: House) -> None:
    recording = house.recording(house.worker, JobState.DONE)
    with house.services.database.transaction() as tx:
        tx.soundings.keep(recording.id, AUDIO)
        tx.soundings.keep(recording.id, AUDIO)
    house.services.orders.delete(recording.id, by=house.worker.id)
    with house.services.database.transaction() as tx:
        (kept,) = tx.soundings.between()
    assert (kept.day, kept.type, kept.team) == (date(2026, 4, 21), "home-visit", "North")
    assert kept.figures == {"snr": 21.0}
    assert kept.id != recording.id


def test_measures_are_listed_by_day(house: House) -> None:
    recording = house.recording(house.worker, JobState.DONE)
    with house.services.database.transaction() as tx:
        tx.soundings.keep(recording.id, AUDIO)
        assert len(tx.soundings.between(date(2026, 4, 21), date(2026, 4, 21))) == 1
        assert tx.soundings.between(date(2026, 4, 22)) == []
        assert tx.soundings.between(None, date(2026, 4, 20)) == []


def test_nothing_measured_is_nothing_kept(house: House) -> None:
    recording = house.recording(house.worker, JobState.DONE)
    with house.services.database.transaction() as tx:
        tx.soundings.keep(recording.id, Audio(seconds=1.0, sha256="0" * 64))
        assert tx.soundings.between() == []
