import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.figures import in_figures
from assistant.drafting.spoken import adds_to, plain_spoken


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Um, I I think the the plan, you know, has helped.", "I think the plan has helped."),
        ("The shed is, the shed is dry.", "The shed is dry."),
        ("Has anyone, um, has Idris seen her?", "has Idris seen her?"),
        ("They put me on five till ten, no, tell a lie, five till nine.", "They put me on five till nine."),
        ("It was Monday, no, Tuesday she rang.", "It was Tuesday she rang."),
        ("He ate two, no, three plates.", "He ate three plates."),
        ("I said no, the dog did it.", "I said no, the dog did it."),
        ("It was no good, no, he was cross.", "It was no good, no, he was cross."),
        ("She had had enough.", "She had had enough."),
    ],
)
def test_stutters_and_what_was_taken_back_are_left_out(said: str, plain: str) -> None:
    assert plain_spoken(said) == plain


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("We owe sixty quid.", "No, sorry, ninety, because of June.", "We owe ninety quid, because of June."),
        ("He missed twelve days since May.", "Sorry, no, fourteen.", "He missed fourteen days since May."),
        ("I want to come on the ninth.", "Of March.", "I want to come on the ninth of March."),
        ("I'll ring them tomorrow.", "On my break.", "I'll ring them tomorrow on my break."),
        ("He missed twelve days.", "No, hang on, it was before Easter.", None),
        ("Is she in?", "At school.", None),
        ("Twelve.", "In the week.", None),
        ("It was on the fifth.", "No, she came late.", None),
    ],
)
def test_a_thought_in_two_pieces_is_one(before: str, after: str, joined: str | None) -> None:
    assert adds_to(before, after) == joined


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120), st.text(max_size=60))
def test_any_words_can_be_read(said: str, after: str) -> None:
    assert isinstance(plain_spoken(said), str)
    assert adds_to(said, after) is None or isinstance(adds_to(said, after), str)


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("it costs seven pounds fifty", "it costs £7.50"),
        ("they owe two hundred and sixty quid", "they owe £260"),
        ("attendance is ninety-four per cent", "attendance is 94%"),
        ("at twenty to eleven", "at 10.40"),
        ("at quarter past nine in the morning", "at 9.15am"),
        ("she has two cats and nineteen fish", "she has two cats and 19 fish"),
        ("he weighs ten point two kilos", "he weighs ten point two kilos"),
        ("in Year Ten", "in Year Ten"),
        ("a couple of pounds", "a couple of pounds"),
    ],
)
def test_numbers_are_in_plain_british_form(words: str, figures: str) -> None:
    assert in_figures(words) == figures
