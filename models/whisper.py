"""Turns speech into words with Whisper: none where nobody speaks, and none left out without saying so."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.domain.transcript import Warning, Word
from assistant.ports import Heard, Progress, SoFar
from models.british import spelt_here
from models.catalogue import need
from models.ear import Ear, cut, later
from models.names import mend_names
from models.said_numbers import as_said
from models.spans import Span, clock, merge
from models.windows import RATE, Samples, Window, windows

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

MOST_HOTWORDS = 40
ENGLISH_UNLESS = 0.7
SURELY_ENGLISH = 0.8


class WhisperTranscriber:
    """Fulfils Transcriber with faster-whisper on a processor, 8-bit; weights load on first use.

    Long recordings are heard in windows of some ten minutes, cut at a pause, so that memory stays the same.
    """

    def __init__(self, folder: Path, threads: int = 2) -> None:
        self.name = f"whisper {folder.name}"
        self._folder = folder
        self._threads = threads
        self._model: WhisperModel | None = None

    def transcribe(
        self,
        sound: Path,
        *,
        vocabulary: Sequence[str] = (),
        progress: Progress | None = None,
        so_far: SoFar | None = None,
    ) -> Heard:
        """Hear a 16 kHz mono WAV file; `vocabulary` lists first names and odd words that may occur.

        What is voiced and still has no words after a second try becomes a warning with its times, and so does sound so
        poor that words may be wrong.
        MissingModelError when the weights are not here; UnreadableRecordingError when the file is not such a WAV.
        """
        words: list[Word] = []
        warnings: list[Warning] = []
        spoken: list[tuple[float, float]] = []
        language: str | None = None
        tell = progress or (lambda _share: None)
        # Joined by commas, names made Whisper write whole turns with commas for full stops; as sentences they do not.
        hotwords = " ".join(f"{name}." for name in dict.fromkeys(vocabulary[:MOST_HOTWORDS])) or None
        for window in windows(sound):
            speech = voiced(window.samples)
            spoken.extend((round(s.start + window.start, 2), round(s.end + window.start, 2)) for s in speech)
            if speech and language is None:
                language = self._language(window.samples, speech)
            if speech:
                model = self._load()
                ear = Ear(model, window.samples, speech, language or "en", hotwords)
                more = partial(_more, so_far, tuple(words), window) if so_far else None
                heard = ear.hear(partial(_tell_within, tell, window), more)
                words.extend(later(heard, window.start))
                warnings.extend(_not_heard(Span(s.start + window.start, s.end + window.start)) for s in ear.missed)
                warnings.extend(_poor(Span(s.start + window.start, s.end + window.start)) for s in merge(ear.poor, 2.0))
            tell(min(1.0, (window.start + window.length) / window.total))
        if language not in {None, "en"}:
            warnings.insert(0, Warning(code="language", message=f"This does not sound like English ({language})."))
        written = spelt_here(as_said(words)) if language in {None, "en"} else words
        return Heard(
            words=tuple(mend_names(written, vocabulary)),
            language=language or "en",
            warnings=tuple(warnings),
            voiced=tuple(spoken),
        )

    def _load(self) -> "WhisperModel":
        if self._model is None:
            need(self._folder.parent, self._folder.name, "model.bin", "config.json", "tokenizer.json")
            from faster_whisper import WhisperModel

            self._model = WhisperModel(
                str(self._folder), device="cpu", compute_type="int8", cpu_threads=self._threads, local_files_only=True
            )
        return self._model

    def _language(self, samples: Samples, voiced: Sequence[Span]) -> str:
        """Name the language spoken; English unless it is clearly another."""
        model = self._load()
        if not model.model.is_multilingual:
            return "en"
        speech = np.concatenate([cut(samples, span) for span in voiced])
        language, probability, _ = model.detect_language(speech[: RATE * 30], language_detection_segments=1)
        if (language != "en" or probability < SURELY_ENGLISH) and len(speech) > RATE * 30:
            # One half minute may be a song or a silence: hear some more before it is called another language.
            language, probability, _ = model.detect_language(speech[: RATE * 120], language_detection_segments=4)
        return language if probability >= ENGLISH_UNLESS else "en"


def _tell_within(tell: Progress, window: Window, share: float) -> None:
    tell(min(1.0, (window.start + share * window.length) / window.total))


def _more(so_far: SoFar, before: tuple[Word, ...], window: Window, words: Sequence[Word]) -> None:
    so_far([*before, *later(words, window.start)])


def voiced(samples: Samples) -> list[Span]:
    """Find where somebody speaks, by Silero's voice detection."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(min_silence_duration_ms=250, speech_pad_ms=60, min_speech_duration_ms=100)
    return [Span(s["start"] / RATE, s["end"] / RATE) for s in get_speech_timestamps(samples, options)]


def _not_heard(span: Span) -> Warning:
    message = f"Not heard: {clock(span.start)} to {clock(span.end)}."
    return Warning(code="not-heard", start=round(span.start, 2), end=round(span.end, 2), message=message)


def _poor(span: Span) -> Warning:
    message = f"Hard to hear, so words may be wrong: {clock(span.start)} to {clock(span.end)}."
    return Warning(code="hard-to-hear", start=round(span.start, 2), end=round(span.end, 2), message=message)
