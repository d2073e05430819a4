"""The real weights, fetched once, and sound to try them on."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.settings import Settings
from assistant.storage.sound import decode
from models.catalogue import fetch, read_catalogue

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def weights() -> Path:
    """Give the folder of weights, with the quick ones in it."""
    folder = Settings().weights
    fetch(read_catalogue(), folder, ["speech-quick", "voices", "overlap", "meaning", "syllables"])
    return folder


@pytest.fixture(scope="session")
def two_voices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give 17 seconds of a woman and a man in turn, made by a synthesiser, as 16 kHz WAV."""
    wav = tmp_path_factory.mktemp("sound") / "two-voices.wav"
    decode(HERE / "sound" / "two-voices.ogg", wav)
    return wav


@pytest.fixture(params=["silence", "hiss", "hum", "knocks"])
def no_speech(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give 40 seconds in which nobody speaks."""
    random = np.random.default_rng(2)
    seconds = np.arange(40 * 16_000) / 16_000
    sounds = {
        "silence": np.zeros(len(seconds)),
        "hiss": 0.05 * random.standard_normal(len(seconds)),
        "hum": 0.2 * np.sin(2 * np.pi * 50 * seconds) + 0.05 * np.sin(2 * np.pi * 150 * seconds),
        "knocks": np.where(seconds % 1.3 < 0.02, 0.6, 0.0) * random.standard_normal(len(seconds)),
    }
    wav = tmp_path / "no-speech.wav"
    soundfile.write(wav, sounds[request.param].astype(np.float32), 16_000)
    return wav
