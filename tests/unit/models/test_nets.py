"""Words that nobody said are caught, and speech without words is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.transcript import Word
from models.nets import alike, in_voiced_time, loops, made_up
from models.spans import Span, merge, subtract, unheard

spans = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 50)).map(lambda pair: Span(pair[0], pair[0] + pair[1])), max_size=12
)


def said(text: str, start: float = 0.0, each: float = 0.3) -> list[Word]:
    return [
        Word(start=start + number * each, end=start + (number + 1) * each, text=word, probability=0.9)
        for number, word in enumerate(text.split())
    ]


def test_words_where_nobody_speaks_are_dropped() -> None:
    words = [*said("he ran home", 1.0), *said("thank you", 20.0)]
    assert [word.text for word in in_voiced_time(words, [Span(0.9, 2.0)])] == ["he", "ran", "home"]


def test_voiced_time_without_words_is_found() -> None:
    assert unheard([Span(0, 10)], said("he ran home and then", 0.0)) == [Span(1.6, 10)]


def test_a_short_hole_is_no_loss() -> None:
    assert unheard([Span(0, 2.3)], said("he ran home and then", 0.0)) == []


def test_a_word_stretched_over_lost_speech_is_no_cover() -> None:
    words = [Word(start=0.0, end=6.0, text="so", probability=0.9)]
    assert unheard([Span(0, 6)], words) == [Span(0, 6)]


def test_a_loop_is_found_after_its_first_saying() -> None:
    words = said("and then " + "I do not know what " * 6 + "to do")
    (loop,) = loops(words)
    assert (loop.start, loop.end) == (words[7].start, words[31].end)


def test_people_who_repeat_themselves_are_not_a_loop() -> None:
    assert loops(said("no no no no no stop it stop it stop it I said I said no")) == []


def test_film_phrases_are_made_up_and_thanks_are_not() -> None:
    assert made_up(" Thank you for watching!")
    assert made_up("Subtitles by the Amara.org community")
    assert not made_up("Thank you for telling me that.")
    assert not made_up("I was watching telly.")


@pytest.mark.parametrize(
    ("name", "heard", "same"),
    [
        ("Kayden", "Caden,", True),
        ("Callum", "Calum", True),
        ("Noah", "knower", True),
        ("Skye's", "sky's", True),
        ("Sophie", "Sofi", True),
        ("Bartholomew", "because", False),
        ("Kyle", "Callum", False),
    ],
)
def test_a_name_is_kept_only_where_it_sounds_like_what_was_heard(name: str, heard: str, same: bool) -> None:
    assert alike(name, heard) is same


@given(spans, spans)
def test_subtracting_leaves_just_what_is_not_taken(whole: list[Span], taken: list[Span]) -> None:
    joined = merge(whole)
    left = subtract(joined, taken)
    for second in range(260):
        at = second + 0.5
        inside = any(span.start <= at < span.end for span in joined)
        cut = any(span.start <= at < span.end for span in taken)
        assert any(span.start <= at < span.end for span in left) == (inside and not cut)
