"""Compares numbers, money, times and dates, however they are written."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.checks.support.units import Claim, Unit
from assistant.domain.casenote import Problem
from assistant.english.numbers import NumberKind

_PAIR = re.compile(r"\b(?:both|twins|couple|pair|twice|two)\b", re.I)
_ONE = re.compile(r"\b(?:a|an|one|once|single|only)\b", re.I)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)


def compare_numbers(claim: Claim, units: Sequence[Unit]) -> list[Problem]:
    """Find numbers of the claim that its evidence doesn't hold, or holds of something else."""
    text = " ".join(unit.text for unit in units)
    there = [pair for unit in units for pair in unit.numbers]
    days = [mention for unit in units for mention in unit.dates]
    problems = []
    for mention, noun in claim.numbers:
        same = [pair for pair in there if mention.agrees(pair[0])]
        rivals = [pair for pair in there if noun and pair[1] == noun and pair[0].kind is mention.kind]
        if not same and (_small(mention.values, mention.kind, text) or any(mention.text in day.text for day in days)):
            continue
        if not same or (rivals and not any(pair in rivals for pair in same)):
            shown = rivals or [pair for pair in there if pair[0].kind is mention.kind] or there
            problems.append(
                Problem(
                    code="number",
                    statement_words=(mention.text,),
                    evidence_words=tuple(dict.fromkeys(other.text for other, _ in shown))[:3],
                    message=_say(mention.text, [other.text for other, _ in shown]),
                )
            )
    return problems


def compare_dates(claim: Claim, units: Sequence[Unit], visit: date | None) -> list[Problem]:
    """Find dates of the claim that its evidence doesn't hold; without a visit date only the day's names count."""
    there = [mention for unit in units for mention in unit.dates]
    problems = []
    for mention in claim.dates:
        if visit is None or mention.day is None:
            days = {day.lower() for day in _WEEKDAY.findall(mention.text)}
            heard = {day.lower() for unit in units for day in _WEEKDAY.findall(unit.text)}
            wrong = bool(days - heard)
        else:
            wrong = mention.day != visit and not any(mention.agrees(other) for other in there)
        if wrong:
            shown = tuple(dict.fromkeys(other.text for other in there))[:3]
            problems.append(
                Problem(
                    code="date",
                    statement_words=(mention.text,),
                    evidence_words=shown,
                    message=_say(mention.text, shown),
                )
            )
    return problems


def _small(values: Sequence[str], kind: NumberKind, text: str) -> bool:
    """Let "two" rest on "both" or "twins", and "one" on "a"."""
    if kind not in {NumberKind.COUNT, NumberKind.TIMES}:
        return False
    return ("2" in values and _PAIR.search(text) is not None) or ("1" in values and _ONE.search(text) is not None)


def _say(mine: str, theirs: Sequence[str]) -> str:
    if not theirs:
        return f'The note says "{mine}"; nothing like it was said there.'
    return f'The note says "{mine}"; what was said is "{theirs[0]}".'
