"""Compares numbers, money, times and dates, however they are written."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.checks.support.amounts import amounts_in, holds_day, holds_number, matters
from assistant.checks.support.units import Claim, Unit
from assistant.domain.casenote import Problem
from assistant.english.dates import DateMention
from assistant.english.numbers import NumberKind, NumberMention

_PAIR = re.compile(r"\b(?:both|twins|couple|pair|twice|two)\b", re.I)
_RELATIVE = re.compile(r"\b(?:last|next|this|\d+)\b.*(?:day|week)|day \d", re.I)
LONG_MONTHS = 62
"""Days by which "the thirtieth" may be set in another month than a note sets it."""

_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)


def compare_numbers(claim: Claim, units: Sequence[Unit]) -> list[Problem]:
    """Find numbers of the claim that its evidence doesn't hold, or holds of something else."""
    text = " ".join(unit.text for unit in units)
    amounts = amounts_in(text)
    there = [pair for unit in units for pair in unit.numbers]
    days = [mention for unit in units for mention in unit.dates]
    problems = []
    for mention, noun in claim.numbers:
        same = [pair for pair in there if mention.agrees(pair[0])]
        if not same and (not matters(mention) or holds_number(mention, amounts)):
            continue
        rivals = [pair for pair in there if noun and pair[1] == noun and pair[0].kind is mention.kind]
        if not same and (_small(mention, text) or any(_names_day(mention, day) for day in days)):
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
    amounts = amounts_in(" ".join(unit.text for unit in units))
    problems = []
    for mention in claim.dates:
        if holds_day(mention.text, amounts) and not _RELATIVE.search(mention.text):
            continue
        if visit is None or mention.day is None:
            heard = frozenset().union(*(_weekdays(unit.text) for unit in units))
            wrong = bool(_weekdays(mention.text) - heard)
        else:
            wrong = mention.day != visit and not any(same_day(mention, other) for other in there)
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


def same_day(mine: DateMention, theirs: DateMention) -> bool:
    """Say whether two dates agree, or name the same weekday within a fortnight, since tense may mislead."""
    if theirs.is_range and not mine.is_range:
        wide = theirs.day is not None and theirs.last is not None and (theirs.last - theirs.day).days > 7
        return not wide and mine.agrees(theirs)
    if mine.agrees(theirs):
        return True
    if mine.day and theirs.day and not _MONTH.search(theirs.text) and not _weekdays(theirs.text):
        number = re.search(r"\bthe [\w-]+$", theirs.text) is not None
        return number and mine.day.day == theirs.day.day and abs((mine.day - theirs.day).days) <= LONG_MONTHS
    days, heard = _weekdays(mine.text), _weekdays(theirs.text)
    if not days or days != heard or re.search(r"\d", theirs.text):
        return False
    return mine.day is None or theirs.day is None or abs((mine.day - theirs.day).days) <= 14


def _weekdays(text: str) -> frozenset[str]:
    return frozenset(day.lower() for day in _WEEKDAY.findall(text))


def _names_day(mention: NumberMention, day: DateMention) -> bool:
    """Say whether a number is part of a date, such as the 4 of "4 and 18 May"."""
    return mention.text in day.text or (day.day is not None and mention.values[:1] == (str(day.day.day),))


def _small(mention: NumberMention, text: str) -> bool:
    """Let "two" rest on "both" or "twins", "one" on "a", and "three" on three days named."""
    size = mention.values[0].split()[0] if mention.values else ""
    if mention.kind not in {NumberKind.COUNT, NumberKind.TIMES, NumberKind.DURATION}:
        return False
    pair = size == "2" and _PAIR.search(text) is not None
    return pair or size == "1" or (size == str(len(_weekdays(text))) and size != "0")


def _say(mine: str, theirs: Sequence[str]) -> str:
    if not theirs:
        return f'The note says "{mine}"; nothing like it was said there.'
    return f'The note says "{mine}"; what was said is "{theirs[0]}".'
