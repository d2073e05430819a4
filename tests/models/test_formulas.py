"""The classic formulas, from a dictionary that is here: they put an essay above a story, and see no cruelty."""

from pathlib import Path

from models.formulas import NAMES, formulas
from models.syllables import prepare_syllables


def test_formulas_need_no_network_and_put_an_essay_above_a_story(weights: Path) -> None:
    prepare_syllables(weights)
    story = formulas("The dog ran to the park. He saw a red ball. He ran and ran. Then they went home for tea.")
    essay = formulas(
        "The implementation of constitutional reform necessitated comprehensive legislative consultation, "
        "notwithstanding the considerable reluctance of provincial authorities."
    )
    assert set(story) == set(NAMES)
    assert story["flesch_kincaid_grade"] < essay["flesch_kincaid_grade"]
    assert story["flesch_reading_ease"] > essay["flesch_reading_ease"]


def test_without_words_there_are_no_formulas() -> None:
    assert formulas("12.30 –") == {}
