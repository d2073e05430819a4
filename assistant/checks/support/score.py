"""Turns what a comparison found into one score and a status."""

import math
from collections.abc import Sequence

from assistant.checks.support.signs import Signs
from assistant.domain.casenote import Problem, SupportStatus

SUPPORTED = 0.5
"""A statement at or above this score is supported."""

NOT_THERE = 0.2
"""A statement below this score, with little of it said, is not in the recording."""

_BASE = -1.7
_FOR = {"words": 1.5, "meaning": 1.0, "verbs": 0.6, "people": 0.6, "clauses": 0.3}
_UNSURE, _DENIAL = 0.7, 0.6
_AGAINST = {
    "citation": 9.0, "quote": 6.0, "number": 2.8, "date": 2.8, "corrected": 2.8, "name": 2.8, "speaker": 2.8,
    "negation": 2.8, "frequency": 2.7, "judgement": 2.7, "role-swap": 2.2, "modality": 2.0, "overlap": 2.0,
}  # fmt: skip
"""Found by a logistic fit, all weights held at 0 or above, to the tuning claims of tests/measure_support.py alone, each
visit left out in turn; the shares of words and of meaning were then raised by hand, since few of those claims are
made of words that nobody said."""

DECIDED = Signs(words=1.0, verbs=1.0, people=1.0, meaning=1.0, unsure=0.0, denial=0.0, clauses=1.0)
"""The signs of a statement whose words were all found as they stand."""


def score(signs: Signs, problems: Sequence[Problem]) -> float:
    """Combine signs and problems into 0 to 1: a logistic function, its weights fitted to the tuning claims."""
    total = _BASE + sum(weight * getattr(signs, name) for name, weight in _FOR.items())
    total -= _UNSURE * signs.unsure + _DENIAL * signs.denial
    total -= sum(_AGAINST[code] for code in {problem.code for problem in problems})
    return 1.0 / (1.0 + math.exp(-total))


def status(value: float, coverage: float) -> SupportStatus:
    """Name the state: supported, check, or not in the recording; unsure is "check"."""
    if value >= SUPPORTED:
        return SupportStatus.SUPPORTED
    if value < NOT_THERE and coverage < 0.3:
        return SupportStatus.NOT_IN_RECORDING
    return SupportStatus.CHECK
