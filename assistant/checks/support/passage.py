"""Writes out the turns that a statement is most like, each after its speaker, for a reader of pairs to judge."""

from collections.abc import Iterator, Sequence

from assistant.checks.support.find import Found
from assistant.checks.support.talk import Stretch
from assistant.checks.support.units import Unit
from assistant.domain.transcript import Transcript, Utterance

MOST_WORDS = 85
"""Words of talk that a statement is read beside."""

LONG_TURN = 45
"""A turn of more words is cut to the sentences found, with one on either side."""


def passage_of(found: Found, stretch: Stretch, cited: set[int], transcript: Transcript) -> tuple[str, ...]:
    """Give the turns that bear most on a statement, in the order they were said, as "role Name: words"."""
    first = [*sorted(cited), *dict.fromkeys(unit.place for unit in found.units), stretch.middle]
    near = [place + step for place in dict.fromkeys(first) for step in (-1, 1)]
    kept: dict[int, str] = {}
    words = 0
    for place in dict.fromkeys((*first, *near, *stretch.places)):
        if not 0 <= place < len(transcript.utterances):
            continue
        text = _cut(transcript.utterances[place].text, [unit for unit in found.units if unit.place == place])
        length = len(text.split())
        if kept and words + length > MOST_WORDS:
            continue
        kept[place] = text
        words += length
    return tuple(f"{_label(transcript, transcript.utterances[place])}: {kept[place]}" for place in sorted(kept))


def _cut(text: str, found: Sequence[Unit]) -> str:
    if len(text.split()) <= LONG_TURN:
        return text
    places = [text.find(unit.text) for unit in found if not unit.joined]
    around = [place for place in places if place >= 0]
    if not around:
        return " ".join(text.split()[:LONG_TURN])
    return " ".join(_near(text, around))


def _near(text: str, around: Sequence[int]) -> Iterator[str]:
    """Give the words from a third of a long turn's length before what was found."""
    start = text[: min(around)].split()
    yield from start[-(LONG_TURN // 3) :]
    yield from text[min(around) :].split()[: LONG_TURN - LONG_TURN // 3]


def _label(transcript: Transcript, utterance: Utterance) -> str:
    speaker = transcript.speaker(utterance.speaker)
    return (
        " ".join(part for part in (speaker.role.value if speaker.role else "", speaker.name or "") if part) or "voice"
    )
