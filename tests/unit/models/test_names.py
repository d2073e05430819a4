"""A name is spelt as the family spells it, and one that nobody said is never put in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.transcript import Word
from models.names import mend_names, sound


def said(text: str, unsure: str = "", probability: float = 0.4) -> list[Word]:
    return [
        Word(start=at, end=at + 0.5, text=word, probability=probability if unsure and unsure in word else 0.95)
        for at, word in enumerate(text.split())
    ]


def mended(text: str, unsure: str, *names: str) -> str:
    return " ".join(word.text for word in mend_names(said(text, unsure), names))


@pytest.mark.parametrize(
    ("heard", "name"),
    [
        ("Caden", "Kayden"),
        ("Calum", "Callum"),
        ("Sara", "Sarah"),
        ("Meghan", "Megan"),
        ("Katherine", "Catherine"),
        ("Tracey", "Tracy"),
        ("Mohamed", "Muhammad"),
        ("Emelia", "Emilia"),
        ("Zofia", "Sophia"),
        ("Dani", "Danny"),
    ],
)
def test_an_unsure_name_is_spelt_as_the_family_spells_it(heard: str, name: str) -> None:
    assert mended(f"Then {heard}'s bus was late, and {heard}, ran.", heard, name, "Bartholomew") == (
        f"Then {name}'s bus was late, and {name}, ran."
    )


@pytest.mark.parametrize(
    ("heard", "name"),
    [
        ("Karen", "Kieran"),
        ("Hannah", "Anna"),
        ("Jayden", "Aiden"),
        ("Jo", "Joe"),
        ("Megan", "Morgan"),
        ("Ellie", "Allie"),
        ("Maria", "Mario"),
        ("Kyle", "Carl"),
        ("Liam", "Leo"),
        ("Nadia", "Nadine"),
        ("Ellis", "Elise"),
        ("Louis", "Louise"),
        ("Jude", "Judy"),
        ("John", "Joan"),
        ("Mara", "Maria"),
    ],
)
def test_another_name_stays_as_it_was_heard(heard: str, name: str) -> None:
    text = f"She rang {heard} twice."
    assert mended(text, heard, name) == text


def test_a_name_heard_surely_may_be_somebody_else_and_stays() -> None:
    assert mended("She rang Caden twice.", "nothing", "Kayden") == "She rang Caden twice."


def test_a_name_that_sounds_like_two_of_the_family_stays() -> None:
    assert mended("She rang Caden twice.", "Caden", "Kayden", "Kaden") == "She rang Caden twice."


def test_a_first_word_is_mended_only_where_it_is_a_name_elsewhere() -> None:
    assert mended("Rows of books.", "Rows", "Rose") == "Rows of books."
    assert mended("Caden ran. I saw Caden.", "Caden", "Kayden") == "Kayden ran. I saw Kayden."


def test_a_plain_word_and_a_name_of_the_vocabulary_stay() -> None:
    assert mended("The rows grew.", "rows", "Rose") == "The rows grew."
    assert mended("She rang Caden.", "Caden", "Kayden", "Caden") == "She rang Caden."


def test_a_mended_name_stays_unsure() -> None:
    assert mend_names(said("She rang Caden.", "Caden"), ["Kayden"])[2].probability == 0.4


@given(
    st.lists(st.tuples(st.from_regex(r"[A-Za-z']{1,8}[.,?]?", fullmatch=True), st.floats(0, 1)), max_size=20),
    st.lists(st.sampled_from(["Kayden", "Rose", "Ann", "Callum", "Noor", "methylphenidate", "Sam Doyle"]), max_size=5),
)
def test_only_the_spelling_of_an_unsure_name_with_the_same_sound_ever_changes(
    heard: list[tuple[str, float]], vocabulary: list[str]
) -> None:
    words = [Word(start=at, end=at + 0.5, text=text, probability=p) for at, (text, p) in enumerate(heard)]
    for before, after in zip(words, mend_names(words, vocabulary), strict=True):
        assert (before.start, before.end, before.probability) == (after.start, after.end, after.probability)
        if before.text != after.text:
            assert before.probability < 0.6
            assert any(after.text.startswith(entry) for entry in vocabulary)
            assert sound(before.text.strip(".,?").removesuffix("'s")) in {sound(entry) for entry in vocabulary}
