"""Finds what was said first and put right later."""

import re
from collections.abc import Sequence

from assistant.checks.support.units import Claim, Unit
from assistant.domain.casenote import Problem

NEAR = 8
"""A correction is looked for in this many turns after the words it corrects."""

_CUE = re.compile(
    r"\b(?:no,? (?:wait|hang on|sorry|it|not|that)|sorry|i mean|i meant|actually|make that|scratch that|correction|wait"
    r"|hang on|my mistake|that'?s wrong|not \w+,? (?:it|but)|tell a lie)\b|^\s*no,",
    re.IGNORECASE,
)


def put_right(claim: Claim, chosen: Sequence[Unit], units: Sequence[Unit]) -> list[Problem]:
    """Find a number or a day of the claim that somebody corrected afterwards."""
    problems = []
    for unit in chosen:
        after = [u for u in units if unit.place <= u.place <= unit.place + NEAR and _follows(u, unit, units)]
        for later in after:
            if not _CUE.search(later.text):
                continue
            for mine in claim.dates:
                other = [d for d in later.dates if not d.agrees(mine)]
                denied = re.search(rf"\bnot\s+(?:on\s+|the\s+|at\s+)*{re.escape(mine.text)}", later.text, re.I)
                if (
                    other
                    and any(mine.agrees(d) for d in unit.dates)
                    and (denied or not any(d.agrees(mine) for d in later.dates))
                ):
                    problems.append(_problem(mine.text, other[0].text))
            for number, noun in claim.numbers:
                rest = [
                    n
                    for n, what in later.numbers
                    if not n.agrees(number) and (n.kind is number.kind) and (not what or not noun or what == noun)
                ]
                stays = any(n.agrees(number) for n, _ in later.numbers) and not re.search(
                    rf"\bnot\s+{re.escape(number.text)}", later.text, re.I
                )
                if rest and not stays and any(number.agrees(n) for n, _ in unit.numbers):
                    problems.append(_problem(number.text, rest[0].text))
    return problems


def _follows(later: Unit, unit: Unit, units: Sequence[Unit]) -> bool:
    return later is not unit and units.index(later) > units.index(unit)


def _problem(mine: str, theirs: str) -> Problem:
    return Problem(
        code="corrected",
        statement_words=(mine,),
        evidence_words=(theirs,),
        message=f'"{mine}" was put right afterwards: "{theirs}".',
    )
