"""Numbers are written as they were said, and what must stay in figures stays."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.domain.transcript import Word
from assistant.english.number_words import SMALL
from models.british import spelt_here
from models.said_numbers import as_said, in_words, ordinal


def heard(text: str) -> list[Word]:
    return [
        Word(start=number, end=number + 0.5, text=word, probability=0.9) for number, word in enumerate(text.split())
    ]


def said(text: str) -> str:
    return " ".join(word.text for word in as_said(heard(text)))


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("on the 9th of April.", "on the ninth of April."),
        ("the 21st, then the 30th", "the twenty-first, then the thirtieth"),
        ("10 minutes. 12 days", "Ten minutes. Twelve days"),
        ("She pays £5 a week, 20% more", "She pays five pounds a week, twenty per cent more"),
        ("a 9-year-old", "a nine-year-old"),
        ("left at 5 .15.", "left at five fifteen."),
        ("at 4:30 he ate", "at four thirty he ate"),
        ("take 1 .25 mg", "take 1.25 mg"),
        ("it was £2 .50 each", "it was £2.50 each"),
        ("ring 07700 90 0123", "ring 07700 90 0123"),
        ("in 2026 there", "in 2026 there"),
        ("Year 100 and 007", "Year 100 and 007"),
    ],
)
def test_small_numbers_are_words_and_others_stay(written: str, spoken: str) -> None:
    assert said(written) == spoken


@given(some.integers(0, 99))
def test_every_number_reads_back_as_itself(number: int) -> None:
    assert sum(SMALL[part] for part in in_words(number).split("-")) == number
    assert ordinal(number).endswith(("st", "nd", "rd", "th"))


@given(some.lists(some.sampled_from(["9th", "£5", "20%", "7", "and", "2026", ".5", "yes."]), max_size=12))
def test_times_stay_in_order_and_inside_what_was_heard(texts: list[str]) -> None:
    words = as_said(heard(" ".join(texts)))
    assert all(a.end <= b.start + 1e-9 for a, b in pairwise(words))
    assert not words or words[-1].end <= len(texts)


def test_words_have_their_british_spelling() -> None:
    spelt = spelt_here(heard("My mom's favorite color. Granddad moment"))
    assert " ".join(word.text for word in spelt) == "My mum's favourite colour. Grandad moment"
