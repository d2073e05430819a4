"""What a reader should bear in mind before believing a comparison, in plain sentences."""

from collections import Counter
from collections.abc import Callable
from statistics import median

from scipy.special import chdtrc

from assistant.quality.comparison import Result
from assistant.quality.copies import fold, near_copies
from assistant.quality.estimate import FEWEST_RECORDS, FEWEST_WORKERS
from assistant.quality.records import Record, Records

MIX_MOVED = 0.15
LENGTH_MOVED = 0.25
FAIR_TO_SHOW = 10

ALWAYS = (
    "If the tool helped to write the later records, it is both the help and the ruler: a better score may be writing "
    "for the score. Have people who can't tell the period grade a random draw of both.",
    "A before and after can't say why. A new form, an inspection, or a low start drifting back to usual "
    "(regression to the mean) can look just like a change in practice.",
    "It speaks only for the records given here. Draw them at random: hand-picked or missing records mislead.",
)


def cautions(before: Records, after: Records, result: Result, left_out: int) -> tuple[str, ...]:
    """List what weakens this comparison, what was found in these records first."""
    found = (
        *_size(result, before, after),
        *_mix(before, after, result, left_out),
        *_copies(before, after),
        *_periods(before, after),
        *before.notes,
        *after.notes,
    )
    return (*found, *ALWAYS)


def _size(result: Result, before: Records, after: Records) -> list[str]:
    said = []
    if result.design == "no workers" and not any(r.writer for r in (*before.records, *after.records)):
        said.append(
            "The records don't say who wrote them, so one person's habit can't be told from a change in everyone's; "
            "fill in the worker column (a number will do)."
        )
    elif not result.enough_data:
        said.append(
            f"Small numbers: a fair answer needs at least {FEWEST_WORKERS} workers and {FEWEST_RECORDS} different "
            f"records in each period. Take these figures as a description, not as a finding."
        )
    if result.design == "different workers":
        said.append(
            "Different people wrote in the two periods, so a change may be a change of people. "
            "The same workers before and after would show more, with fewer records."
        )
    total = [sum(1 for r in period.records if not r.writer) for period in (before, after)]
    if any(total) and result.design != "no workers":
        said.append(f"{_count(sum(total))} name no worker and could not be compared.")
    lone = [len({r.writer for r in period.records}) for period in (before, after)]
    if result.design == "same workers" and result.compared_workers[0] < max(lone):
        said.append(
            f"Only the {result.compared_workers[0]} workers who wrote in both periods are compared; "
            "people who left or joined are not."
        )
    if result.design != "no workers" and _fewest(before, after) < FAIR_TO_SHOW:
        said.append(
            f"Single workers' figures are not shown: fewer than {FAIR_TO_SHOW} records each says little about a person."
        )
    return said


def _mix(before: Records, after: Records, result: Result, left_out: int) -> list[str]:
    said = []
    if left_out:
        said.append(
            f"{_count(left_out)} of types found in one period only were left out of the answer: "
            "there is nothing like them to compare with."
        )
    types = _moved(before, after, lambda r: r.kind)
    if types:
        said.append(
            f'The mix of types differs ("{types[0]}": {types[1]:.0%} before, {types[2]:.0%} after). '
            + (
                "The difference compares like with like. Plain averages, "
                f"{result.shown(result.plain_before)} and {result.shown(result.plain_after)}, do not."
                if result.adjusted_for_type
                else "Some types are easier to score well on than others."
            )
        )
    teams = _moved(before, after, lambda r: r.team.lower())
    if teams:
        said.append(
            f'The mix of teams differs ("{teams[0]}": {teams[1]:.0%} before, {teams[2]:.0%} after), '
            "so a change may be a change of teams."
        )
    lengths = [median(r.words for r in period.records) for period in (before, after)]
    if abs(lengths[1] - lengths[0]) > LENGTH_MOVED * max(lengths):
        said.append(
            f"The usual length went from {lengths[0]:.0f} to {lengths[1]:.0f} words. "
            "Longer and shorter records score differently whatever their quality."
        )
    return said


def _copies(before: Records, after: Records) -> list[str]:
    said = []
    exact = sum(len(p.records) - len({fold(t) for t in p.texts}) for p in (before, after))
    if exact:
        said.append(
            f"{_count(exact)} {_are(exact)} word for word like another of the same period. "
            "A copy by the same worker counts once."
        )
    kept = [tuple(dict.fromkeys(fold(t) for t in p.texts)) for p in (before, after)]
    near = sum(sum(near_copies(texts)) for texts in kept)
    if near:
        said.append(
            f"{_count(near)} {_are(near)} mostly the words of another, as when one note is copied to each child "
            "of a family. There is less here than the number of records suggests."
        )
    both = len(set(kept[0]) & set(kept[1]))
    if both:
        said.append(f"{_count(both)} {_are(both)} in both sets, word for word.")
    marks = [{(r.id, r.date, r.writer) for r in p.records if r.date and r.id} for p in (before, after)]
    edited = len(marks[0] & marks[1])
    if edited > both and edited >= 0.2 * min(len(before.records), len(after.records)):
        said.append(
            f"{_count(edited)} {_are(edited)} in both sets with the same number, date and worker. Edited copies show "
            "what the editing did to the text; they don't show that practice changed."
        )
    return said


def _periods(before: Records, after: Records) -> list[str]:
    days = [sorted(r.date for r in period.records if r.date) for period in (before, after)]
    if not all(days):
        return []
    if days[1][-1] < days[0][0]:
        return ["The records given as later are all older than the others; were the two sets swapped?"]
    if days[1][0] <= days[0][-1]:
        return ["The dates of the two sets overlap, so before and after are not cleanly apart."]
    return []


def _moved(before: Records, after: Records, part: Callable[[Record], str]) -> tuple[str, float, float] | None:
    """Give the group whose share moved most and its two shares, where the mix moved by more than chance."""
    counts = [Counter(part(r) for r in period.records) for period in (before, after)]
    sizes = [sum(count.values()) for count in counts]
    groups = sorted(set(counts[0]) | set(counts[1]))
    shares = {g: (counts[0][g] / sizes[0], counts[1][g] / sizes[1]) for g in groups}
    moved = sum(abs(new - old) for old, new in shares.values()) / 2
    chi = 0.0
    for group in groups:
        together = (counts[0][group] + counts[1][group]) / sum(sizes)
        chi += sum(size * (share - together) ** 2 / together for size, share in zip(sizes, shares[group], strict=True))
    if moved <= MIX_MOVED or chdtrc(len(groups) - 1, chi) > 0.05:
        return None
    most = max(groups, key=lambda g: abs(shares[g][1] - shares[g][0]))
    return most or "not said", *shares[most]


def _fewest(before: Records, after: Records) -> int:
    return min(
        min(Counter(r.writer for r in period.records if r.writer).values(), default=FAIR_TO_SHOW)
        for period in (before, after)
    )


def _count(number: int) -> str:
    return "1 record" if number == 1 else f"{number} records"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
