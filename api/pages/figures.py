"""Puts the figures of how a note reads into words: its score with every part, and its reading age with its range."""

from api.pages.reading import TITLES
from assistant.checks.readability_parts import WEIGHTS
from assistant.domain.base import Value
from assistant.domain.finding import Readability, Report

BANDS = {"5-7": 6, "8-10": 9, "11-13": 12, "14+": 15}
"""Ages of children by band, each with the age that stands for it."""

BAND_WORDS = {
    "": "a parent or carer",
    "5-7": "a child of 5 to 7",
    "8-10": "a child of 8 to 10",
    "11-13": "a child of 11 to 13",
    "14+": "a young person of 14 or more",
}
_LEAST = 0.05


class PointsView(Value):
    """One part of a score: its points, and the most that it can give; 0 for a part that can only take away."""

    title: str
    points: float
    most: float

    @property
    def full(self) -> bool:
        """Say whether this part lost nothing."""
        return self.points >= self.most - _LEAST


class FiguresView(Value):
    """How a text reads, and for whom it was scored; no figures where it is too short."""

    about: str
    reader: str
    words: int
    score: int | None
    age: int | None
    low: int | None
    high: int | None
    parts: tuple[PointsView, ...]


def show_figures(report: Report, reader: str = "") -> tuple[FiguresView, ...]:
    """Give the figures of the note, then those of the part meant for the child, where only a part is."""
    found = (_figures("The note" if report.child_readability else "", report.readability, reader),)
    if report.child_readability is None:
        return found
    return (*found, _figures("The part for the child", report.child_readability, "the child"))


def reader_of(choice: str) -> str:
    """Say for whom a note is scored, by a band of ages or an age in years."""
    return BAND_WORDS.get(choice, f"a child of {choice}")


def _figures(about: str, read: Readability, reader: str) -> FiguresView:
    if read.too_short or read.score is None:
        return FiguresView(
            about=about, reader=reader, words=read.words, score=None, age=None, low=None, high=None, parts=()
        )
    low, high = read.range or (None, None)
    parts = (
        PointsView(title=TITLES.get(name, name.replace("_", " ").capitalize()), points=points, most=most)
        for name, points in read.parts.items()
        if (most := WEIGHTS.get(name, 0.0)) > 0 or points < -_LEAST
    )
    return FiguresView(
        about=about,
        reader=reader,
        words=read.words,
        score=round(read.score),
        age=None if read.reading_age is None else round(read.reading_age),
        low=None if low is None else round(low),
        high=None if high is None else round(high),
        parts=tuple(sorted(parts, key=lambda part: part.points - part.most)),
    )
