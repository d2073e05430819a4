"""Real weights on real sound: what is said is heard, and what is not said is not."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.domain.transcript import Word
from assistant.errors import CancelledError, MissingModelError, UnreadableRecordingError
from models.ear import Ear
from models.spans import Span
from models.speakers import VoiceprintDiariser
from models.whisper import WhisperTranscriber, voiced

SAID = (
    "hello priya thanks for seeing me again did owen get to school on monday "
    "he did yes he was ten minutes late because the bus didn't come "
    "and how have the bedtimes been since we last talked "
    "better he's in bed by eight most nights i think he's still worried about his grandad"
).split()


@pytest.fixture(scope="module")
def quick(weights: Path) -> WhisperTranscriber:
    return WhisperTranscriber(weights / "speech-quick")


def plain(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalpha() or letter == "'")


def test_a_conversation_is_heard_with_its_names(quick: WhisperTranscriber, two_voices: Path) -> None:
    heard = quick.transcribe(two_voices, vocabulary=["Priya", "Owen"])
    words = [plain(word.text) for word in heard.words]
    assert heard.language == "en"
    assert heard.warnings == ()
    assert {"priya", "owen", "bus", "worried"} <= set(words)
    assert len(set(SAID) - set(words)) <= 5
    assert all(a.start <= b.start for a, b in zip(heard.words, heard.words[1:], strict=False))


@pytest.mark.slow
def test_where_nobody_speaks_there_are_no_words(quick: WhisperTranscriber, no_speech: Path) -> None:
    heard = quick.transcribe(no_speech, vocabulary=["Priya", "Owen"])
    assert heard.words == ()
    assert heard.warnings == ()


def test_a_name_that_nobody_said_is_not_heard(quick: WhisperTranscriber, two_voices: Path) -> None:
    heard = quick.transcribe(two_voices, vocabulary=["Bartholomew", "Xanthe", "methylphenidate"])
    assert not {"bartholomew", "xanthe", "methylphenidate"} & {plain(word.text) for word in heard.words}


def test_voiced_time_without_words_is_heard_again(weights: Path, two_voices: Path) -> None:
    from faster_whisper import WhisperModel

    model = WhisperModel(str(weights / "speech-quick"), device="cpu", compute_type="int8")
    samples, _ = soundfile.read(two_voices, dtype="float32")
    ear = Ear(model, samples, voiced(samples), "en", None)
    words = {plain(word.text) for word in ear.mend([])}
    assert len(set(SAID) - words) <= 5
    assert ear.missed == []


def test_what_stays_unheard_is_said_with_its_times(weights: Path, two_voices: Path) -> None:
    from faster_whisper import WhisperModel

    model = WhisperModel(str(weights / "speech-quick"), device="cpu", compute_type="int8")
    silence = np.zeros(16_000 * 8, dtype=np.float32)
    ear = Ear(model, silence, [Span(1.0, 5.0)], "en", None)
    assert ear.mend([]) == []
    assert ear.missed == [Span(1.0, 5.0)]


def test_speech_that_is_hard_to_hear_is_said_with_its_times(
    quick: WhisperTranscriber, two_voices: Path, tmp_path: Path
) -> None:
    assert "hard-to-hear" not in {warning.code for warning in quick.transcribe(two_voices).warnings}
    samples, rate = soundfile.read(two_voices, dtype="float32")
    noise = np.random.default_rng(5).standard_normal(len(samples)) * np.sqrt(np.mean(samples**2))
    noisy = tmp_path / "noisy.wav"
    soundfile.write(noisy, (0.3 * (samples + noise)).astype(np.float32), rate)
    heard = quick.transcribe(noisy)
    hard = [warning for warning in heard.warnings if warning.code == "hard-to-hear"]
    assert hard
    assert all(w.start is not None and w.end is not None and 0 <= w.start < w.end <= 18 for w in hard)
    assert hard[0].message.startswith("Hard to hear, so words may be wrong: 00:")


def test_two_voices_are_told_apart(quick: WhisperTranscriber, weights: Path, two_voices: Path) -> None:
    words = quick.transcribe(two_voices).words
    diariser = VoiceprintDiariser(weights)
    for number in (2, None):
        said = diariser.diarise(two_voices, words, speakers=number)
        turns = said.utterances
        assert said.warnings == ()
        assert [turn.speaker for turn in turns] == ["S1", "S2", "S1", "S2"]
        assert plain(turns[0].text).startswith("hello")
        assert "worried" in turns[3].text
        assert [turn.id for turn in turns] == ["u1", "u2", "u3", "u4"]


def test_two_people_at_once_are_marked_with_their_times(weights: Path, two_voices: Path, tmp_path: Path) -> None:
    samples, rate = soundfile.read(two_voices, dtype="float32")
    first, second = samples[int(0.3 * rate) : int(4.3 * rate)], samples[int(5.3 * rate) : int(9.3 * rate)]
    mixed = tmp_path / "mixed.wav"
    soundfile.write(mixed, np.concatenate([first, second, 0.7 * (first + second)]), rate)
    words = [Word(start=at, end=at + 3.5, text="So.", probability=0.9) for at in (0.2, 4.2, 8.2)]
    said = VoiceprintDiariser(weights).diarise(mixed, words, speakers=2)
    marked = [warning for warning in said.warnings if warning.code == "overlap"]
    assert marked
    assert all(w.start is not None and w.end is not None and 7.8 <= w.start < w.end <= 12.1 for w in marked)
    assert marked[0].message.startswith("Two people speak at once here: 00:0")
    assert said.at_once is not None
    assert 2.0 <= said.at_once <= 4.2


def test_people_who_take_turns_are_not_marked_as_at_once(weights: Path, two_voices: Path) -> None:
    words = [Word(start=start, end=end, text="So.", probability=0.9) for start, end in ((0.5, 3.0), (5.5, 8.0))]
    said = VoiceprintDiariser(weights).diarise(two_voices, words, speakers=2)
    assert said.at_once == 0.0
    assert said.warnings == ()


def test_fewer_voices_than_people_is_said(weights: Path, two_voices: Path) -> None:
    words = [Word(start=start, end=end, text="So.", probability=0.9) for start, end in ((0.5, 3.0), (5.5, 8.0))]
    said = VoiceprintDiariser(weights).diarise(two_voices, words, speakers=3)
    assert [turn.speaker for turn in said.utterances] == ["S1", "S2"]
    assert said.warnings[0].code == "fewer-voices"
    assert said.warnings[0].message.startswith("3 people were expected and 2 voices were found")


def test_an_unsure_voice_is_said_with_its_times(weights: Path, two_voices: Path) -> None:
    diariser = VoiceprintDiariser(weights)
    words = [
        Word(start=start, end=end, text=text, probability=0.9)
        for start, end, text in ((0.5, 3.0, "One."), (5.5, 8.0, "Two."), (4.9, 5.0, "Hm."), (9.0, 11.0, "Three."))
    ]
    said = diariser.diarise(two_voices, sorted(words, key=lambda word: word.start), speakers=2)
    assert [(w.code, w.start, w.end) for w in said.warnings] == [("unsure-speaker", 4.9, 5.0)]
    assert said.warnings[0].message == "Not sure who said this: 00:04 to 00:05."


def test_one_voice_is_one_speaker(quick: WhisperTranscriber, weights: Path, two_voices: Path, tmp_path: Path) -> None:
    samples, rate = soundfile.read(two_voices, dtype="float32")
    alone = tmp_path / "alone.wav"
    soundfile.write(alone, samples[: int(4.8 * rate)], rate)
    words = quick.transcribe(alone).words
    turns = VoiceprintDiariser(weights).diarise(alone, words)
    assert {turn.speaker for turn in turns.utterances} == {"S1"}


def test_hearing_can_be_cancelled(quick: WhisperTranscriber, two_voices: Path) -> None:
    def cancel(share: float) -> None:
        raise CancelledError("Cancelled.")

    with pytest.raises(CancelledError):
        quick.transcribe(two_voices, progress=cancel)


def test_weights_that_are_not_here_say_how_to_get_them(two_voices: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingModelError, match="The speech weights are not here: run `heard models fetch`"):
        WhisperTranscriber(tmp_path / "speech").transcribe(two_voices)


def test_sound_that_was_not_decoded_is_refused(quick: WhisperTranscriber, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "wide.wav", np.zeros((100, 2)), 44_100)
    with pytest.raises(UnreadableRecordingError):
        quick.transcribe(tmp_path / "wide.wav")
