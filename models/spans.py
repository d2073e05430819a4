"""Stretches of time: which are voiced, which words cover, and what is left."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.domain.transcript import Word

LONG_WORD = 1.2
UNHEARD = 1.0


class Span(NamedTuple):
    """Seconds from start to end."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """Seconds between start and end."""
        return self.end - self.start

    def overlap(self, other: "Span") -> float:
        """Seconds that both have in common."""
        return max(0.0, min(self.end, other.end) - max(self.start, other.start))

    def widen(self, seconds: float) -> "Span":
        """Add seconds on both sides, not before zero."""
        return Span(max(0.0, self.start - seconds), self.end + seconds)


def merge(spans: Iterable[Span], gap: float = 0.0) -> list[Span]:
    """Join spans that touch or lie no further apart than a gap; in order of time."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + gap:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def subtract(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """Leave what no taken span covers."""
    cuts = merge(taken)
    left: list[Span] = []
    for span in spans:
        start = span.start
        for cut in cuts:
            if cut.end <= start or cut.start >= span.end:
                continue
            if cut.start > start:
                left.append(Span(start, cut.start))
            start = max(start, cut.end)
        if start < span.end:
            left.append(Span(start, span.end))
    return left


def seconds_in(span: Span, spans: Iterable[Span]) -> float:
    """Add up the seconds of a span that others cover."""
    return sum(span.overlap(other) for other in spans)


def clock(seconds: float) -> str:
    """Write seconds as a player shows them: 03:07, or 1:03:07."""
    whole = int(seconds)
    hours = f"{whole // 3600}:" if whole >= 3600 else ""
    return f"{hours}{whole // 60 % 60:02d}:{whole % 60:02d}"


def unheard(voiced: Sequence[Span], words: Sequence[Word], least: float = UNHEARD) -> list[Span]:
    """Find voiced stretches of over a second (or `least`) with no words.

    A word longer than 1.2 s is no cover: it was stretched over speech that was left out. Stretches no more than
    0.3 s apart with no whole word between them are one.
    """
    cover = [Span(word.start - 0.1, word.end + 0.1) for word in words if word.end - word.start <= LONG_WORD]
    left = merge((span for span in subtract(voiced, cover) if span.length > 0.2), gap=0.3)
    return [span for span in left if seconds_in(span, voiced) > least]
