"""Ties words to the seconds in which they were said."""

import re
from collections.abc import Iterable

from assistant.domain.casenote import Evidence
from assistant.domain.transcript import Utterance, Word
from assistant.drafting.said import Said


def evidence_of(sayings: Iterable[Said]) -> tuple[Evidence, ...]:
    """Give each stretch of sentences that stand together in one utterance its evidence, in the order given."""
    stretches: list[tuple[Utterance, int, int]] = []
    for said in sayings:
        if stretches and stretches[-1][0].id == said.utterance.id:
            utterance, start, end = stretches[-1]
            between = utterance.text[end : said.start]
            if said.start >= end and not between.strip():
                stretches[-1] = (utterance, start, said.end)
                continue
            if start <= said.start and said.end <= end:
                continue
        stretches.append((said.utterance, said.start, said.end))
    return tuple(evidence_at(*stretch) for stretch in stretches)


def evidence_at(utterance: Utterance, start: int, end: int) -> Evidence:
    """Give the words [start, end) of an utterance their seconds: by its words where it has them, else its own."""
    quote = utterance.text[start:end].strip()
    times = _times(utterance, start, end)
    return Evidence(utterance=utterance.id, start=times[0], end=times[1], quote=quote)


def _times(utterance: Utterance, start: int, end: int) -> tuple[float | None, float | None]:
    inside = [word for at, word in _placed(utterance) if start <= at < end]
    if not inside:
        return utterance.start, utterance.end
    return inside[0].start, inside[-1].end


def _placed(utterance: Utterance) -> list[tuple[int, Word]]:
    """Find where each timed word stands in the text; a word that isn't found there is left out."""
    placed, at = [], 0
    for word in utterance.words:
        bare = word.text.strip()
        found = re.compile(re.escape(bare)).search(utterance.text, at) if bare else None
        if found:
            placed.append((found.start(), word))
            at = found.end()
    return placed
