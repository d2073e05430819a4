"""Whose statement it is: view and holder, judgement, action or what was seen."""

from collections.abc import Sequence

import pytest

from assistant.checks.label import label_lines
from assistant.domain.casenote import Form, Kind
from assistant.domain.person import Person
from assistant.ports import EnglishParser, Opinion


@pytest.mark.parametrize(
    ("text", "kind", "holder", "form"),
    [
        ("Mum said that she rang.", Kind.PARENT_VIEW, "mother", Form.REPORTED),
        ('Mr Reid said, "I shouted, I didn\'t scare her."', Kind.PARENT_VIEW, "father", Form.QUOTE),
        ('"I hate it there," said Callum.', Kind.CHILD_VIEW, "child", Form.QUOTE),
        ("Callum nodded when I asked if he was happy.", Kind.CHILD_VIEW, "child", Form.NONVERBAL),
        ("Jean feels that Samira is doing her best.", Kind.OTHER_VIEW, "family", Form.REPORTED),
        ("PC Lund confirmed that no charges were brought.", Kind.OTHER_VIEW, "professional", Form.REPORTED),
        ("Mum adamant she did not drink", Kind.PARENT_VIEW, "mother", Form.REPORTED),
        ("Callum scared when dad shouts.", Kind.CHILD_VIEW, "child", Form.REPORTED),
        ("Samira's view is that the school is to blame.", Kind.PARENT_VIEW, "mother", Form.REPORTED),
        ("According to Sean, nobody rang.", Kind.PARENT_VIEW, "father", Form.REPORTED),
        ("Mum and Dad both said they want help.", Kind.PARENT_VIEW, "parents", Form.REPORTED),
        ("I think that Callum is safe because he told me so.", Kind.ANALYSIS, None, Form.NONE),
        ("He lacks insight into the harm.", Kind.ANALYSIS, None, Form.NONE),
        ("This suggests that he is coping.", Kind.ANALYSIS, None, Form.NONE),
        ("I will ring the school by Friday.", Kind.ACTION, None, Form.NONE),
        ("Samira to ring the GP.", Kind.ACTION, None, Form.NONE),
        ("I saw mould on the bedroom wall.", Kind.OBSERVATION, None, Form.NONE),
        ("Seen alone: yes", Kind.OBSERVATION, None, Form.NONE),
        ("Mum says she is sober but she is clearly in denial.", Kind.MIXED, "mother", Form.REPORTED),
        ("Mum said Dad hit her and Dad said he did not.", Kind.MIXED, "mother", Form.REPORTED),
    ],
)
def test_a_statement_is_given_to_the_one_whose_it_is(
    text: str, kind: Kind, holder: str | None, form: Form, family: Sequence[Person], parser: EnglishParser
) -> None:
    label = label_lines([text], family, parser=parser)[0]
    assert (label.kind, label.holder, label.form, label.unsure) == (kind, holder, form, False)


@pytest.mark.parametrize("text", ["She would like him home.", "Priya said that she is tired."])
def test_a_view_of_nobody_known_is_unsure(text: str, family: Sequence[Person], parser: EnglishParser) -> None:
    label = label_lines([text], family, parser=parser)[0]
    assert label.kind.is_view
    assert label.holder is None
    assert label.unsure


def test_the_words_that_decided_are_named(family: Sequence[Person], parser: EnglishParser) -> None:
    assert label_lines(["I think that he is safe."], family, parser=parser)[0].reasons == ("I think",)


class Says:
    """A classifier that says the same of every statement."""

    name = "says the same"

    def __init__(self, kind: Kind, share: float) -> None:
        rest = (1 - share) / (len(Kind) - 1)
        self._opinion = Opinion(shares={k: share if k is kind else rest for k in Kind}, like="Something like it.")

    def classify(self, texts: Sequence[str]) -> list[Opinion]:
        return [self._opinion] * len(texts)


def test_words_that_decide_outweigh_a_classifier_in_two_minds(family: Sequence[Person], parser: EnglishParser) -> None:
    label = label_lines(["Mum said that she rang."], family, parser=parser, classifier=Says(Kind.ANALYSIS, 0.2))[0]
    assert (label.kind, label.holder, label.reasons, label.like) == (Kind.PARENT_VIEW, "mother", ("said",), None)


def test_a_sure_classifier_decides_and_gives_an_example(family: Sequence[Person], parser: EnglishParser) -> None:
    label = label_lines(["Something or other."], family, parser=parser, classifier=Says(Kind.ANALYSIS, 0.9))[0]
    assert (label.kind, label.unsure, label.reasons) == (Kind.ANALYSIS, False, ())
    assert label.like == "Something like it."


def test_a_classifier_in_two_minds_is_unsure(family: Sequence[Person], parser: EnglishParser) -> None:
    label = label_lines(["Something or other."], family, parser=parser, classifier=Says(Kind.ANALYSIS, 0.5))[0]
    assert label.kind is Kind.ANALYSIS
    assert label.unsure


def test_a_view_found_by_the_classifier_has_the_holder_that_its_words_name(
    family: Sequence[Person], parser: EnglishParser
) -> None:
    lines = ["Nan at her wits' end over the dog.", "Gutted about the trip.", "Mum won't hear of it."]
    told = [
        label_lines([line], family, parser=parser, classifier=Says(kind, 0.95))[0]
        for line, kind in zip(lines, (Kind.OTHER_VIEW, Kind.PARENT_VIEW, Kind.PARENT_VIEW), strict=True)
    ]
    assert [label.holder for label in told] == ["family", None, "mother"]
