from collections.abc import Sequence

import pytest

from assistant.checks.support.amounts import amounts_in, holds_day, holds_number
from assistant.checks.support.talk import root
from assistant.english.numbers import numbers
from models.english import SpacyParser
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


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def wrong_ways(parser: SpacyParser, text: str, others: Sequence[str] = ()) -> set[tuple[str, str]]:
    (doc,) = parser.parse([text])
    return set(altered(doc, ["Ann", "Bo", "Cy"], others))


def test_a_right_sentence_is_altered_in_person_number_and_polarity(parser: SpacyParser) -> None:
    wrong = wrong_ways(parser, "Ann said that Bo is eight.")
    assert ("role", "Bo said that Ann is eight.") in wrong
    assert any(error == "negation" and " not " in text for error, text in wrong)
    assert any(error == "number" and "eight" not in text for error, text in wrong)


def test_a_plan_is_altered_into_a_deed_and_a_habit_into_a_rule(parser: SpacyParser) -> None:
    assert ("modality", "Ann rang the school.") in wrong_ways(parser, "Ann will ring the school.")
    assert ("frequency", "Bo always walks home.") in wrong_ways(parser, "Bo sometimes walks home.")


def test_a_reason_or_a_detail_is_taken_from_elsewhere(parser: SpacyParser) -> None:
    joined = {text for _, text in wrong_ways(parser, "Ann is cross.", ["Cy missed the last bus home."])}
    assert joined & {
        "Ann is cross because Cy missed the last bus home.",
        "Ann is cross and Cy missed the last bus home.",
    }


def test_what_stands_in_quotation_marks_is_never_altered(parser: SpacyParser) -> None:
    for _, text in wrong_ways(parser, 'Ann said, "I will not ring Bo at eight," and went home.', ["Cy is in bed now."]):
        assert '"I will not ring Bo at eight,"' in text


@pytest.mark.parametrize("text", ["Ann said that she is happy.", "Bo was not there.", "They have 3 cats.", "Rain."])
def test_every_altered_sentence_differs_from_the_right_one(parser: SpacyParser, text: str) -> None:
    assert text not in {wrong for _, wrong in wrong_ways(parser, text, ["Cy came home late on Monday."])}


def test_a_mark_may_only_speak_the_way_that_makes_sense() -> None:
    rows = [
        Example("v", "a", error, "", {"wide": wide, "p_number": number}, (), written=True)
        for error, wide, number in [("", 0.0, 1.0), ("", 0.1, 1.0), ("x", 1.0, 0.0), ("x", 0.9, 0.0)]
    ]
    assert fit(rows).by_mark == {}
    assert fit(rows) == fit(rows)
