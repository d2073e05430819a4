"""Hard words: what is put in their place, how it is bent to fit, and what is left alone."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.checks.plain_words import replaced
from assistant.checks.terms import Term, Terms, load_terms
from assistant.domain.finding import Code, Finding, Report
from assistant.settings import prompts_folder
from models.english import SpacyParser

Examine = Callable[..., Report]

REPLACED = [
    ("The visit commenced at four.", "The visit started at four."),
    ("Commencing on Monday, Leo will go by bus.", "Starting on Monday, Leo will go by bus."),
    ("The side door was utilised by both boys.", "The side door was used by both boys."),
    ("Ms Vance provided three letters.", "Ms Vance gave three letters."),
    ("Three letters were provided.", "Three letters were given."),
    ("We need to ascertain who was there.", "We need to find out who was there."),
    ("I rang prior to the meeting.", "I rang before the meeting."),
    ("Prior to tea we played cards.", "Before tea we played cards."),
    ("She asked for an additional bed.", "She asked for an extra bed."),
    ("He has a beneficial routine.", "He has a helpful routine."),
    ("An infant was in the next room.", "A baby was in the next room."),
    ("Two infants slept in the next room.", "Two babies slept in the next room."),
    ("She made a decision to leave.", "She decided to leave."),
    ("I had a discussion with Amir in the car.", "I talked to Amir in the car."),
    ("The MGM rang.", "Mum's mum rang."),
    ("HV felt that Carys was low.", "The health visitor felt that Carys was low."),
    ("HV Nkechi Obi came.", "Health visitor Nkechi Obi came."),
    ("The HV came.", "The health visitor came."),
    ("His maternal grandmother came.", None),
    ("He found temporary accommodation.", "He found a place to stay for now."),
    ("He found suitable temporary accommodation.", None),
    ("Mum provided him with a bed.", None),
    ("She has sufficient food.", "She has enough food."),
    ("Mr Osei resides with his aunt.", "Mr Osei lives with his aunt."),
    ("I propose to visit on Monday.", None),
    ("She left the previous week.", "She left the week before."),
    ("He was accompanied, and he relayed it.", None),
]

SAFE_PLACES = ("Nadia", "Mr Okonkwo", "14", "£62.50", "3 May", "“commence”", "Dr Li's")


@pytest.mark.parametrize(("text", "wanted"), REPLACED)
def test_plain_words_fit_their_sentence(text: str, wanted: str | None, parser: SpacyParser, terms: Terms) -> None:
    doc = parser.parse([text])[0]
    found = [replaced(text, hit, doc) for hit in terms.find(text)]
    assert next((words for words in found if words), None) == wanted


def test_a_noun_is_not_taken_for_the_verb(check: Examine) -> None:
    report = check({"": ["The acquisition was a mistake.", "I got a rebuke.", "She wants to procure a cot."]})
    hard = hard_words(report)
    assert [f.words for f in hard] == [("procure",)]
    assert hard[0].replacement == ("She wants to get a cot.",)


def test_quotations_keep_their_hard_words(check: Examine) -> None:
    assert not hard_words(check({"": ["Samira said, “I shall utilise it prior to Friday.”"]}))


def test_rare_words_are_named_only_where_the_child_reads(check: Examine) -> None:
    words = ["The custodian was vociferous."]
    assert not hard_words(check({"Notes": words}))
    for_child = hard_words(check({"To Callum": words}, age=8, for_child=True))
    assert {f.words[0] for f in for_child} == {"custodian", "vociferous"}
    assert all(not f.replacement for f in for_child)


def test_everyday_words_are_left_to_the_writer_in_a_record(check: Examine) -> None:
    words = ["Samira received the letter."]
    assert not hard_words(check({"Notes": words}))
    assert hard_words(check({"To Callum": words}, for_child=True))[0].replacement == ("Samira got the letter.",)


def test_a_childs_own_word_wins(terms: Terms, parser: SpacyParser) -> None:
    own = terms.with_own([Term("contact centre", "liked", "the blue house")])
    text = "You will see Dad at the contact centre."
    hit = own.find(text)[0]
    assert hit.term.kind == "liked"
    assert replaced(text, hit, parser.parse([text])[0]) == "You will see Dad at the blue house."


def test_the_list_that_ships_is_sound() -> None:
    terms = load_terms(prompts_folder())
    assert len({term.form for term in terms.by_form.values()}) > 1500
    harm = [t for t in terms.by_form.values() if t.kind == "euphemism" and t.word_class]
    assert harm == [], "a soft word for harm is never replaced: the writer must say what happened"
    for term in terms.by_form.values():
        if term.word_class:
            assert "(" not in term.plain
            assert term.plain
            assert not {h.term.form for h in terms.find(term.plain, "hard", "jargon", "legal") if h.words == term.plain}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_replacement_changes_only_its_words(data: st.DataObject) -> None:
    terms, parser = LISTED, PARSER
    term = data.draw(st.sampled_from([t for t in terms.by_form.values() if t.word_class]))
    one, other = data.draw(st.sampled_from(SAFE_PLACES)), data.draw(st.sampled_from(SAFE_PLACES))
    text = f"{one} and {term.form} with {other} on 3 May."
    doc = parser.parse([text])[0]
    for hit in terms.find(text):
        new = replaced(text, hit, doc)
        if new is None:
            continue
        assert new.startswith(text[: hit.start])
        assert new.endswith(text[hit.end :])
        assert re.findall(r"\d+|“[^”]*”", new) == re.findall(r"\d+|“[^”]*”", text)


LISTED, PARSER = load_terms(prompts_folder()), SpacyParser()


def hard_words(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.code is Code.HARD_WORD]
