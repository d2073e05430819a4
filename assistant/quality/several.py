"""Holds measures that are looked at besides the main one to the stricter level that looking at several asks for."""

from collections.abc import Sequence
from typing import TypeVar

from assistant.quality.comparison import Result
from assistant.quality.statistics import holm

ResultT = TypeVar("ResultT", bound=Result)

ALPHA = 0.05
"""How seldom chance alone may make what is told as a change."""


def for_many(results: Sequence[ResultT]) -> list[ResultT]:
    """Judge each by its chance adjusted for their number (Holm 1979); one with too little data never changed."""
    tested = [r for r in results if r.p is not None]
    adjusted = dict(zip((r.measure for r in tested), holm([r.p or 0.0 for r in tested]), strict=True))
    return [
        r.model_copy(
            update={
                "p_adjusted": adjusted[r.measure],
                "change_detected": r.enough_data and adjusted[r.measure] < ALPHA,
            }
            if r.measure in adjusted
            else {}
        )
        for r in results
    ]
