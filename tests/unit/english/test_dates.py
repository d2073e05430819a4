from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english.dates import dates, say_date

VISIT = date(2026, 4, 21)
DAYS = st.dates(min_value=date(2020, 1, 10), max_value=date(2035, 12, 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I'll ring tomorrow morning.", date(2026, 4, 22)),
        ("See you next Tuesday", date(2026, 4, 28)),
        ("The school rang me on Friday.", date(2026, 4, 17)),
        ("I'll come on Friday.", date(2026, 4, 24)),
        ("I'll be back on Tuesday the fifth of May", date(2026, 5, 5)),
        ("He died on the ninth of March.", date(2026, 3, 9)),
        ("5/5", date(2026, 5, 5)),
        ("in two weeks' time", date(2026, 5, 5)),
        ("It was the Tuesday before last", date(2026, 4, 7)),
        ("three days ago", date(2026, 4, 18)),
        ("by the end of the month", date(2026, 4, 30)),
        ("a week on Tuesday", date(2026, 5, 5)),
        ("2026-05-05", date(2026, 5, 5)),
        ("on 1 December 2025", date(2025, 12, 1)),
    ],
)
def test_a_date_is_worked_out_from_the_visit(text: str, day: date) -> None:
    assert [m.day for m in dates(text, VISIT)] == [day]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("week of the eleventh", date(2026, 5, 11), date(2026, 5, 17)),
        ("in March", date(2026, 3, 1), date(2026, 3, 31)),
        ("last week", date(2026, 4, 13), date(2026, 4, 19)),
    ],
)
def test_a_stretch_of_days_keeps_both_ends(text: str, first: date, last: date) -> None:
    mention = dates(text, VISIT)[0]
    assert (mention.day, mention.last) == (first, last)


@pytest.mark.parametrize("text", ["Monday, Tuesday and Thursday", "the other day", "every Friday", "Friday"])
def test_a_day_that_cannot_be_known_keeps_only_its_words(text: str) -> None:
    mentions = dates(text, VISIT)
    assert mentions
    assert all(m.day is None for m in mentions)


@pytest.mark.parametrize("text", ["I may go", "march him home", "the second of my boys", "he hit him first"])
def test_a_word_that_only_looks_like_a_date_is_left(text: str) -> None:
    assert dates(text, VISIT) == ()


def test_a_weekday_that_does_not_fit_its_date_is_not_worked_out() -> None:
    assert dates("Monday the fifth of May", VISIT)[0].day is None


@given(DAYS, st.integers(min_value=-150, max_value=150))
def test_a_written_date_is_read_back(visit: date, away: int) -> None:
    day = visit + timedelta(days=away)
    assert dates(say_date(day, weekday=True, year=True), visit)[0].day == day
    assert dates(say_date(day), visit)[0].day == day


@given(st.text(max_size=80), DAYS)
def test_any_text_is_read_without_error_and_spans_hold_their_text(text: str, visit: date) -> None:
    assert all(text[m.start : m.end] == m.text for m in dates(text, visit))


@given(st.sampled_from(["next Monday", "tomorrow", "a fortnight today"]), DAYS)
def test_days_to_come_are_after_the_visit(text: str, visit: date) -> None:
    assert (dates(text, visit)[0].day or visit) > visit


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I get paid on the last Friday of the month.", date(2026, 5, 29)),
        ("The first Monday in June suits me.", date(2026, 6, 1)),
        ("They last rang a week past Monday.", date(2026, 5, 4)),
        ("It was due on the first.", date(2026, 5, 1)),
    ],
)
def test_days_named_by_their_place_in_a_month_or_week(text: str, day: date) -> None:
    assert [m.day for m in dates(text, date(2026, 5, 14))] == [day]
