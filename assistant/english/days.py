"""Works out days on the calendar from the day of a visit."""

import re
from calendar import monthrange
from datetime import date, timedelta

from assistant.english.numbers import NumberKind, numbers

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT = {name[:3]: n for n, name in enumerate(MONTHS, start=1)} | {"sept": 9}


def month_of(word: str) -> int:
    """The number of a month, from its whole or short name."""
    return _SHORT.get(word.lower()[:4].rstrip("."), 0) or _SHORT[word.lower()[:3]]


def number_of(words: str) -> int:
    """Read a day or a count: "3rd", "third", "twenty-first", "two"; 1 where nothing can be read."""
    bare = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", words.lower())
    if bare.isdigit():
        return int(bare)
    read = numbers(f"the {bare} things" if bare == "one" else f"the {bare}")
    known = [m.values[0] for m in read if m.kind in {NumberKind.ORDINAL, NumberKind.COUNT}]
    return int(known[0]) if known else 1


def year_of(words: str | None) -> int | None:
    """Read a year in figures or words; None where there is none."""
    if not words:
        return None
    read = numbers(words)
    return int(float(read[0].values[0])) if read else None


def make(year: int, month: int, day: int) -> date | None:
    """Make a date; None where the month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(visit: date, months: int, day: int) -> date | None:
    """The given day of a month so many months away; the last day where the visit's own day is asked for and missing."""
    index = visit.year * 12 + visit.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return make(year, month, min(day, monthrange(year, month)[1]) if day == visit.day else day)


def nearest(month: int, day: int, visit: date, past: bool | None) -> date | None:
    """Choose the year of a day and month: the nearest to the visit that the tense allows."""
    options = [d for year in (visit.year - 1, visit.year, visit.year + 1) if (d := make(year, month, day))]
    if past is not None:
        allowed = [d for d in options if (d <= visit if past else d >= visit)]
        near = min(options, key=lambda d: abs((d - visit).days), default=None)
        if allowed and (near is None or abs((near - visit).days) > 120 or near in allowed):
            options = allowed
    return min(options, key=lambda d: abs((d - visit).days), default=None)


def day_of_month(day: int, visit: date, past: bool | None) -> date | None:
    """The nearest such day of a month that the tense allows; of the visit's month where there is no tense."""
    options = [d for months in (-1, 0, 1) if (d := shift(visit, months, day)) and d.day == day]
    if past is None:
        return make(visit.year, visit.month, day)
    allowed = [d for d in options if (d <= visit if past else d >= visit)]
    return min(allowed, key=lambda d: abs((d - visit).days), default=None)


def latest(name: str, visit: date) -> date:
    """The last such weekday before the visit."""
    back = (visit.weekday() - WEEKDAYS.index(name.lower())) % 7 or 7
    return visit - timedelta(days=back)


def coming(name: str, visit: date) -> date:
    """The first such weekday after the visit."""
    ahead = (WEEKDAYS.index(name.lower()) - visit.weekday()) % 7 or 7
    return visit + timedelta(days=ahead)
