"""Puts the figures of how a note reads into words: its score with every part, and its reading age with its range."""

from api.pages.reading import TITLES, LostView, show_reading
from assistant.checks.for_child import CHILD_AGE, is_all_for_child, places_for_reader, spots_of
from assistant.checks.readability import Reading
from assistant.checks.readability_parts import WEIGHTS
from assistant.domain.base import Value
from assistant.domain.casenote import Note
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
    """One part of a score: its points, the most that it can give (0 for one that only takes away), and what it lost.

    `lost` is there where somebody asked for the words that lost points.
    """

    title: str
    points: float
    most: float
    lost: tuple[LostView, ...] = ()

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
    asked: bool = False


def show_figures(report: Report, note: Note, choice: str = "") -> tuple[FiguresView, ...]:
    """Give the figures of the note, then those of the part meant for the child, where only a part is.

    `choice` is the age or band of ages that it was scored for, "" where none was chosen.
    """
    child = reader_of(choice) if choice else _child(note)
    if report.child_readability is None:
        reader = child if is_all_for_child(note) else reader_of(choice)
        return (_figures("", report.readability, reader),)
    return (
        _figures("The note", report.readability, reader_of("")),
        _figures("The part for the child", report.child_readability, child),
    )


def with_lost(figures: FiguresView, reading: Reading, note: Note) -> FiguresView:
    """Name the words that lost points, where they belong to this score."""
    if figures.score is None or reading.readability.score is None or round(reading.readability.score) != figures.score:
        return figures
    lost = {part.title: part.lost for part in show_reading(reading, spots_of(note, places_for_reader(note)))}
    parts = tuple(part.model_copy(update={"lost": lost.get(part.title, ())}) for part in figures.parts)
    return figures.model_copy(update={"parts": parts, "asked": True})


def reader_of(choice: str) -> str:
    """Say for whom a note is scored, by a band of ages or an age in years."""
    return BAND_WORDS.get(choice, f"a child of {choice}")


def _child(note: Note) -> str:
    age = note.child.age if note.child else None
    return f"the child, who is {age}" if age is not None else f"a child of {CHILD_AGE}: the age is not known"


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
