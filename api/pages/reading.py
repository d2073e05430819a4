"""Puts how a note reads into words: each part of the score, and the words that lost points."""

from assistant.checks.readability import Reading
from assistant.domain.base import Value

MOST_EXAMPLES = 8

TITLES = {
    "hard_words": "Everyday words",
    "jargon": "No jargon",
    "sentences": "Short, simple sentences",
    "to_the_child": "Speaks to the child, not about them",
    "judgement": "No blame",
    "passive": "Says who does what",
    "abstract": "Things you can see, not ideas",
    "negation": "Says what is, not what is not",
    "warmth": "Gives reasons and strengths",
    "word_order": "Words in order",
    "not_green": "Unexplained letters or blaming words",
}


class LostView(Value):
    """Words that lost points, why, and how often."""

    words: str
    why: str
    times: int


class PartView(Value):
    """One part of a score: what it looks at, its points, the most it can give, and the words that lost points."""

    title: str
    points: float
    most: float
    lost: tuple[LostView, ...]
    more: int


def show_reading(reading: Reading) -> tuple[PartView, ...]:
    """Put the parts of a score in order, those that lost most points first."""
    shown: list[PartView] = []
    for part in sorted(reading.parts, key=lambda p: p.points - p.most):
        counts: dict[tuple[str, str], int] = {}
        for lost in part.lost:
            key = (" ".join(lost.words.split()), lost.why)
            counts[key] = counts.get(key, 0) + 1
        if part.most <= 0 and part.points >= part.most:
            continue
        examples = [LostView(words=words, why=why, times=times) for (words, why), times in counts.items()]
        shown.append(
            PartView(
                title=TITLES.get(part.name, part.name.replace("_", " ").capitalize()),
                points=part.points,
                most=part.most,
                lost=tuple(examples[:MOST_EXAMPLES]),
                more=max(len(examples) - MOST_EXAMPLES, 0),
            )
        )
    return tuple(shown)
