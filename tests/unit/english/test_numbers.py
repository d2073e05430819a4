from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english.numbers import NumberKind, numbers, say_time

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("He owes forty quid.", "money", ("40 GBP",)),
        ("It was £3.50 each", "money", ("3.5 GBP",)),
        ("three pound fifty", "money", ("3.5 GBP",)),
        ("I'll be there at half past three", "time", ("03:30", "15:30")),
        ("Come at 3.30pm", "time", ("15:30",)),
        ("I left at five fifteen.", "time", ("05:15", "17:15")),
        ("running after him at ten at night", "time", ("22:00",)),
        ("twenty to six in the evening", "time", ("17:40",)),
        ("sent it at seven twenty eight", "time", ("07:28", "19:28")),
        ("at six ten", "time", ("06:10", "18:10")),
        ("three evenings", "count", ("3",)),
        ("I'm seventy-one", "count", ("71",)),
        ("a hundred and twenty people", "count", ("120",)),
        ("he rang twice", "times", ("2",)),
        ("He's only been out late the once.", "times", ("1",)),
        ("for a fortnight", "duration", ("14 days",)),
        ("two weeks", "duration", ("14 days",)),
        ("an hour and a half", "duration", ("90 minutes",)),
        ("the twenty-first", "ordinal", ("21",)),
        ("the 21st", "ordinal", ("21",)),
        ("fifty per cent", "percent", ("50",)),
    ],
)
def test_a_number_is_read_in_words_or_digits(text: str, kind: str, values: tuple[str, ...]) -> None:
    assert [(m.kind.value, m.values) for m in numbers(text)] == [(kind, values)]


@pytest.mark.parametrize(
    "text", ["no one", "one of them", "at once", "first of all", "Once he gets home", "wait a second"]
)
def test_a_word_that_only_looks_like_a_number_is_left(text: str) -> None:
    assert numbers(text) == ()


def test_a_couple_is_two_and_approximate() -> None:
    mention = numbers("a couple of weeks")[0]
    assert mention.values == ("14 days",)
    assert mention.approximate


@given(st.integers(min_value=2, max_value=99))
def test_digits_and_words_compare_equal(number: int) -> None:
    words = (
        SMALL[number]
        if number < 20
        else "-".join([TENS[number // 10 - 2]] + ([SMALL[number % 10]] if number % 10 else []))
    )
    said, written = numbers(f"{words} children")[0], numbers(f"{number} children")[0]
    assert said.kind is NumberKind.COUNT
    assert said.agrees(written)


@given(st.text(max_size=80))
def test_any_text_is_read_without_error_and_spans_hold_their_text(text: str) -> None:
    mentions = numbers(text)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize(
    ("value", "said"), [("15:30", "3.30pm"), ("09:00", "9am"), ("12:00", "12 noon"), ("00:05", "12.05am")]
)
def test_a_time_is_written_the_british_way(value: str, said: str) -> None:
    assert say_time(value) == said
