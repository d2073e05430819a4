"""Finds what was said first and put right later."""

import re
from collections.abc import Sequence

from assistant.checks.support.units import Claim, Unit
from assistant.domain.casenote import Problem
from assistant.english.dates import DateMention
from assistant.english.numbers import NumberKind

NEAR = 2
"""A correction is looked for in the same turn, and in this many turns after it."""

_CUE = re.compile(
    r"(?:\b(?:sorry|i mean|i meant|actually|make that|scratch that|correction|wait|hang on|my mistake|tell a lie)\b"
    r"|\bno,)[^.?!]{0,25}$",
    re.IGNORECASE,
)


def put_right(claim: Claim, chosen: Sequence[Unit], units: Sequence[Unit]) -> list[Problem]:
    """Find a number or a day of the claim that somebody corrected afterwards, in the same breath or soon after."""
    problems = []
    for unit in chosen:
        at = units.index(unit)
        told = [unit]
        for later in units[at:]:
            if later.place > unit.place + NEAR:
                break
            problems += _numbers(claim, told[-1], later) + _days(claim, told[-1], later, units)
            if later.numbers or later.dates:
                told.append(later)
    return list({problem.statement_words: problem for problem in problems}.values())


def _numbers(claim: Claim, unit: Unit, later: Unit) -> list[Problem]:
    problems = []
    for other, what in later.numbers:
        if not _CUE.search(later.text[: other.start]):
            continue
        before = [pair for pair in later.numbers if pair[0].end <= other.start] or list(unit.numbers)
        for mine, noun in claim.numbers:
            alike = other.kind is mine.kind or NumberKind.COUNT in {other.kind, mine.kind}
            same_thing = not what or not noun or what == noun
            if before and before[-1][0].agrees(mine) and alike and same_thing and not other.agrees(mine):
                problems.append(_problem(mine.text, other.text))
    return problems


def _days(claim: Claim, unit: Unit, later: Unit, units: Sequence[Unit]) -> list[Problem]:
    problems = []
    for other in later.dates:
        if not _CUE.search(later.text[: other.start]):
            continue
        before = [day for day in later.dates if day.end <= other.start] or list(unit.dates)
        for mine in claim.dates:
            if mine.is_range or any(day.agrees(mine) for day in _after(later, units)):
                continue
            if before and before[-1].agrees(mine) and not other.agrees(mine):
                problems.append(_problem(mine.text, other.text))
    return problems


def _after(later: Unit, units: Sequence[Unit]) -> list[DateMention]:
    """Give the dates of the same turn after a correction, since a day may be named again in its right place."""
    at = units.index(later)
    return [day for unit in units[at + 1 :] if unit.place == later.place for day in unit.dates]


def _problem(mine: str, theirs: str) -> Problem:
    return Problem(
        code="corrected",
        statement_words=(mine,),
        evidence_words=(theirs,),
        message=f'"{mine}" was put right afterwards: "{theirs}".',
    )
