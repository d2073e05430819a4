"""What is measured on a record: a name, a plain title, and a function that scores many records at once."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Self

from assistant.errors import BadInputError
from assistant.quality.records import Record

Scorer = Callable[[Sequence[str]], Sequence[float]]
"""Scores texts in order, one number a text; NaN where a text is too short to say, 1 and 0 for yes and no."""

Better = Literal["higher", "lower", "neither"]


@dataclass(frozen=True)
class Measure:
    """One thing measured; `unit` follows a number in words ("points"), `yes_no` means a share of records."""

    name: str
    title: str
    score: Callable[[Sequence[Record]], Sequence[float]]
    better: Better = "higher"
    yes_no: bool = False
    unit: str = "points"

    @classmethod
    def of_text(
        cls,
        name: str,
        title: str,
        scorer: Scorer,
        *,
        better: Better = "higher",
        yes_no: bool = False,
        unit: str = "points",
    ) -> Self:
        """Measure the texts with a scorer from elsewhere, such as a readability score or a check."""
        return cls(name, title, lambda records: scorer([r.text for r in records]), better, yes_no, unit)

    @classmethod
    def of_column(cls, column: str, title: str, *, better: Better = "higher", unit: str = "points") -> Self:
        """Take a number from another column of the CSV, such as an auditor's score; NaN where it is empty."""
        return cls(column, title, lambda records: [_number(r, column) for r in records], better, False, unit)


@dataclass(frozen=True)
class Measures:
    """The one measure named beforehand as the answer, and the others that are looked at besides."""

    primary: Measure
    others: tuple[Measure, ...] = ()

    @property
    def all(self) -> tuple[Measure, ...]:
        """Every measure, the primary first."""
        return (self.primary, *self.others)

    @classmethod
    def of(cls, scorers: Mapping[str, Scorer], *, primary: str) -> Self:
        """Make measures of plain scoring functions by name; KeyError if the primary is not among them."""
        made = {name: Measure.of_text(name, name.replace("_", " ").replace("-", " "), s) for name, s in scorers.items()}
        return cls(made[primary], tuple(measure for name, measure in made.items() if name != primary))


def _number(record: Record, column: str) -> float:
    text = record.others.get(column, "").strip().removesuffix("%")
    if not text:
        return math.nan
    try:
        return float(text)
    except ValueError:
        raise BadInputError(f'The column {column} holds "{text[:20]}", which is not a number.') from None
