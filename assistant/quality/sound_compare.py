"""Did the sound of recordings change? Two periods, one measure named beforehand, and medians by worker."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from assistant.domain.sounding import Sounding
from assistant.errors import BadInputError
from assistant.quality.comparison import Design
from assistant.quality.estimate import FEWEST_RECORDS, FEWEST_WORKERS
from assistant.quality.medians import Shift, apart, middle, moved
from assistant.quality.several import ALPHA, for_many
from assistant.quality.sound_cautions import SHORTEST, cautions
from assistant.quality.sound_comparison import SOUND_MEASURES, SoundComparison, SoundDots, SoundMeasure, SoundResult
from assistant.quality.statistics import Codes, Floats, workers_needed

WORTH_HEARING = 3.0
"""A change of so many dB is one that people notice."""


@dataclass(frozen=True)
class _Counted:
    """The figures that count once each on both sides, in pairs where they are the same workers'."""

    before: Floats
    after: Floats
    design: Design
    unit: Literal["workers", "recordings"]
    recordings: tuple[int, int]
    adjusted: bool


def compare_sound(before: Sequence[Sounding], after: Sequence[Sounding], names: tuple[str, str]) -> SoundComparison:
    """Compare the recordings of two periods; BadInputError where one has none of half a minute or more."""
    sides = tuple([s for s in side if s.seconds >= SHORTEST] for side in (before, after))
    for side, name in zip(sides, names, strict=True):
        if not side:
            raise BadInputError(f"There is no recording {name} whose sound was measured: choose another day.")
    results = [_result(measure, *sides) for measure in SOUND_MEASURES]
    primary, others = results[0], for_many([r for r in results[1:] if r.records != (0, 0)])
    return SoundComparison(
        question=f"Do recordings {names[1]} sound different from those {names[0]}?",
        headline=_headline(primary),
        method=_method(primary),
        need=_need(primary, *sides),
        primary=primary,
        measures=(primary, *others),
        cautions=cautions(before, after, primary, [r for r in results if r.records != (0, 0)]),
        names=names,
        recordings=(len(sides[0]), len(sides[1])),
        dots={m.name: SoundDots(before=_all(sides[0], m.name), after=_all(sides[1], m.name)) for m in SOUND_MEASURES},
    )


def _result(measure: SoundMeasure, before: Sequence[Sounding], after: Sequence[Sounding]) -> SoundResult:
    sides = [[s for s in side if measure.name in s.figures] for side in (before, after)]
    plain = [float(np.median(_all(side, measure.name))) if side else None for side in sides]
    counted = _counted(sides[0], sides[1], measure.name) if all(sides) else None
    middles = [middle(side) for side in (counted.before, counted.after)] if counted and len(counted.before) else []
    shift = _shift(counted) if counted and middles else None
    by_worker = counted is not None and counted.unit == "workers"
    enough = bool(counted and by_worker and shift and shift.interval and min(counted.recordings) >= FEWEST_RECORDS)
    return SoundResult(
        measure=measure.name,
        title=measure.title,
        unit=measure.unit,
        yes_no=measure.share,
        better=measure.better,
        before=_tidy(middles[0].value) if middles else plain[0],
        after=_tidy(middles[1].value) if middles else plain[1],
        before_interval=_tidy_span(middles[0].interval) if middles else None,
        after_interval=_tidy_span(middles[1].interval) if middles else None,
        difference=_tidy(shift.value) if shift else None,
        interval=_tidy_span(shift.interval) if shift else None,
        p=float(f"{shift.p:.4g}") if shift and shift.interval else None,
        change_detected=enough and shift is not None and shift.p < ALPHA,
        enough_data=enough,
        records=(len(sides[0]), len(sides[1])),
        workers=(_workers(sides[0]), _workers(sides[1])),
        compared_records=counted.recordings if counted else (0, 0),
        compared_workers=(len(counted.before), len(counted.after)) if counted and by_worker else (0, 0),
        design=counted.design if counted else "no workers",
        counted=counted.unit if counted else "recordings",
        adjusted_for_type=counted.adjusted if counted else False,
        plain_before=plain[0],
        plain_after=plain[1],
    )


