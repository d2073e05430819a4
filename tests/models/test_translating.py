"""Another language keeps its own words, and has English beside them only where somebody asks."""

from pathlib import Path

import pytest

from assistant.domain.transcript import Utterance
from assistant.errors import BadInputError
from assistant.settings import Settings
from assistant.storage.sound import decode
from models.translating import WhisperTranslator

SPANISH = Path(__file__).parent / "sound" / "spanish.ogg"
SAID = "Le gusta mucho su profesor. Por la noche comemos juntos en la cocina."


def test_weights_that_know_english_only_say_so(weights: Path, two_voices: Path) -> None:
    turn = Utterance(id="u1", start=0.5, end=3.0, speaker="S1", text=SAID)
    with pytest.raises(BadInputError, match="English only"):
        WhisperTranslator(weights / "speech-quick").translate(two_voices, [turn], language="es")


@pytest.mark.slow
def test_spanish_keeps_its_words_and_has_english_beside_them(tmp_path: Path) -> None:
    folder = Settings().weights / "speech"
    if not (folder / "model.bin").exists():
        pytest.skip("needs the weights of the role speech")
    wav = tmp_path / "spanish.wav"
    seconds = decode(SPANISH, wav)
    turn = Utterance(id="u1", start=0.0, end=seconds, speaker="S1", text=SAID)
    (english,) = WhisperTranslator(folder).translate(wav, [turn], language="es")
    assert english.text == SAID
    assert english.translation is not None
    assert {"teacher", "kitchen"} <= set(english.translation.lower().replace(".", "").split())


@pytest.mark.slow
def test_silence_has_no_english(tmp_path: Path, no_speech: Path) -> None:
    folder = Settings().weights / "speech"
    if not (folder / "model.bin").exists():
        pytest.skip("needs the weights of the role speech")
    turn = Utterance(id="u1", start=5.0, end=12.0, speaker="S1", text=SAID)
    (english,) = WhisperTranslator(folder).translate(no_speech, [turn], language="es")
    assert english.translation is None
