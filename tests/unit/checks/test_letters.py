"""What is said to a child in a letter: soft words, denials of denials, and sentences that a child trips over."""

from collections.abc import Callable

import pytest

from assistant.domain.finding import Report

SOFT = [
    "Your nan went to sleep in March.",
    "Grandad is up with the angels.",
    "Dad has gone away for a bit.",
    "Mum had one of her silly turns.",
    "Your mum is not quite herself today.",
    "Things got tricky at home.",
    "Dad made some bad choices.",
    "There was a bit of an upset on Sunday.",
    "Mum drank special juice.",
]
PLAIN = [
    "Your nan died in March.",
    "Dad is in prison because he hit Mum.",
    "You fell asleep in class on Monday.",
    "You went to sleep at eight.",
    "We went to the sky park on Friday.",
    "Mum has an illness called depression.",
    "You made a cake and I had some.",
    "I had a rest on the wall.",
]
DENIED = [
    "I am not saying you can't come.",
    "It is not that nobody likes you.",
    "I don't think Mum doesn't care.",
    "I would not say that you will never see Dad.",
    "It is not true that he won't write.",
]
NOT_DENIED = [
    "I do not think you will move.",
    "It is not your fault.",
    "Mum did not come, and I do not know why.",
    "I never said that.",
    "You do not have to go.",
]


LONG = [
    "I promised to write the answers down so that you can read them when you want to and share them.",
    "We went to the park and the shop and the library and the pool with Nan and the dog and Tom and Ella.",
]
SHORT = [
    "Lynne told me on Monday that she will post the photo of you and the newts.",
    "You will see Mum on Saturday 20 June at the park near the big pond, and I will come too.",
]


@pytest.mark.parametrize(("text", "wanted"), [*((text, True) for text in LONG), *((text, False) for text in SHORT)])
def test_only_a_sentence_that_a_child_trips_over_is_too_long(
    check: Callable[..., Report], text: str, wanted: bool
) -> None:
    assert bool(_found(check, "long-sentence", text)) is wanted


def _found(check: Callable[..., Report], code: str, text: str) -> list[str]:
    report = check({"Dear Callum": [text]}, for_child=True)
    return [finding.text for finding in report.findings if finding.code == code]


@pytest.mark.parametrize("text", SOFT)
def test_soft_words_to_a_child_are_flagged(check: Callable[..., Report], text: str) -> None:
    assert _found(check, "euphemism", text) == [text]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_to_a_child_are_left_alone(check: Callable[..., Report], text: str) -> None:
    assert _found(check, "euphemism", text) == []


def test_what_the_worker_told_the_child_is_read_as_words_to_a_child(check: Callable[..., Report]) -> None:
    told = check({"": ["I told Callum that Mummy is having a little rest."]})
    assert [f.words for f in told.findings if f.code == "euphemism"] == [("having a little rest",)]
    seen = check({"": ["Samira was having a little rest."]})
    assert [f.words for f in seen.findings if f.code == "euphemism"] == []


@pytest.mark.parametrize("text", DENIED)
def test_a_denial_of_a_denial_is_flagged(check: Callable[..., Report], text: str) -> None:
    assert _found(check, "double-negative", text) == [text]


@pytest.mark.parametrize("text", NOT_DENIED)
def test_one_denial_is_left_alone(check: Callable[..., Report], text: str) -> None:
    assert _found(check, "double-negative", text) == []
