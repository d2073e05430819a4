"""Medians with intervals that hold whatever the shape of the figures: by ranks, without a bell curve."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from scipy.special import bdtr, ndtr

from assistant.quality.statistics import Floats

LEVEL = 0.05
MOST_EXACT = 40
"""Up to so many figures a side the ranks are counted out; above, their spread is taken as a bell curve."""


class Middle(NamedTuple):
    """A median, and where the true one is likely to lie; None where there are too few figures to say."""

    value: float
    interval: tuple[float, float] | None


class Shift(NamedTuple):
    """How far figures moved, where the true move is likely to lie (95%), and how easily chance makes such a move."""

    value: float
    interval: tuple[float, float] | None
    p: float


def middle(values: Floats) -> Middle:
    """Give the median with its 95% interval by order statistics (the sign test turned round); at least one value."""
    ordered = np.sort(values)
    number = len(ordered)
    outside = int(np.searchsorted(bdtr(np.arange(number), number, 0.5), LEVEL / 2, side="right"))
    interval = (float(ordered[outside - 1]), float(ordered[number - outside])) if outside else None
    return Middle(float(np.median(ordered)), interval)


def moved(changes: Floats) -> Shift:
    """Give the middle of paired changes with its interval (Hodges-Lehmann over Wilcoxon's signed ranks)."""
    number = len(changes)
    first, second = np.triu_indices(number)
    averages = np.sort((changes[first] + changes[second]) / 2)
    if number <= MOST_EXACT:
        below = np.cumsum(_signed_ranks(number))
    else:
        spread = np.sqrt(number * (number + 1) * (2 * number + 1) / 24)
        below = _bell(len(averages), spread)
    return _shift(averages, below)


def apart(before: Floats, after: Floats) -> Shift:
    """Give how far the second figures lie above the first, with its interval (Hodges-Lehmann over Mann-Whitney)."""
    differences = np.sort((after[None, :] - before[:, None]).ravel())
    one, two = len(before), len(after)
    if max(one, two) <= MOST_EXACT:
        below = np.cumsum(_rank_sums(one, two))
    else:
        below = _bell(len(differences), np.sqrt(one * two * (one + two + 1) / 12))
    return _shift(differences, below)


def _shift(ordered: Floats, below: Floats) -> Shift:
    """Read a move off its ordered candidates; `below` is the chance of each count of candidates above nought, or less.

    Candidates at nought count half, which makes chance look likelier and never less likely.
    """
    number = len(ordered)
    outside = int(np.searchsorted(below, LEVEL / 2, side="right"))
    interval = (float(ordered[outside - 1]), float(ordered[number - outside])) if outside else None
    above = int(np.sum(ordered > 0)) + int(np.sum(ordered == 0)) / 2
    fewer = int(np.ceil(min(above, number - above)))
    return Shift(float(np.median(ordered)), interval, float(min(1.0, 2 * below[fewer])))


@lru_cache(maxsize=64)
def _signed_ranks(number: int) -> Floats:
    """Give the chance of each sum of signed ranks for so many changes."""
    counts = [1]
    for rank in range(1, number + 1):
        counts = [
            (counts[n] if n < len(counts) else 0) + (counts[n - rank] if n >= rank else 0)
            for n in range(len(counts) + rank)
        ]
    return np.array([count / 2**number for count in counts], dtype=float)


@lru_cache(maxsize=64)
def _rank_sums(one: int, two: int) -> Floats:
    """Give the chance of each count of pairs in which the second figure is the larger."""
    counts = [1]
    for step in range(1, two + 1):
        counts = counts + [0] * (one + step)
        for n in range(len(counts) - 1, one + step - 1, -1):
            counts[n] -= counts[n - one - step]
        for n in range(step, len(counts)):
            counts[n] += counts[n - step]
        counts = counts[: one * step + 1]
    ways = sum(counts)
    return np.array([count / ways for count in counts], dtype=float)


def _bell(number: int, spread: float) -> Floats:
    """Give the chance of each count from 0 to `number`, or less, where it is spread like a bell curve."""
    return np.asarray(ndtr((np.arange(number + 1) + 0.5 - number / 2) / spread), dtype=float)
