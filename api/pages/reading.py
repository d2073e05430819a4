"""Puts how a note reads into words: before and now, each part of the score, and the words that lost points."""

from collections.abc import Mapping, Sequence

from api.pages.letter import place_name
from assistant.checks.readability import Reading
from assistant.checks.readability_parts import Lost
from assistant.domain.base import Value
from assistant.domain.finding import Readability, Report

MOST_EXAMPLES = 8
LEAST = 0.05

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
    """Words that lost points, why, and how often; `places` names them in the letter, `statement` is the first's."""

    words: str
    why: str
    places: tuple[str, ...]
    statement: str = ""

    @property
    def times(self) -> int:
        """Count how often these words lost points."""
        return len(self.places)


class PartView(Value):
    """One part of a score: what it looks at, its points, the most it can give, and the words that lost points."""

    title: str
    points: float
    most: float
    lost: tuple[LostView, ...]
    more: int

    @property
    def lowered(self) -> bool:
        """Say whether this part lost points worth showing."""
        return self.points < self.most - LEAST


class ProgressView(Value):
    """How a note reads now, and how it read when today's editing began, where that differs.

    Ages are ranges in years, such as "11 to 13"; `score` is None where the text is too short.
    """

    about: str = ""
    words: int
    age: str = ""
    was_age: str = ""
    score: int | None = None
    was_score: int | None = None


def show_progress(now: Report, then: Report | None) -> tuple[ProgressView, ...]:
    """Put how a note reads beside how it read before; the part for the child by itself where only a part is."""
    shown = [progress_of(now.readability, then.readability if then else None)]
    if now.child_readability:
        before = (then.child_readability or then.readability) if then else None
        shown.append(progress_of(now.child_readability, before, about="The part for the child"))
    return tuple(shown)


def progress_of(now: Readability, then: Readability | None, *, about: str = "") -> ProgressView:
    """Put how one text reads beside how it read before."""
    if now.too_short:
        return ProgressView(about=about, words=now.words)
    was = then if then and not then.too_short else None
    age, score = age_words(now), None if now.score is None else round(now.score)
    was_age = age_words(was) if was else ""
    was_score = round(was.score) if was and was.score is not None else None
    return ProgressView(
        about=about,
        words=now.words,
        age=age,
        was_age=was_age if was_age != age else "",
        score=score,
        was_score=was_score if was_score != score else None,
    )


def age_words(read: Readability) -> str:
    """Say a reading age as the range it may well lie in, such as "11 to 13"; "" where there is none."""
    if read.reading_age is None:
        return ""
    low, high = read.range or (read.reading_age, read.reading_age)
    return f"{round(low)} to {round(high)}" if round(low) != round(high) else f"{round(low)}"


def ages(own: int | None, bands: Mapping[str, int], usual: int) -> tuple[tuple[str, str], ...]:
    """List whom a text may be scored for: the child, or a band of ages; as (what a form sends, its words)."""
    first = f"The child, who is {own}" if own is not None else f"A child of {usual}: the age is not known"
    return (
        ("", first),
        *((band, f"A child of {band.replace('-', ' to ').replace('+', ' or more')}") for band in bands),
    )


def years_of(age: str, bands: Mapping[str, int]) -> int | None:
    """Read an age or a band of ages; None for the child's own, and for what is neither."""
    if age in bands:
        return bands[age]
    return int(age) if age.isdecimal() and len(age) < 3 and 3 <= int(age) <= 18 else None


def show_reading(reading: Reading, spots: Sequence[tuple[int, int, str]] = ()) -> tuple[PartView, ...]:
    """Put the parts of a score in order, those that lost most points first; `spots` say where statements stand."""
    shown: list[PartView] = []
    for part in sorted(reading.parts, key=lambda p: p.points - p.most):
        if part.most <= 0 and part.points >= part.most:
            continue
        alike: dict[tuple[str, str], list[Lost]] = {}
        for lost in part.lost:
            alike.setdefault((" ".join(lost.words.split()), lost.why), []).append(lost)
        examples = [
            LostView(
                words=words,
                why=why,
                places=tuple(place_name(one.start, one.end) for one in found),
                statement=next((key for start, end, key in spots if start <= found[0].start < end), ""),
            )
            for (words, why), found in alike.items()
        ]
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
