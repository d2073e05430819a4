"""What is measured of a recording is what was put into it: noise, clipping, a room."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray
from scipy.signal import fftconvolve

from assistant.domain.transcript import Audio, Utterance, Warning, Word
from assistant.ports import Heard, Turns
from assistant.storage.sound import decode
from assistant.storage.sound_quality import quality

Samples = NDArray[np.float64]
Judge = Callable[[Samples], dict[str, float | str | None]]

VOICES = Path(__file__).parents[2] / "models" / "sound" / "two-voices.ogg"


@pytest.fixture(scope="module")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    wav = tmp_path_factory.mktemp("quality") / "voices.wav"
    decode(VOICES, wav)
    samples: Samples = soundfile.read(wav)[0]
    return np.asarray(samples / np.abs(samples).max() * 0.6)


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    def write_and_judge(samples: Samples) -> dict[str, float | str | None]:
        soundfile.write(tmp_path / "judged.wav", samples, 16_000)
        return quality(tmp_path / "judged.wav")

    return write_and_judge


def number(value: float | str | None) -> float:
    assert isinstance(value, int | float)
    return value


@pytest.mark.parametrize("added", [5, 10, 15, 20, 30])
def test_the_noise_that_was_added_is_measured(voices: Samples, judge: Judge, added: int) -> None:
    noise = np.random.default_rng(1).standard_normal(len(voices))
    noise *= np.sqrt(np.mean(voices**2) / 10 ** (added / 10))
    assert number(judge((voices + noise) * 0.7)["snr"]) == pytest.approx(added, abs=3)


def test_level_follows_how_loud_the_voices_are(voices: Samples, judge: Judge) -> None:
    loud, soft = judge(voices), judge(voices * 0.1)
    assert number(loud["level"]) - number(soft["level"]) == pytest.approx(20, abs=1)
    assert loud["advice"] == "The sound is clear."
    assert judge(voices * 0.01)["advice"] == "The sound is very quiet: put the phone on the table between you."


def test_clipping_is_found_also_where_it_was_made_quieter_since(voices: Samples, judge: Judge) -> None:
    assert judge(voices)["clipping"] == 0
    shares = [number(judge(np.clip(voices * gain, -1, 1) * 0.4)["clipping"]) for gain in (2.5, 5, 15)]
    assert 0.01 < shares[0] < shares[1] < shares[2]
    assert "too loud" in str(judge(np.clip(voices * 5, -1, 1) * 0.4)["advice"])


def test_echo_grows_with_the_room(voices: Samples, judge: Judge) -> None:
    found = []
    for seconds in (0.3, 0.5, 0.8):
        times = np.arange(int(seconds * 16_000 * 1.5)) / 16_000
        room = np.random.default_rng(4).standard_normal(len(times)) * np.exp(-6.91 * times / seconds)
        room = 0.7 * room / np.sqrt(np.sum(room**2))
        room[0] += 0.7
        found.append(number(judge(fftconvolve(voices, room)[: len(voices)] * 0.5)["echo"]))
    assert found == sorted(found)
    assert found[0] == pytest.approx(0.3, abs=0.15)
    assert found[1] == pytest.approx(0.5, abs=0.15)
    assert found[2] > 0.6


def test_what_was_not_heard_joins_the_measures_and_the_advice() -> None:
    word = Word(start=0, end=1, text="Yes.", probability=0.9)
    turn = Utterance(id="u1", start=0, end=1, speaker="S1", text="Yes.", words=(word,))
    missed = Warning(code="not-heard", start=4, end=6, message="Not heard: 00:04 to 00:06.")
    heard = Heard(words=(word,), language="en", warnings=(missed,), voiced=((0, 3), (4, 6)))
    audio = Audio(seconds=10, sha256="0" * 64, quality={"level": -20.0, "snr": 30.0, "advice": "The sound is clear."})
    judged = Turns(utterances=(turn,)).transcript(heard, audio).audio
    assert judged is not None
    assert (judged.quality["speech"], judged.quality["unheard"]) == (0.5, 0.4)
    assert judged.quality["advice"] == "Some speech was not heard: put the phone on the table between you."


def test_speech_by_two_at_once_joins_the_measures_and_the_advice_where_it_was_listened_for() -> None:
    word = Word(start=0, end=1, text="Yes.", probability=0.9)
    turn = Utterance(id="u1", start=0, end=1, speaker="S1", text="Yes.", words=(word,))
    heard = Heard(words=(word,), language="en", voiced=((0, 8),))
    audio = Audio(seconds=10, sha256="0" * 64, quality={"level": -20.0, "snr": 30.0, "advice": "The sound is clear."})
    with_overlap = Turns(utterances=(turn,), at_once=2.0).transcript(heard, audio).audio
    without = Turns(utterances=(turn,)).transcript(heard, audio).audio
    assert with_overlap is not None
    assert with_overlap.quality["overlap"] == 0.25
    assert str(with_overlap.quality["advice"]).startswith("People often spoke at once")
    assert without is not None
    assert "overlap" not in without.quality
