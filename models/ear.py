"""Hears some minutes of speech: several chunks at a time, then again where something is amiss."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from assistant.domain.transcript import Word
from assistant.ports import Progress, SoFar
from models.nets import alike, in_voiced_time, loops, made_up, plain
from models.spans import LONG_WORD, UNHEARD, Span, merge, unheard
from models.tape import Tape
from models.windows import RATE, Samples

if TYPE_CHECKING:
    from faster_whisper import WhisperModel
    from faster_whisper.transcribe import Segment

SURE_NAME = 0.6
AT_ONCE = 14.0
BETWEEN = 0.8
# Several chunks at a time take half the time of one after another, and three beams hear as well as five there.
CHUNKS_AT_ONCE = 8
BEAMS = 3
LEAST_LIKELY = -1.0
LEAST_LIKELY_AGAIN = -1.2
# Of words in chunks less likely one in four was wrong, of the others one in thirty (a visit, clean and in four rooms).
POOR = -0.35
CONTEXT = 0.4
# What is found in a second hearing must be likely, since in silence Whisper says "You"; in a short stretch, more so.
SHORT = 0.5
SURE_AGAIN = 0.3
SURE_SHORT = 0.5
ALONE_EVERY = 60.0
MOST_REPETITIVE = 2.4


class Ear:
    """Hears one window: once as it comes, then again where something is amiss."""

    def __init__(
        self,
        model: "WhisperModel",
        samples: Samples,
        voiced: Sequence[Span],
        language: str = "en",
        hotwords: str | None = None,
    ) -> None:
        self._model, self._samples, self._voiced = model, samples, voiced
        self._language, self._hotwords = language, hotwords
        self.missed: list[Span] = []
        self.poor: list[Span] = []

    def hear(self, tell: Progress, so_far: SoFar | None = None) -> list[Word]:
        """Hear the window once, then mend what is amiss.

        `missed` holds what stays unheard, and `poor` where the sound was so bad that words may be wrong.
        """
        return self.mend(self._first(tell, so_far))

    def mend(self, words: list[Word]) -> list[Word]:
        """Drop words where nobody speaks, and hear loops, doubtful names and voiced time without words again."""
        words = self._without_loops(in_voiced_time(words, self._voiced))
        doubtful = self._doubtful(words)
        beside = merge(Span(word.start, word.end).widen(2.0) for word in doubtful)
        left = unheard(self._voiced, words, least=SHORT)
        again = self._decode_together([*beside, *(span.widen(CONTEXT) for span in left)])
        words = self._without_names_unheard(words, doubtful, [word for part in again[: len(beside)] for word in part])
        words = self._fuller(words, left, again[len(beside) :])
        self.missed = merge([*self.missed, *unheard(self._voiced, words)], gap=0.5)
        return words

    def _first(self, tell: Progress, so_far: SoFar | None) -> list[Word]:
        """Hear every chunk once, several at a time; a chunk that makes little sense is left for later."""
        tape = Tape(self._samples, self._voiced)
        words: list[Word] = []
        for segment in self._several(tape.samples, tape.chunks(), hotwords=self._hotwords):
            tell(min(1.0, segment.end / tape.seconds))
            if _makes_sense(segment, LEAST_LIKELY):
                found = [_placed(word, tape.in_sound(Span(word.start, word.end))) for word in _words(segment)]
                words.extend(found)
                if found and segment.avg_logprob < POOR:
                    self.poor.append(Span(found[0].start, max(word.end for word in found)))
            if so_far:
                so_far(words)
        return sorted(words, key=lambda word: word.start)

    def _several(self, samples: Samples, chunks: Sequence[Span], hotwords: str | None = None) -> "Iterator[Segment]":
        """Hear chunks of less than thirty seconds, several at a time, with no words before any of them."""
        if not chunks:
            return
        from models.short_batches import ShortBatches

        segments, _ = ShortBatches(self._model).transcribe(
            samples,
            language=self._language,
            clip_timestamps=[{"start": chunk.start, "end": chunk.end} for chunk in chunks],
            batch_size=CHUNKS_AT_ONCE,
            beam_size=BEAMS,
            temperature=0.0,
            without_timestamps=False,
            word_timestamps=True,
            hotwords=hotwords,
        )
        yield from segments

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

    def _doubtful(self, words: Sequence[Word]) -> list[Word]:
        """Find words of the vocabulary that were heard unsurely."""
        names = {plain(name) for name in (self._hotwords or "").split()}
        return [word for word in words if word.probability < SURE_NAME and plain(word.text).removesuffix("'s") in names]

    def _without_names_unheard(self, words: list[Word], doubtful: list[Word], again: list[Word]) -> list[Word]:
        """Keep a doubtful name only where it sounds like what is heard there without the vocabulary."""
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

    def _fuller(self, words: list[Word], left: list[Span], again: list[list[Word]]) -> list[Word]:
        """Take what was heard where voiced time had no words, then hear what is left of it one by one."""
        for span, found in zip(left, again, strict=True):
            words = _taken(span, words, found)
        alone = unheard(self._voiced, words)
        for span in sorted(alone, key=lambda span: -span.length)[: self._most_alone]:
            words = _taken(span, words, self._decode(span))
        return words

    @property
    def _most_alone(self) -> int:
        """How many stretches may be heard by themselves: each takes as long as half a minute of talk."""
        return 2 + int(len(self._samples) / RATE / ALONE_EVERY)

    def _decode(self, span: Span, penalty: float = 1.0) -> list[Word]:
        """Hear some seconds by themselves, with no hotwords and no text before them.

        Only words inside the span are kept, and none stretched over a second and more: in silence Whisper says "You".
        """
        wide = Span(max(0.0, span.start - 0.4), min(len(self._samples) / RATE, span.end + 0.4))
        return self._within(span, later(self._listen(cut(self._samples, wide), penalty), wide.start))

    def _decode_together(self, spans: Sequence[Span]) -> list[list[Word]]:
        """Hear short stretches, some at a time with silence between, since one or six take Whisper as long."""
        parts: list[Samples] = []
        chunks: list[Span] = []
        places: list[tuple[Span, float]] = []
        at = 0.0
        for bundle in _bundles(spans):
            first = at
            for span in bundle:
                parts.append(np.pad(cut(self._samples, span), (0, int(BETWEEN * RATE))))
                places.append((span, at))
                at += len(parts[-1]) / RATE
            chunks.append(Span(first, at))
        if not chunks:
            return []
        segments = self._several(np.concatenate(parts), chunks)
        heard = [word for s in segments if _makes_sense(s, LEAST_LIKELY_AGAIN) for word in _words(s)]
        return [
            self._within(
                span,
                later([w for w in heard if _middle_in(w, Span(at, at + span.length))], span.start - at),
            )
            for span, at in places
        ]

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
            beam_size=BEAMS,
            temperature=[0.0, 0.2, 0.4],
        )
        found: list[Word] = []
        for segment in segments:
            if _makes_sense(segment, LEAST_LIKELY_AGAIN):
                found.extend(_words(segment))
        return found


def cut(samples: Samples, span: Span) -> Samples:
    """Give the samples of some seconds."""
    return samples[int(span.start * RATE) : int(span.end * RATE)]


def _makes_sense(segment: "Segment", least: float) -> bool:
    """Say whether a segment is likely enough, does not repeat itself, and is no phrase of film subtitles."""
    likely = segment.avg_logprob > least and segment.compression_ratio < MOST_REPETITIVE
    return likely and not made_up(segment.text)


def _placed(word: Word, span: Span) -> Word:
    return word.model_copy(update={"start": round(span.start, 3), "end": round(span.end, 3)})


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


def later(words: Sequence[Word], seconds: float) -> list[Word]:
    """Move words so many seconds on."""
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


def _taken(span: Span, words: list[Word], heard: Sequence[Word]) -> list[Word]:
    """Take what was heard again in a stretch if it says more than what stands there, and can be said in the time."""
    old = [word for word in words if _middle_in(word, span)]
    fresh = [word for word in heard if _middle_in(word, span) and not _said_beside(word, words, old)]
    least = SURE_SHORT if span.length < UNHEARD else SURE_AGAIN
    if not fresh or sum(word.probability for word in fresh) / len(fresh) < least:
        return words
    if loops(fresh) or len(fresh) < len(old) or not _sayable(fresh, span):
        return words
    kept = [word for word in words if not _middle_in(word, span)]
    return sorted([*kept, *fresh], key=lambda word: word.start)


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
