"""Puts turns in another language into English with Whisper, beside the words that were said."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import soundfile

from assistant.domain.transcript import Utterance
from assistant.errors import BadInputError
from assistant.ports import Progress
from models.catalogue import need
from models.nets import made_up
from models.windows import RATE, Samples

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

EDGE = 0.2
REPEATED = re.compile(r"\b(\w+(?:\W+\w+){0,7})(?:\W+\1\b){2,}", re.IGNORECASE)
# Less likely English, or English that says itself again, had little to do with what was said.
MOST_REPETITIVE = 2.0
LEAST_LIKELY = -0.8


class WhisperTranslator:
    """Fulfils Translator with the speech weights, one turn at a time; weights load on first use."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        self.name = f"whisper {folder.name}"
        self._folder, self._threads = folder, threads
        self._model: WhisperModel | None = None

    def translate(
        self, sound: Path, utterances: Sequence[Utterance], *, language: str, progress: Progress | None = None
    ) -> tuple[Utterance, ...]:
        """Give each turn its English; a turn that makes no sense in English keeps none.

        `sound` is the 16 kHz mono WAV that the turns came from, `language` the code of the language spoken.
        BadInputError where the weights know English only; MissingModelError when they are not here.
        """
        model = self._load()
        if not model.model.is_multilingual:
            raise BadInputError("These speech weights know English only: choose the weights called speech.")
        done: list[Utterance] = []
        with soundfile.SoundFile(sound) as file:
            for number, turn in enumerate(utterances, 1):
                english = self._english(model, _read(file, turn), language)
                done.append(turn.model_copy(update={"translation": english}))
                if progress:
                    progress(number / len(utterances))
        return tuple(done)

    def _english(self, model: "WhisperModel", samples: Samples, language: str) -> str | None:
        if not len(samples):
            return None
        segments, _ = model.transcribe(
            samples,
            language=language,
            task="translate",
            vad_filter=False,
            condition_on_previous_text=False,
            temperature=0.0,
        )
        found = list(segments)
        said = [segment.text.strip() for segment in found]
        if any(s.avg_logprob < LEAST_LIKELY or s.compression_ratio > MOST_REPETITIVE for s in found) or repeats(said):
            return None
        return " ".join(text for text in said if not made_up(text)) or None

    def _load(self) -> "WhisperModel":
        if self._model is None:
            need(self._folder.parent, self._folder.name, "model.bin", "config.json", "tokenizer.json")
            from faster_whisper import WhisperModel

            self._model = WhisperModel(
                str(self._folder), device="cpu", compute_type="int8", cpu_threads=self._threads, local_files_only=True
            )
        return self._model


def repeats(said: Sequence[str]) -> bool:
    """Say whether two parts are the same, or some words follow themselves three times."""
    return len(set(said)) < len(said) or bool(REPEATED.search(" ".join(said)))


def _read(file: soundfile.SoundFile, turn: Utterance) -> Samples:
    """Read a turn's sound with a little around it."""
    first = max(0, int(((turn.start or 0.0) - EDGE) * RATE))
    last = min(file.frames, int(((turn.end or 0.0) + EDGE) * RATE))
    file.seek(min(first, file.frames))
    samples: Samples = file.read(max(0, last - first), dtype="float32")
    return samples
