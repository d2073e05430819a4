"""One measure compared between two periods, each worker counted once and each type with its like."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.quality.comparison import Design
from assistant.quality.statistics import (
    Codes,
    Estimate,
    Floats,
    kind_effects,
    means_by,
    newcombe,
    paired,
    welch,
)

FEWEST_WORKERS = 6
FEWEST_RECORDS = 12
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Layout:
    """Who wrote each record, of which kind and in which period (0 before, 1 after); worker -1 is not known.

    `counted` is False for a copy of a text by the same worker in the same period.
    """

    period: Codes
    worker: Codes
    kind: Codes
    counted: Bools


@dataclass(frozen=True)
class Compared:
    """The averages, the estimate where there is one, and what they rest on."""

    before: float
    after: float
    estimate: Estimate | None
    design: Design
    enough: bool
    records: tuple[int, int]
    workers: tuple[int, int]
    adjusted: bool
    left_out: int
    spread: float | None


def estimate(values: Floats, layout: Layout, *, yes_no: bool = False) -> Compared:
    """Compare after with before; NaN values are left out. Below 6 workers or 12 records a side: not enough."""
    scored = np.isfinite(values) & layout.counted
    used = scored & _in_both(layout.kind, layout.period, scored)
    left_out = int(scored.sum() - used.sum())
    design = _design(layout, used)
    if design == "no workers":
        return _without_workers(values, layout, scored, left_out, yes_no)
    used &= layout.worker >= 0
    if design == "same workers":
        used &= _in_both(layout.worker, layout.period, used)
    return _by_worker(values[used], _part(layout, used), design, left_out, yes_no)


def _design(layout: Layout, used: Bools) -> Design:
    known = used & (layout.worker >= 0)
    writers = [set(layout.worker[known & (layout.period == side)].tolist()) for side in (0, 1)]
    if not all(writers) or known.sum() < used.sum() / 2:
        return "no workers"
    both = len(writers[0] & writers[1])
    most = max(len(writers[0]), len(writers[1]))
    enough = both >= FEWEST_WORKERS or most < FEWEST_WORKERS
    return "same workers" if enough and both * 2 >= most else "different workers"


def _by_worker(values: Floats, layout: Layout, design: Design, left_out: int, yes_no: bool) -> Compared:
    number = int(layout.worker.max()) + 1
    cells = layout.worker * 2 + layout.period
    effects, covariance = kind_effects(values, cells, layout.period, layout.worker, layout.kind)
    columns = np.eye(int(layout.kind.max()) + 1)[layout.kind][:, 1:]
    columns = columns - columns.mean(axis=0)
    level = means_by(np.column_stack([values - columns @ effects, columns]), cells, number * 2)
    level = level.reshape(number, 2, -1)
    sides = [level[np.isfinite(level[:, side, 0]), side] for side in (0, 1)]
    before, after = (float(side[:, 0].mean()) for side in sides)
    mix = sides[1][:, 1:].mean(axis=0) - sides[0][:, 1:].mean(axis=0)
    extra = float(mix @ covariance @ mix)
    counts = (len(sides[0]), len(sides[1]))
    found, spread = None, None
    if min(counts) >= 2 and design == "same workers":
        changes = sides[1][:, 0] - sides[0][:, 0]
        found, spread = paired(changes, extra), float(np.std(changes, ddof=1))
    elif min(counts) >= 2:
        found = welch(sides[0][:, 0], sides[1][:, 0], extra)
        spread = float(np.sqrt((np.var(sides[0][:, 0], ddof=1) + np.var(sides[1][:, 0], ddof=1)) / 2))
    if found and yes_no:
        found = _as_shares(found, before, after, counts)
    records = _records(layout)
    enough = found is not None and min(counts) >= FEWEST_WORKERS and min(records) >= FEWEST_RECORDS
    return Compared(before, after, found, design, enough, records, counts, len(effects) > 0, left_out, spread)


def _as_shares(found: Estimate, before: float, after: float, workers: tuple[int, int]) -> Estimate:
    """Where every worker is at 0 or 1 there is no spread to judge by: take Newcombe, one observation a worker."""
    if found.error > 0:
        low, high = (max(-1.0, found.interval[0]), min(1.0, found.interval[1]))
        return Estimate(found.difference, found.error, (low, high), found.p, found.freedom)
    interval = newcombe((min(1.0, max(0.0, before)), workers[0]), (min(1.0, max(0.0, after)), workers[1]))
    p = found.p if interval[0] > 0 or interval[1] < 0 else 1.0
    return Estimate(found.difference, found.error, interval, p, found.freedom)


def _without_workers(values: Floats, layout: Layout, scored: Bools, left_out: int, yes_no: bool) -> Compared:
    sides = [values[scored & (layout.period == side)] for side in (0, 1)]
    records = (len(sides[0]), len(sides[1]))
    if min(records) == 0:
        means = [float(side.mean()) if len(side) else np.nan for side in sides]
        return Compared(means[0], means[1], None, "no workers", False, records, (0, 0), False, left_out, None)
    before, after = float(sides[0].mean()), float(sides[1].mean())
    found = welch(sides[0], sides[1]) if min(records) >= 2 else None
    if found and yes_no:
        interval = newcombe((before, records[0]), (after, records[1]))
        found = Estimate(found.difference, found.error, interval, found.p, found.freedom)
    return Compared(before, after, found, "no workers", False, records, (0, 0), False, left_out, None)


def _in_both(codes: Codes, period: Codes, mask: Bools) -> Bools:
    """Mark the rows whose code occurs on both sides among the masked rows."""
    return np.isin(codes, codes[mask & (period == 0)]) & np.isin(codes, codes[mask & (period == 1)])


def _part(layout: Layout, used: Bools) -> Layout:
    worker = np.unique(layout.worker[used], return_inverse=True)[1]
    kind = np.unique(layout.kind[used], return_inverse=True)[1]
    return Layout(layout.period[used], worker, kind, layout.counted[used])


def _records(layout: Layout) -> tuple[int, int]:
    after = int(layout.period.sum())
    return len(layout.period) - after, after
