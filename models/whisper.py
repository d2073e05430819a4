"""Turns speech into words with Whisper: none where nobody speaks, and none left out without saying so."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.domain.transcript import Warning, Word
from assistant.ports import Heard, Progress
from models.catalogue import need
from models.names import mend_names
from models.nets import alike, in_voiced_time, loops, made_up, plain
from models.spans import LONG_WORD, Span, clock, merge, unheard
from models.windows import RATE, Samples, Window, windows

if TYPE_CHECKING:
    from faster_whisper import WhisperModel
    from faster_whisper.transcribe import Segment

MOST_HOTWORDS = 40
ENGLISH_UNLESS = 0.7
SURE_NAME = 0.6
AT_ONCE = 29.0
BETWEEN = 0.8


class WhisperTranscriber:
    """Fulfils Transcriber with faster-whisper on a processor, 8-bit; weights load on first use.

    Long recordings are heard in windows of some ten minutes, cut at a pause, so that memory stays the same.
    """

    def __init__(self, folder: Path, threads: int = 2) -> None:
        self.name = f"whisper {folder.name}"
        self._folder = folder
        self._threads = threads
        self._model: WhisperModel | None = None

    def transcribe(self, sound: Path, *, vocabulary: Sequence[str] = (), progress: Progress | None = None) -> Heard:
        """Hear a 16 kHz mono WAV file; `vocabulary` lists first names and odd words that may occur.

        What is voiced and still has no words after a second try becomes a warning with its times.
        MissingModelError when the weights are not here; UnreadableRecordingError when the file is not such a WAV.
        """
        words: list[Word] = []
        warnings: list[Warning] = []
        language: str | None = None
        tell = progress or (lambda _share: None)
        # Joined by commas, names made Whisper write whole turns with commas for full stops; as sentences they do not.
        hotwords = " ".join(f"{name}." for name in dict.fromkeys(vocabulary[:MOST_HOTWORDS])) or None
        for window in windows(sound):
            speech = voiced(window.samples)
            if speech and language is None:
                language = self._language(window.samples, speech)
            if speech:
                ear = Ear(self._load(), window.samples, speech, language or "en", hotwords)
                heard = ear.hear(partial(_tell_within, tell, window))
                words.extend(_later(heard, window.start))
                warnings.extend(_not_heard(Span(s.start + window.start, s.end + window.start)) for s in ear.missed)
            tell(min(1.0, (window.start + window.length) / window.total))
        if language not in {None, "en"}:
            warnings.insert(0, Warning(code="language", message=f"This does not sound like English ({language})."))
        return Heard(words=tuple(mend_names(words, vocabulary)), language=language or "en", warnings=tuple(warnings))

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
        speech = np.concatenate([_cut(samples, span) for span in voiced])[: RATE * 120]
        language, probability, _ = model.detect_language(speech, language_detection_segments=4)
        return language if probability >= ENGLISH_UNLESS else "en"


def _tell_within(tell: Progress, window: Window, share: float) -> None:
    tell(min(1.0, (window.start + share * window.length) / window.total))


class Ear:
    """Hears one window: once as it comes, then again where something is amiss."""

    def __init__(
        self, model: "WhisperModel", samples: Samples, voiced: Sequence[Span], language: str, hotwords: str | None
    ) -> None:
        self._model, self._samples, self._voiced = model, samples, voiced
        self._language, self._hotwords = language, hotwords
        self.missed: list[Span] = []

    def hear(self, tell: Progress) -> list[Word]:
        """Hear the window once, then mend what is amiss; `missed` holds what stays unheard."""
        return self.mend(self._first(tell))

    def mend(self, words: list[Word]) -> list[Word]:
        """Drop words where nobody speaks, and hear loops, doubtful names and voiced time without words again."""
        words = self._without_loops(in_voiced_time(words, self._voiced))
        words = self._without_doubtful_names(words)
        for span in unheard(self._voiced, words):
            words = self._again(span, words)
        self.missed = merge([*self.missed, *unheard(self._voiced, words)], gap=0.5)
        return words

    def _first(self, tell: Progress) -> list[Word]:
        segments, _ = self._model.transcribe(
            self._samples,
            language=self._language,
            vad_filter=True,
            word_timestamps=True,
            hotwords=self._hotwords,
        )
        words: list[Word] = []
        for segment in segments:
            tell(min(1.0, segment.end * RATE / len(self._samples)))
            if not made_up(segment.text):
                words.extend(_words(segment))
        return words

    def _without_loops(self, words: list[Word]) -> list[Word]:
        """Hear a loop again by itself; what still loops is left out and marked as not heard."""
        for span in loops(words):
            outside = [word for word in words if word.end <= span.start or word.start >= span.end]
            fresh = self._decode(span, penalty=1.2)
            if loops(fresh):
                self.missed.append(span)
                fresh = []
            words = sorted([*outside, *fresh], key=lambda word: word.start)
        return words

    def _without_doubtful_names(self, words: list[Word]) -> list[Word]:
        """Hear a doubtful word of the vocabulary again without it; keep it only where it sounds like what is heard."""
        names = {plain(name) for name in (self._hotwords or "").split()}
        doubtful = [
            word for word in words if word.probability < SURE_NAME and plain(word.text).removesuffix("'s") in names
        ]
        again = self._decode_together(merge(Span(word.start, word.end).widen(2.0) for word in doubtful))
        kept: list[Word] = []
        for word in words:
            if word not in doubtful or _confirmed(word, again):
                kept.append(word)
                continue
            # Heard with other stretches a word may slip in time, so that a name is given up only when heard alone.
            alone = self._decode(Span(word.start, word.end).widen(2.0))
            there = [other for other in alone if _middle_in(other, Span(word.start, word.end).widen(0.15))]
            fresh = [other for other in there if not _said_beside(other, words, [word])]
            kept.extend([word] if _confirmed(word, alone) else fresh)
        return kept

    def _again(self, span: Span, words: list[Word]) -> list[Word]:
        """Hear voiced time that has no words again, and take what is found if it says more."""
        old = [word for word in words if _middle_in(word, span)]
        fresh = [word for word in self._decode(span) if not _said_beside(word, words, old)]
        if loops(fresh) or len(fresh) < max(1, len(old)) or not _sayable(fresh, span):
            return words
        kept = [word for word in words if not _middle_in(word, span)]
        return sorted([*kept, *fresh], key=lambda word: word.start)

    def _decode(self, span: Span, penalty: float = 1.0) -> list[Word]:
        """Hear some seconds by themselves, with no hotwords and no text before them.

        Only words inside the span are kept, and none stretched over a second and more: in silence Whisper says "You".
        """
        wide = Span(max(0.0, span.start - 0.4), min(len(self._samples) / RATE, span.end + 0.4))
        return self._within(span, _later(self._listen(_cut(self._samples, wide), penalty), wide.start))

    def _decode_together(self, spans: Sequence[Span]) -> list[Word]:
        """Hear short stretches, some at a time with silence between, since one or six take Whisper as long."""
        found: list[Word] = []
        for bundle in _bundles(spans):
            parts = [np.pad(_cut(self._samples, span), (0, int(BETWEEN * RATE))) for span in bundle]
            heard = self._listen(np.concatenate(parts))
            at = 0.0
            for span, part in zip(bundle, parts, strict=True):
                own = [word for word in heard if _middle_in(word, Span(at, at + span.length))]
                found.extend(self._within(span, _later(own, span.start - at)))
                at += len(part) / RATE
        return found

    def _within(self, span: Span, words: Sequence[Word]) -> list[Word]:
        """Keep voiced words of a span, and none stretched over a second and more."""
        sure = [word for word in words if word.end - word.start <= LONG_WORD and _middle_in(word, span)]
        return in_voiced_time(sure, self._voiced)

    def _listen(self, samples: Samples, penalty: float = 1.0) -> list[Word]:
        segments, _ = self._model.transcribe(
            samples,
            language=self._language,
            vad_filter=False,
            word_timestamps=True,
            condition_on_previous_text=False,
            repetition_penalty=penalty,
            temperature=[0.0, 0.2, 0.4],
        )
        found: list[Word] = []
        for segment in segments:
            if not made_up(segment.text) and segment.avg_logprob > -1.2 and segment.compression_ratio < 2.4:
                found.extend(_words(segment))
        return found


def voiced(samples: Samples) -> list[Span]:
    """Find where somebody speaks, by Silero's voice detection."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(min_silence_duration_ms=250, speech_pad_ms=60, min_speech_duration_ms=100)
    return [Span(s["start"] / RATE, s["end"] / RATE) for s in get_speech_timestamps(samples, options)]


