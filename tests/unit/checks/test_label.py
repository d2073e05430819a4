"""Whose statement it is: view and holder, judgement, action or what was seen."""

from collections.abc import Sequence

import pytest

from assistant.checks.label import label_lines
from assistant.domain.casenote import Form, Kind
from assistant.domain.person import Person
from assistant.ports import EnglishParser


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


def test_a_classifier_is_asked_only_where_words_do_not_decide(family: Sequence[Person], parser: EnglishParser) -> None:
    class Always:
        name = "always analysis"

        def classify(self, texts: Sequence[str]) -> list[tuple[Kind, float]]:
            return [(Kind.ANALYSIS, 0.9)] * len(texts)

    lines = ["Mum said that she rang.", "Something or other."]
    labels = label_lines(lines, family, parser=parser, classifier=Always())
    assert [label.kind for label in labels] == [Kind.PARENT_VIEW, Kind.ANALYSIS]