def _counted(before: Sequence[Sounding], after: Sequence[Sounding], name: str) -> _Counted | None:
    """Take like with like: types of both periods, each against what is usual for it, each worker once if enough."""
    types = {s.type for s in before} & {s.type for s in after}
    kept = [[s for s in side if s.type in types] for side in (before, after)]
    if not types:
        return None
    values = np.array([s.figures[name] for side in kept for s in side])
    usual = _usual(values, [s.type for side in kept for s in side])
    # The figures keep their level, so that they can be read; only what a type adds or takes is left out.
    level = np.split(values - usual + float(np.median(values)) if len(types) > 1 else values, [len(kept[0])])
    by_worker = [_by_worker(side, figures) for side, figures in zip(kept, level, strict=True)]
    both = sorted(set(by_worker[0]) & set(by_worker[1]))
    most = max(len(side) for side in by_worker)
    same = len(both) >= FEWEST_WORKERS and len(both) * 2 >= most
    if min(len(side) for side in by_worker) < FEWEST_WORKERS:
        numbers = (len(level[0]), len(level[1]))
        return _Counted(level[0], level[1], "no workers", "recordings", numbers, len(types) > 1)
    chosen = [both if same else sorted(side) for side in by_worker]
    once = [np.array([float(np.median(side[w])) for w in who]) for side, who in zip(by_worker, chosen, strict=True)]
    each = [sum(len(side[w]) for w in who) for side, who in zip(by_worker, chosen, strict=True)]
    design: Design = "same workers" if same else "different workers"
    return _Counted(once[0], once[1], design, "workers", (each[0], each[1]), len(types) > 1)


def _by_worker(side: Sequence[Sounding], figures: Floats) -> dict[str, list[float]]:
    """Put figures together by worker; a recording without a worker is nobody's."""
    found: dict[str, list[float]] = defaultdict(list)
    for sounding, figure in zip(side, figures, strict=True):
        if sounding.worker:
            found[sounding.worker].append(float(figure))
    return found


def _usual(values: Floats, types: Sequence[str]) -> Floats:
    """Give the median of each figure's type."""
    codes: Codes = np.unique(types, return_inverse=True)[1]
    medians = np.array([float(np.median(values[codes == code])) for code in range(int(codes.max()) + 1)])
    return np.asarray(medians[codes], dtype=float)


def _shift(counted: _Counted) -> Shift:
    if counted.design == "same workers":
        return moved(counted.after - counted.before)
    return apart(counted.before, counted.after)


def _headline(result: SoundResult) -> str:
    if result.before is None or result.after is None:
        return "There is not enough to tell yet. In one of the two periods no recording could be measured."
    figures = f"{result.shown(result.before)} {result.unit} before, {result.shown(result.after)} {result.unit} after"
    if not result.enough_data or result.interval is None or result.difference is None:
        return f"There is not enough to tell yet. {result.title}: {figures}."
    span = f"{result.span(result.interval, signed=True)} {result.unit}"
    if not result.change_detected:
        return f"No clear change. {result.title}: {figures}. The true change could be anything from {span}."
    way = "better" if result.difference > 0 else "worse"
    return f"Recordings sound {way}. {result.title}: {figures}. The true change is likely to be {span}."


def _method(result: SoundResult) -> str:
    one, two = result.compared_workers
    like = " Each kind of visit is compared with its like." if result.adjusted_for_type else ""
    if result.design == "same workers":
        return (
            f"{one} workers recorded in both periods. Each worker's usual recording before is set against their own "
            f"after, and each worker counts once.{like}"
        )
    if result.design == "different workers":
        return (
            f"Mostly different people recorded in the two periods ({one} workers before, {two} after). "
            f"Each worker's usual recording counts once.{like}"
        )
    return (
        f"There are too few workers to count each once, so each recording counts by itself.{like} "
        "Recordings by one worker, with one phone, are alike, so the ranges are too narrow."
    )


def _need(result: SoundResult, before: Sequence[Sounding], after: Sequence[Sounding]) -> str:
    """Say how many workers it takes to see a change that people would hear."""
    least = f"at least {FEWEST_WORKERS} workers and {FEWEST_RECORDS} recordings in each period"
    counted = _counted(before, after, result.measure) if result.counted == "workers" else None
    if counted is None:
        return f"It takes {least}."
    sides = 1 if counted.design == "same workers" else 2
    spread = (
        float(np.std(counted.after - counted.before, ddof=1))
        if sides == 1
        else float(np.sqrt((np.var(counted.before, ddof=1) + np.var(counted.after, ddof=1)) / 2))
    )
    number = max(FEWEST_WORKERS, workers_needed(spread, WORTH_HEARING, sides=sides))
    return (
        f"To see a change of {WORTH_HEARING:.0f} dB, which people notice, four times in five, it takes about {number} "
        f"workers in each period with as many recordings each as here, and {least}."
    )


def _workers(side: Sequence[Sounding]) -> int:
    return len({s.worker for s in side if s.worker})


def _all(side: Sequence[Sounding], name: str) -> tuple[float, ...]:
    return tuple(s.figures[name] for s in side if name in s.figures)


def _tidy(value: float) -> float:
    return round(value, 4)


def _tidy_span(span: tuple[float, float] | None) -> tuple[float, float] | None:
    return (_tidy(span[0]), _tidy(span[1])) if span else None
