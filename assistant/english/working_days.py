"""Counts working days in England and Wales, by the rules that fix bank holidays."""

from datetime import date, timedelta
from functools import cache

_MONDAY = 0
_SATURDAY = 5


def working_days_after(day: date, count: int) -> date:
    """Give the day that lies so many working days after another.

    >>> working_days_after(date(2026, 4, 2), 1)
    datetime.date(2026, 4, 7)
    """
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def is_working_day(day: date) -> bool:
    """Say whether a day is neither at a weekend nor a bank holiday (Banking and Financial Dealings Act 1971)."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """List a year's bank holidays in England and Wales; a day that is proclaimed once, such as a coronation, is not."""
    easter = easter_sunday(year)
    christmas = _substitutes([date(year, 12, 25), date(year, 12, 26)])
    return frozenset(
        [
            *_substitutes([date(year, 1, 1)]),
            easter - timedelta(days=2),
            easter + timedelta(days=1),
            _first_monday(date(year, 5, 1)),
            _first_monday(date(year, 5, 25)),
            _first_monday(date(year, 8, 25)),
            *christmas,
        ]
    )


def easter_sunday(year: int) -> date:
    """Work out Easter Sunday in the Gregorian calendar (Butcher's rule of 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, left = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, over = divmod(rest, 4)
    sunday = (32 + 2 * left + 2 * quarter - moon - over) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _first_monday(from_day: date) -> date:
    return from_day + timedelta(days=(_MONDAY - from_day.weekday()) % 7)


def _substitutes(days: list[date]) -> list[date]:
    """Move days at a weekend to the next weekdays that are not taken."""
    kept = [day for day in days if day.weekday() < _SATURDAY]
    for day in (day for day in days if day.weekday() >= _SATURDAY):
        moved = day
        while moved.weekday() >= _SATURDAY or moved in kept:
            moved += timedelta(days=1)
        kept.append(moved)
    return kept
