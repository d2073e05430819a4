"""Did recording get better? Two sets of records, one measure named beforehand, and an honest answer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from assistant.quality.cautions import cautions
from assistant.quality.comparison import Comparison, Dot, Drawing, Month, Result
from assistant.quality.copies import fold
from assistant.quality.estimate import FEWEST_RECORDS, FEWEST_WORKERS, Compared, Layout, estimate
from assistant.quality.measures import Measure, Measures
from assistant.quality.records import Record, Records
from assistant.quality.several import ALPHA, for_many
from assistant.quality.statistics import Codes, Floats, workers_needed

HALF_A_SPREAD = 0.5
USUAL_LIKENESS = 0.2

Scores = Mapping[str, Sequence[float]]


def compare_records(before: Records, after: Records, measures: Measures) -> Comparison:
    """Score both sets with the same measures, then compare them."""
    scores = [{m.name: m.score(period.records) for m in measures.all} for period in (before, after)]
    return compare(before, after, scores[0], scores[1], measures)


def compare(
    before: Records, after: Records, scores_before: Scores, scores_after: Scores, measures: Measures
) -> Comparison:
    """Compare scores that are already there, one number a record in order; NaN where a record could not be scored."""
    records = (*before.records, *after.records)
    layout = _layout(before.records, after.records)
    scores = {m.name: np.asarray([*scores_before[m.name], *scores_after[m.name]], dtype=float) for m in measures.all}
    found = {m.name: estimate(scores[m.name], layout, yes_no=m.yes_no) for m in measures.all}
    primary = _result(measures.primary, scores[measures.primary.name], layout, found[measures.primary.name])
    others = [_result(m, scores[m.name], layout, found[m.name]) for m in measures.others]
    return Comparison(
        question=f"Did {measures.primary.title.lower()} change between {before.name} and {after.name}?",
        headline=_headline(primary),
        method=_method(primary),
        need=_need(primary, found[primary.measure], scores[primary.measure], layout),
        primary=primary,
        measures=(primary, *for_many(others)),
        cautions=cautions(before, after, primary, found[primary.measure].left_out),
        names=(before.name, after.name),
        drawing=_drawing(records, layout, scores[primary.measure]),
    )


def _layout(before: Sequence[Record], after: Sequence[Record]) -> Layout:
    records = (*before, *after)
    period = np.repeat(np.array([0, 1]), [len(before), len(after)])
    seen: set[tuple[int, str, str]] = set()
    counted = np.ones(len(records), dtype=bool)
    for place, record in enumerate(records):
        mark = (int(period[place]), record.writer, fold(record.text))
        counted[place] = mark not in seen
        seen.add(mark)
    worker = _codes([r.writer for r in records])
    worker[[not r.writer for r in records]] = -1
    return Layout(period, worker, _codes([r.kind for r in records]), counted)


def _codes(words: Sequence[str]) -> Codes:
    return np.unique(np.asarray(words, dtype=object).astype(str), return_inverse=True)[1].astype(np.int64)


def _result(measure: Measure, values: Floats, layout: Layout, found: Compared) -> Result:
    scored = [np.isfinite(values) & (layout.period == side) for side in (0, 1)]
    plain = [float(values[side].mean()) if side.any() else None for side in scored]
    writers = [len(set(layout.worker[side & (layout.worker >= 0)].tolist())) for side in scored]
    by = found.estimate
    p = by.p if by and found.enough else None
    return Result(
        measure=measure.name,
        title=measure.title,
        unit=measure.unit,
        yes_no=measure.yes_no,
        better=measure.better,
        before=_number(found.before),
        after=_number(found.after),
        difference=_number(found.after - found.before),
        interval=(round(by.interval[0], 6), round(by.interval[1], 6)) if by else None,
        p=p,
        change_detected=p is not None and p < ALPHA,
        enough_data=found.enough,
        records=(int(scored[0].sum()), int(scored[1].sum())),
        workers=(writers[0], writers[1]),
        compared_records=found.records,
        compared_workers=found.workers,
        design=found.design,
        adjusted_for_type=found.adjusted,
        plain_before=plain[0],
        plain_after=plain[1],
        detectable=round(by.detectable, 6) if by and found.design != "no workers" else None,
    )


def _headline(result: Result) -> str:
    title = result.title
    if result.before is None or result.after is None or result.difference is None:
        return "There is not enough to tell yet. One of the two periods has no record that can be scored."
    figures = f"{result.shown(result.before)} before, {result.shown(result.after)} after"
    if not result.enough_data or result.interval is None:
        return f"There is not enough to tell yet. {title}: {figures}."
    low, high = (result.shown(bound, signed=True) for bound in result.interval)
    if not result.change_detected:
        return f"No clear change. {title}: {figures}. The true change could be anything from {low} to {high}."
    way = "went up" if result.difference > 0 else "went down"
    judged = "" if result.better == "neither" else ", for the better" if _better(result) else ", for the worse"
    return f"{title} {way}{judged}: {figures}. The true change is likely to lie between {low} and {high}."


def _better(result: Result) -> bool:
    return ((result.difference or 0.0) > 0) == (result.better == "higher")


def _method(result: Result) -> str:
    one, two = result.compared_workers
    like = " Each type of record is compared with its like." if result.adjusted_for_type else ""
    if result.design == "same workers":
        return (
            f"{one} workers wrote in both periods. Each worker's average before is set against their own average "
            f"after, and each worker counts once.{like}"
        )
    if result.design == "different workers":
        return (
            f"Mostly different people wrote in the two periods ({one} workers before, {two} after). "
            f"The workers' averages are compared, and each worker counts once.{like}"
        )
    return "The averages of the records are set side by side; without workers and like records no test is fair."


def _need(result: Result, found: Compared, values: Floats, layout: Layout) -> str:
    """Say what it would take to know: workers and records for a middling change, four times in five."""
    used = np.isfinite(values) & layout.counted
    if used.sum() < 4 or float(np.std(values[used])) == 0.0:
        return f"It takes at least {FEWEST_WORKERS} workers and {FEWEST_RECORDS} different records in each period."
    within = [values[used & (layout.period == side)] for side in (0, 1)]
    spread = float(np.sqrt(np.mean([np.var(side) for side in within if len(side)])))
    change = HALF_A_SPREAD * spread
    sides = 2 if result.design == "different workers" else 1
    each = round(sum(result.compared_records) / max(1, sum(result.compared_workers))) if any(found.workers) else 5
    usual = _usual_spread(spread, each, sides)
    few = min(found.workers) < FEWEST_WORKERS or not found.spread
    between = max(found.spread or 0.0, usual) if few else found.spread or usual
    number = max(FEWEST_WORKERS, workers_needed(between, change, sides=sides))
    whom = f"{number} of the same workers" if sides == 1 else f"{number} workers"
    needed = (
        f"To see a change of {result.shown(change)} four times in five, it takes about {whom} in each period "
        f"with {each} records each."
    )
    if result.enough_data and result.detectable:
        return f"These records could show a change of about {result.shown(result.detectable)} or more. {needed}"
    return needed


def _usual_spread(spread: float, each: int, sides: int) -> float:
    """Spread of worker changes (or means) where a fifth of the variance is between workers."""
    inside = (1 - USUAL_LIKENESS) * spread**2 / max(1, each)
    return float(np.sqrt(2 * inside if sides == 1 else inside + USUAL_LIKENESS * spread**2))


def _drawing(records: Sequence[Record], layout: Layout, values: Floats) -> Drawing:
    scored = [place for place in range(len(records)) if np.isfinite(values[place])]
    order = {int(code): number for number, code in enumerate(sorted(set(layout.worker.tolist()) - {-1}))}
    months: dict[tuple[date, bool], list[float]] = defaultdict(list)
    for place in scored:
        day = records[place].date
        if day is not None:
            months[day.replace(day=1), bool(layout.period[place])].append(float(values[place]))
    return Drawing(
        dots=tuple(
            Dot(after=bool(layout.period[i]), score=float(values[i]), worker=order.get(int(layout.worker[i])))
            for i in scored
        ),
        months=tuple(
            Month(first=first, after=after, records=len(found), mean=float(np.mean(found)))
            for (first, after), found in sorted(months.items())
        ),
    )


def _number(value: float) -> float | None:
    return round(float(value), 6) if np.isfinite(value) else None
