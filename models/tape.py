"""Sound with its long silences cut out, in chunks that Whisper hears at once, and the way back to its own times."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from models.spans import Span, merge
from models.windows import RATE, Samples

# A silence is cut out where it is longer than this, and so much of it stays at both ends.
LONG_SILENCE = 2.0
EDGE = 0.4
# Short chunks are heard faster, and as well: a chunk ends in the longest pause between these two.
LEAST_CHUNK = 9.0
MOST_CHUNK = 14.0


class Piece(NamedTuple):
    """A stretch of the tape, and where in the sound it begins, in seconds."""

    at: float
    start: float
    length: float


class Tape:
    """What is voiced in some sound, one stretch after another."""

    def __init__(self, samples: Samples, voiced: Sequence[Span]) -> None:
        whole = len(samples) / RATE
        kept = merge(span.widen(EDGE) for span in merge(voiced, gap=LONG_SILENCE))
        spans = [Span(span.start, min(span.end, whole)) for span in kept]
        parts = [samples[int(span.start * RATE) : int(span.end * RATE)] for span in spans]
        self.samples: Samples = np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)
        self._pieces: list[Piece] = []
        at = 0.0
        for span, part in zip(spans, parts, strict=True):
            self._pieces.append(Piece(at, span.start, len(part) / RATE))
            at += len(part) / RATE
        self.seconds = at
        self._voiced = [self._on_tape(span) for span in voiced]

    def chunks(self) -> list[Span]:
        """Cut the tape where people pause, in chunks of some ten seconds."""
        pauses = [(b.start - a.end, (a.end + b.start) / 2) for a, b in pairwise(self._voiced)]
        found: list[Span] = []
        start = 0.0
        while self.seconds - start > MOST_CHUNK:
            near = [pause for pause in pauses if start + LEAST_CHUNK <= pause[1] <= start + MOST_CHUNK]
            end = max(near)[1] if near else start + MOST_CHUNK
            found.append(Span(start, end))
            start = end
        return [*found, Span(start, self.seconds)] if self.seconds > start else found

    def in_sound(self, span: Span) -> Span:
        """Give the seconds of the sound for seconds of the tape; a span never reaches over a silence cut out."""
        piece = self._piece((span.start + span.end) / 2)
        first, last = piece.start, piece.start + piece.length
        shift = piece.start - piece.at
        return Span(min(max(span.start + shift, first), last), min(max(span.end + shift, first), last))

    def _piece(self, seconds: float) -> Piece:
        return next((piece for piece in reversed(self._pieces) if piece.at <= seconds), self._pieces[0])

    def _on_tape(self, span: Span) -> Span:
        piece = next(piece for piece in reversed(self._pieces) if piece.start <= span.start + 1e-6)
        shift = piece.at - piece.start
        return Span(span.start + shift, min(span.end + shift, self.seconds))
