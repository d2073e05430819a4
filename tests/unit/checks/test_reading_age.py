"""Harder texts get higher reading ages."""

import pytest

from assistant.checks.reading_age import OLDEST, YOUNGEST, features, reading_age
from models.english import SpacyParser

STORY = "The dog ran to the park. He saw a big red ball. The girl threw it and he ran and ran. Then they went home."
NEWS = (
    "The team played well on Saturday, although two of their best players were injured. The manager said that he was "
    "pleased with how the younger members of the squad had worked together in difficult weather."
)
ESSAY = (
    "The implementation of constitutional reform necessitated comprehensive legislative consultation, notwithstanding "
    "the reluctance of provincial authorities to relinquish fiscal autonomy, which commentators have attributed "
    "principally to institutional inertia and the disproportionate influence of entrenched commercial interests."
)


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def test_a_story_a_report_and_an_essay_are_put_in_order(parser: SpacyParser) -> None:
    ages = [reading_age(parser.parse([text])) for text in (STORY, NEWS, ESSAY)]
    assert all(age is not None and YOUNGEST <= age <= OLDEST for age in ages)
    story, news, essay = (age or 0.0 for age in ages)
    assert story < news < essay
    assert story < 8
    assert essay > 15


def test_names_and_numbers_do_not_make_a_text_harder(parser: SpacyParser) -> None:
    plain = features(parser.parse(["The girl went to the shop with her dad on her bike."]))
    named = features(parser.parse(["Aoibheann went to the shop with her dad on her bike."]))
    assert named["rare_share"] <= plain["rare_share"] + 0.01


def test_no_words_have_no_reading_age(parser: SpacyParser) -> None:
    assert reading_age(parser.parse(["12.30 – 4"])) is None
