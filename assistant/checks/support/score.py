"""Turns what a comparison found into one score and a status."""

import math
from collections.abc import Sequence

from assistant.checks.support.signs import Signs
from assistant.domain.casenote import Problem, SupportStatus

SUPPORTED = 0.5
"""A statement at or above this score is supported."""

NOT_THERE = 0.2
"""A statement below this score, with little of it said, is not in the recording."""

_BASE = -3.0
_FOR = {"words": 4.0, "verbs": 0.0, "people": 0.0, "together": 0.0, "meaning": 2.5, "unsure": 0.0, "denial": 0.0}
_AGAINST = {
    "citation": 9.0, "quote": 6.0, "number": 5.2, "date": 4.6, "name": 4.4, "speaker": 5.0, "negation": 4.8,
    "modality": 3.8, "frequency": 3.6, "role-swap": 4.6, "judgement": 4.2, "corrected": 5.0, "overlap": 2.6,
}  # fmt: skip
DECIDED = Signs(words=1.0, verbs=1.0, people=1.0, together=1.0, meaning=1.0, unsure=0.0, denial=0.0)
"""The signs of a statement whose words were all found as they stand."""


def score(signs: Signs, problems: Sequence[Problem]) -> float:
    """Combine signs and problems into 0 to 1: a logistic function, whose weights tests/measure_support.py --fit finds."""
    total = _BASE + sum(weight * getattr(signs, name) for name, weight in _FOR.items())
    total -= sum(_AGAINST[code] for code in {problem.code for problem in problems})
    return 1.0 / (1.0 + math.exp(-total))


def status(value: float, coverage: float) -> SupportStatus:
    """Name the state: supported, check, or not in the recording; unsure is "check"."""
    if value >= SUPPORTED:
        return SupportStatus.SUPPORTED
    if value < NOT_THERE and coverage < 0.3:
        return SupportStatus.NOT_IN_RECORDING
    return SupportStatus.CHECK
