"""Working days skip weekends and the bank holidays of England and Wales."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english.working_days import bank_holidays, easter_sunday, is_working_day, working_days_after


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]),
        (2027, ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]),
        (2021, ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"]),
        (2028, ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"]),
    ],
)
def test_bank_holidays_are_those_that_were_published(year: int, days: list[str]) -> None:
    assert sorted(bank_holidays(year)) == [date.fromisoformat(f"{year}-{day}") for day in days]


def test_easter_is_on_the_days_that_almanacs_give() -> None:
    assert [easter_sunday(y) for y in (2000, 2008, 2011, 2019, 2038)] == [
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2011, 4, 24),
        date(2019, 4, 21),
        date(2038, 4, 25),
    ]


def test_five_working_days_after_a_thursday_before_easter() -> None:
    assert working_days_after(date(2026, 4, 2), 5) == date(2026, 4, 13)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 40))
def test_the_day_found_is_a_working_day_and_later(day: date, count: int) -> None:
    found = working_days_after(day, count)
    assert is_working_day(found)
    assert (found - day).days >= count
