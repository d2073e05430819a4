"""Long sentences cut in two, deeds with nobody who does them, and saying no twice."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.cut import cut_in_two
from assistant.domain.finding import Code, Report
from assistant.english.sentences import quoted_spans
from models.english import SpacyParser

Examine = Callable[..., Report]
PARSER = SpacyParser()

CUT = [
    (
        "We walked to the shop on the corner for some milk and Ravi showed me the tree where he hides his cards.",
        ("We walked to the shop on the corner for some milk.", "Ravi showed me the tree where he hides his cards."),
    ),
    (
        "I asked about the broken gate at the back of the house, but your mum was busy with the baby at the time.",
        ("I asked about the broken gate at the back of the house.", "But your mum was busy with the baby at the time."),
    ),
    (
        "The health visitor comes every second Tuesday in the morning; she weighs the baby on her own scales.",
        ("The health visitor comes every second Tuesday in the morning.", "She weighs the baby on her own scales."),
    ),
]
NOT_CUT = [
    "Mum said that she had been tired for weeks and Dad hit her on the way home from the pub.",
    "If he drinks on a Friday night after work she leaves the house and the children go to their aunt.",
    "In his mother's account the visits were calm at first and the shouting began only after the move.",
    "She said, “I went to the shop and he followed me all the way home and I was scared.”",
    "I like the park, the river, the old mill and the long way home past the church and the school.",
    "Jo asked whether her brother would come and her sister would stay away for the whole of the summer.",
]

HIDDEN = [
    "A decision was made to end the visits.",
    "Leo was hit.",
    "Leo was grabbed in the hall.",
    "He was left.",
]
NAMED = [
    "Leo was told by his teacher.",
    "He was born in May.",
    "The dog is called Biscuit.",
    "They were married in Leeds.",
    "She was worried about the stairs.",
    "He was allowed to stay up.",
    "I was interested in her answer.",
]
TWICE = [
    "It is not uncommon for him to be late.",
    "I can't deny it.",
    "She did not say nothing.",
    "He never goes without it.",
]
ONCE = [
    "She was not only tired but hungry.",
    "He will not come until Monday.",
    "He is not under the table.",
    "He said, “I never did nothing.”",
    "He did not come and she did not ring.",
    "No bed, no heating.",
]


@pytest.mark.parametrize(("text", "wanted"), CUT)
def test_a_long_sentence_is_cut_where_grammar_allows(text: str, wanted: tuple[str, ...]) -> None:
    assert cut(text) == wanted


@pytest.mark.parametrize("text", NOT_CUT)
def test_a_sentence_is_left_whole_where_a_cut_could_change_who_says_what(text: str) -> None:
    assert cut(text) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["We met", "Nadia came", "I rang Mr Osei", "Your aunt cooked rice"]),
    st.sampled_from(["on 3 May", "after school with both boys", "at the library in town", "for £4.50 in all"]),
    st.sampled_from([" and ", ", and ", ", but ", "; "]),
    st.sampled_from(
        ["Dev waited in the car", "the dog ran off", "she showed me her room", "you told me about “the thing”"]
    ),
    st.sampled_from(["for an hour.", "until ten to five.", "near the old bridge.", "by the blue gate."]),
)
def test_a_cut_loses_no_word_that_carries_meaning(one: str, where: str, join: str, two: str, when: str) -> None:
    text = f"{one} {where}{join}{two} {when}"
    pieces = cut(text)
    if pieces:
        assert content(" ".join(pieces)) == content(text)


@pytest.mark.parametrize("text", HIDDEN)
def test_a_deed_with_nobody_who_does_it_is_flagged(text: str, check: Examine) -> None:
    assert codes(check({"": [text]}), Code.PASSIVE)


@pytest.mark.parametrize("text", NAMED)
def test_a_named_doer_and_a_set_phrase_are_left_alone(text: str, check: Examine) -> None:
    assert not codes(check({"": [text]}), Code.PASSIVE)


@pytest.mark.parametrize("text", TWICE)
def test_saying_no_twice_is_flagged(text: str, check: Examine) -> None:
    assert codes(check({"": [text]}), Code.DOUBLE_NEGATIVE)


@pytest.mark.parametrize("text", ONCE)
def test_one_no_is_left_alone(text: str, check: Examine) -> None:
    assert not codes(check({"": [text]}), Code.DOUBLE_NEGATIVE)


def test_a_long_sentence_brings_its_two_halves(check: Examine) -> None:
    report = check({"To Callum": [CUT[0][0]]}, for_child=True)
    found = next(f for f in report.findings if f.code is Code.LONG_SENTENCE)
    assert found.replacement == CUT[0][1]


def cut(text: str) -> tuple[str, ...]:
    return cut_in_two(text, PARSER.parse([text])[0], quoted_spans(text))


def content(text: str) -> list[str]:
    words = re.findall(r"[\w£'’.“”]*\w", text.lower())
    return [w.strip("“”.") for w in words if w not in {"and", "but", "so"}]


def codes(report: Report, code: Code) -> list[str]:
    return [f.words[0] for f in report.findings if f.code is code]
