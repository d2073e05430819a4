"""The few statistics that a fair comparison needs, on arrays, with workers as the unit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, stdtrit

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]

Z95 = 1.959963984540054
TINY = 1e-9


@dataclass(frozen=True)
class Estimate:
    """A difference (after minus before), its standard error, 95% interval, two-sided p and degrees of freedom."""

    difference: float
    error: float
    interval: tuple[float, float]
    p: float
    freedom: float

    @property
    def detectable(self) -> float:
        """The smallest change that this much data would show four times in five."""
        return float((stdtrit(self.freedom, 0.975) + stdtrit(self.freedom, 0.8)) * self.error)


def paired(differences: Floats, extra: float = 0.0) -> Estimate:
    """One-sample t on each worker's change; `extra` is added to the variance of the mean. Needs 2 workers."""
    variance = float(np.var(differences, ddof=1)) / len(differences) + extra
    return _by_t(float(np.mean(differences)), variance, len(differences) - 1)


def welch(before: Floats, after: Floats, extra: float = 0.0) -> Estimate:
    """Welch's t on worker means, with Satterthwaite's degrees of freedom. Needs 2 workers a side."""
    parts = [float(np.var(side, ddof=1)) / len(side) for side in (before, after)]
    spread = sum(part**2 / (len(side) - 1) for part, side in zip(parts, (before, after), strict=True))
    freedom = sum(parts) ** 2 / spread if spread > TINY**2 else len(before) + len(after) - 2
    return _by_t(float(np.mean(after) - np.mean(before)), sum(parts) + extra, freedom)


def newcombe(before: tuple[float, int], after: tuple[float, int]) -> tuple[float, float]:
    """95% interval of the difference of two shares, each (share, number) (Newcombe 1998, method 10)."""
    (low1, high1), (low2, high2) = _wilson(*before), _wilson(*after)
    first, second = before[0], after[0]
    difference = second - first
    low = difference - np.sqrt((second - low2) ** 2 + (high1 - first) ** 2)
    high = difference + np.sqrt((high2 - second) ** 2 + (first - low1) ** 2)
    return float(low), float(high)


def holm(ps: list[float]) -> list[float]:
    """Adjust p values for having looked at several measures (Holm 1979), in the order given."""
    order = sorted(range(len(ps)), key=ps.__getitem__)
    adjusted, highest = [1.0] * len(ps), 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (len(ps) - rank) * ps[place]))
        adjusted[place] = highest
    return adjusted


def kind_effects(values: Floats, cells: Codes, periods: Codes, workers: Codes, kinds: Codes) -> tuple[Floats, Floats]:
    """How much each kind of record scores above the first, and the covariance of that, clustered by worker.

    Read off within the records of one worker in one period where they show it, so that neither the worker nor the
    period is mistaken for the kind; else within each period.
    """
    columns = np.eye(int(kinds.max()) + 1)[kinds][:, 1:]
    if columns.shape[1] == 0:
        return np.zeros(0), np.zeros((0, 0))
    groups = cells
    design = columns - _group_means(columns, cells)
    if np.linalg.matrix_rank(design, tol=1e-8) < columns.shape[1]:
        groups, design = periods, columns - _group_means(columns, periods)
    left = values - _group_means(values[:, None], groups)[:, 0]
    bread = np.linalg.pinv(design.T @ design)
    effects = bread @ design.T @ left
    residual = left - design @ effects
    number = int(workers.max()) + 1
    scores = np.zeros((number, design.shape[1]))
    np.add.at(scores, workers, design * residual[:, None])
    return effects, bread @ (scores.T @ scores) @ bread * number / max(number - 1, 1)


def means_by(values: Floats, codes: Codes, number: int) -> Floats:
    """Mean of the rows of `values` for each code 0 … number - 1; NaN for a code that does not occur."""
    totals = np.zeros((number, values.shape[1]))
    np.add.at(totals, codes, values)
    counts = np.bincount(codes, minlength=number).astype(float)[:, None]
    means: Floats = np.divide(totals, counts, out=np.full_like(totals, np.nan), where=counts > 0)
    return means


def workers_needed(spread: float, change: float, *, sides: int) -> int:
    """Workers a side to show `change` four times in five at 5%; `spread` is the SD of worker changes or means."""
    number = 3
    while number < 2000:
        freedom = (number - 1) * sides
        reach = stdtrit(freedom, 0.975) + stdtrit(freedom, 0.8)
        if reach * spread * np.sqrt(sides / number) <= change:
            break
        number += 1
    return number


def _by_t(difference: float, variance: float, freedom: float) -> Estimate:
    error = float(np.sqrt(variance))
    if error < TINY:
        return Estimate(difference, 0.0, (difference, difference), 1.0 if abs(difference) < TINY else 0.0, freedom)
    reach = float(stdtrit(freedom, 0.975)) * error
    p = float(2 * stdtr(freedom, -abs(difference) / error))
    return Estimate(difference, error, (difference - reach, difference + reach), p, freedom)


def _wilson(share: float, number: int) -> tuple[float, float]:
    z2 = Z95**2
    middle = (share + z2 / (2 * number)) / (1 + z2 / number)
    reach = Z95 * np.sqrt(share * (1 - share) / number + z2 / (4 * number**2)) / (1 + z2 / number)
    return float(middle - reach), float(middle + reach)


def _group_means(values: Floats, groups: Codes) -> Floats:
    return means_by(values, groups, int(groups.max()) + 1)[groups]