def _cut(samples: Samples, span: Span) -> Samples:
    return samples[int(span.start * RATE) : int(span.end * RATE)]


def _words(segment: "Segment") -> list[Word]:
    return [
        Word(
            start=max(0.0, word.start),
            end=max(word.start, word.end, 0.0),
            text=word.word.strip(),
            probability=min(1.0, max(0.0, word.probability)),
        )
        for word in segment.words or ()
        if plain(word.word)
    ]


def _later(words: Sequence[Word], seconds: float) -> list[Word]:
    return [
        word.model_copy(update={"start": round(word.start + seconds, 3), "end": round(word.end + seconds, 3)})
        for word in words
    ]


def _middle_in(word: Word, span: Span) -> bool:
    return span.start <= (word.start + word.end) / 2 < span.end


def _confirmed(word: Word, heard: Sequence[Word]) -> bool:
    """Say whether something that sounds like a word was heard at its time, give or take."""
    span = Span(word.start, word.end).widen(0.4)
    return any(alike(word.text, other.text) for other in heard if _middle_in(other, span))


def _bundles(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Put stretches together so that each bundle fits into what Whisper hears at once."""
    held: list[Span] = []
    for span in spans:
        if held and sum(other.length + BETWEEN for other in [*held, span]) > AT_ONCE:
            yield held
            held = []
        held.append(span)
    if held:
        yield held


def _said_beside(word: Word, words: Sequence[Word], old: Sequence[Word]) -> bool:
    """Say whether a word found again is one that stands beside the stretch already."""
    return any(
        other not in old
        and plain(other.text) == plain(word.text)
        and other.start - 0.3 <= word.end
        and word.start <= other.end + 0.3
        for other in words
    )


def _sayable(words: Sequence[Word], span: Span) -> bool:
    """Say whether so many words fit into so much time: seven a second is as fast as people speak."""
    return len(words) <= 7 * span.length + 2


def _not_heard(span: Span) -> Warning:
    message = f"Not heard: {clock(span.start)} to {clock(span.end)}."
    return Warning(code="not-heard", start=round(span.start, 2), end=round(span.end, 2), message=message)
