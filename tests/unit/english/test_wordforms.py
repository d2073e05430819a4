"""Verbs get the endings that English gives them, by one table for drafts and for plain words alike."""

import pytest

from assistant.drafting.inflect import past, third_person
from assistant.english.wordforms import verb_forms


@pytest.mark.parametrize(
    ("verb", "told"),
    [("win", "won"), ("feed", "fed"), ("open", "opened"), ("edit", "edited"), ("hug", "hugged"), ("lie", "lied")],
)
def test_a_verb_in_the_past_is_told_as_it_is_said(verb: str, told: str) -> None:
    assert past(verb) == verb_forms(verb)["VBD"] == told


@pytest.mark.parametrize(("verb", "told"), [("veto", "vetoes"), ("lay", "lays"), ("won", "won"), ("'m", "is")])
def test_a_verb_goes_with_she_and_a_past_form_stays_as_it_was_said(verb: str, told: str) -> None:
    assert third_person(verb) == told


@pytest.mark.parametrize(("verb", "doing"), [("flag up", "flagging up"), ("stem from", "stemming from")])
def test_the_last_letter_of_a_short_verb_is_doubled(verb: str, doing: str) -> None:
    assert verb_forms(verb)["VBG"] == doing
