import pytest

from assistant.checks.support.amounts import amounts_in, holds_day, holds_number
from assistant.checks.support.talk import root
from assistant.english.numbers import numbers
from models.support.altered import altered
from models.support.examples import Example
from models.support.fit import fit


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("It's ten twenty.", "10.20am"),
        ("Half six in the morning.", "half past six"),
        ("Eighteen pounds forty.", "£18.40"),
        ("Two forty with the hinges.", "£240"),
        ("Under six point four.", "6.4"),
        ("Under a tenner.", "£10"),
    ],
)
def test_an_amount_is_found_however_it_was_said(said: str, written: str) -> None:
    assert holds_number(numbers(written)[0], amounts_in(said))


@pytest.mark.parametrize(("said", "written"), [("A hundred and four.", "four"), ("Ten past six.", "£18.40")])
def test_part_of_another_amount_is_not_found(said: str, written: str) -> None:
    assert not holds_number(numbers(written)[0], amounts_in(said))


def test_a_day_is_found_by_its_name() -> None:
    assert holds_day("Sunday night", amounts_in("Sunday nights, near enough."))
    assert not holds_day("Monday", amounts_in("Sunday nights, near enough."))


def test_words_of_one_root_are_one() -> None:
    assert root("muddy") == root("mud")
    assert root("stopped") == root("stop")


def test_a_right_sentence_is_altered_in_person_number_and_polarity() -> None:
    wrong = dict(altered("Ann said that Bo is eight.", ["Ann", "Bo", "Cy"], ["Nobody came."]))
    assert wrong == {
        "role": "Cy said that Bo is eight.",
        "number": "Ann said that Bo is ten.",
        "negation": "Ann said that Bo is not eight.",
        "invented": "Nobody came.",
    }


def test_a_mark_may_only_speak_the_way_that_makes_sense() -> None:
    rows = [
        Example("v", "a", error, "", {"wide": wide, "p_number": number})
        for error, wide, number in [("", 0.0, 1.0), ("", 0.1, 1.0), ("x", 1.0, 0.0), ("x", 0.9, 0.0)]
    ]
    assert fit(rows).by_mark == {}
    assert fit(rows) == fit(rows)
