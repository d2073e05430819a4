"""What a reader should bear in mind before believing a comparison of sound, in plain sentences."""

from collections import Counter
from collections.abc import Sequence

from assistant.domain.sounding import Sounding
from assistant.quality.estimate import FEWEST_RECORDS, FEWEST_WORKERS
from assistant.quality.sound_comparison import SoundResult

SHORTEST = 30.0
"""Shorter recordings, in seconds, are trials of the button more than visits."""

MIX_MOVED = 0.15
SELDOM = 0.8

ALWAYS = (
    "A before and after can't say why. A new phone, another room or other families can look just like better practice.",
    "The figures are estimates by a program, and each has its error. Echo above 0.8 seconds is all told as about 0.7: "
    "it shows a bad room, not how bad.",
    "Good sound is no good note. It only means that little was lost on the way.",
)


def cautions(
    before: Sequence[Sounding], after: Sequence[Sounding], result: SoundResult, measured: Sequence[SoundResult]
) -> tuple[str, ...]:
    """List what weakens this comparison, what was found in these recordings first."""
    return (*_size(result), *_mix(before, after), *_left_out(before, after), *_unmeasured(measured), *ALWAYS)


def _size(result: SoundResult) -> list[str]:
    said = []
    if not result.enough_data:
        said.append(
            f"Small numbers: a fair answer needs at least {FEWEST_WORKERS} workers and {FEWEST_RECORDS} recordings in "
            "each period. Take these figures as a description, not as a finding."
        )
    if result.design == "different workers":
        said.append("Different people recorded in the two periods, so a change may be a change of people.")
    if result.design == "same workers" and result.compared_workers[0] < max(result.workers):
        said.append(
            f"Only the {result.compared_workers[0]} workers who recorded in both periods are compared; "
            "people who left or joined are not."
        )
    return said


def _mix(before: Sequence[Sounding], after: Sequence[Sounding]) -> list[str]:
    counts = [Counter(s.type for s in side) for side in (before, after)]
    said = []
    alone = sum(n for one, other in (counts, counts[::-1]) for kind, n in one.items() if kind not in other)
    if alone:
        said.append(
            f"{_count(alone)} of kinds found in one period only were left out of the change: "
            "there is nothing like them to compare with."
        )
    kinds = [[s.type for s in side] for side in (before, after)]
    teams = [[s.team for s in side] for side in (before, after)]
    for (first, second), what in ((kinds, "kinds of visit"), (teams, "teams")):
        shares = [Counter(first), Counter(second)]
        moved = sum(abs(shares[0][k] / len(first) - shares[1][k] / len(second)) for k in {*first, *second}) / 2
        if moved > MIX_MOVED:
            said.append(f"The mix of {what} is not the same in the two periods.")
    return said


def _left_out(before: Sequence[Sounding], after: Sequence[Sounding]) -> list[str]:
    short = sum(s.seconds < SHORTEST for s in (*before, *after))
    return [f"{_count(short)} shorter than half a minute did not count."] if short else []


def _unmeasured(measured: Sequence[SoundResult]) -> list[str]:
    most = max((sum(r.records) for r in measured), default=0)
    few = [r for r in measured if min(r.records) < SELDOM * most / 2 and sum(r.records) < SELDOM * most]
    return [
        f"{r.title}: measured in {r.records[0]} recordings before and {r.records[1]} after only, "
        "since not every recording shows it."
        for r in few
    ]


def _count(number: int) -> str:
    return "1 recording" if number == 1 else f"{number} recordings"
