"""Turns what comparisons found into one score and a status."""

import math
from collections.abc import Mapping, Sequence

from assistant.checks.support.weights import BASE, READ_BASE, READ_WEIGHTS, WEIGHTS
from assistant.domain.casenote import Problem, SupportStatus

SUPPORTED = 0.5
"""A statement at or above this score is supported."""

NOT_THERE = 0.3
"""A statement below this score, with little of it said, is not in the recording."""

FOUND, FOUND_WRONG = 0.97, 0.05
"""The scores of statements that are right or wrong by what was found: exact words, who was there, who agreed."""

CERTAIN = frozenset({"citation", "quote", "date", "speaker", "judgement", "corrected"})
"""Problems that are hardly ever found of right statements, so that nothing outweighs them."""

DOUBTED = 0.3
"""The highest score of a statement with such a problem."""


READ = "read"
"""The mark that a reader of pairs gives: the log odds that the talk bears a statement out."""

SUREST = 5.0
"""The log odds of a reader count up to here."""


def score(marks: Mapping[str, float]) -> float:
    """Give the chance, 0 to 1, that the recording bears a statement out, by a logistic function of its marks.

    A mark without a weight counts for nothing. Where no reader of pairs judged it, the other marks have weights of
    their own.
    """
    base, weights = (READ_BASE, READ_WEIGHTS) if READ in marks else (BASE, WEIGHTS)
    total = base + sum(weights.get(name, 0.0) * value for name, value in marks.items())
    return 1.0 / (1.0 + math.exp(-total))


def log_odds(chance: float) -> float:
    """Turn a chance into log odds, at most SUREST either way."""
    inside = min(max(chance, 1e-6), 1 - 1e-6)
    return within(math.log(inside / (1 - inside)))


def within(value: float) -> float:
    """Keep log odds within SUREST of 0."""
    return min(max(value, -SUREST), SUREST)


def status(value: float, problems: Sequence[Problem], *, near: bool = True) -> SupportStatus:
    """Name the state: supported, check, or not in the recording; unsure is "check".

    `near` says whether anything like it was said.
    """
    if value >= SUPPORTED:
        return SupportStatus.SUPPORTED
    if (value < NOT_THERE or not near) and {problem.code for problem in problems} == {"overlap"}:
        return SupportStatus.NOT_IN_RECORDING
    return SupportStatus.CHECK
