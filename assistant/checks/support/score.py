"""Turns what a comparison found into one score and a status."""

import math
from collections.abc import Sequence

from assistant.domain.casenote import Problem, SupportStatus

SUPPORTED = 0.6
"""A statement at or above this score is supported."""

NOT_THERE = 0.2
"""A statement below this score, with little of it said, is not in the recording."""

_BASE, _COVERAGE, _MEANING = -3.0, 4.0, 2.5
_ANY = 2.0
_WEIGHT = {
    "citation": 9.0, "quote": 4.0, "number": 3.2, "date": 2.6, "name": 2.4, "speaker": 3.0, "negation": 2.8,
    "modality": 1.8, "frequency": 1.6, "role-swap": 2.6, "judgement": 2.2, "corrected": 3.0, "overlap": 0.6,
}  # fmt: skip


def score(coverage: float, meaning: float | None, problems: Sequence[Problem]) -> float:
    """Combine the share of words found, nearness in meaning (cosine, or None) and problems into 0 to 1.

    A logistic function that rises with both shares and falls with every kind of problem.
    """
    near = coverage if meaning is None else meaning
    codes = {problem.code for problem in problems}
    total = _BASE + _COVERAGE * coverage + _MEANING * near - sum(_WEIGHT[code] for code in codes) - _ANY * bool(codes)
    return 1.0 / (1.0 + math.exp(-total))


def status(value: float, coverage: float, problems: Sequence[Problem]) -> SupportStatus:
    """Name the state: supported, check, or not in the recording; unsure is "check"."""
    if value >= SUPPORTED and not problems:
        return SupportStatus.SUPPORTED
    if value < NOT_THERE and coverage < 0.3:
        return SupportStatus.NOT_IN_RECORDING
    return SupportStatus.CHECK
