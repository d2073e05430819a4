"""Who is meant by the names and words of a record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.person import Person
from assistant.english.roster import Roster, roles_mentioned

PEOPLE = tuple(
    Person.parse(words)
    for words in (
        "mother: Samira Hart",
        "father: Mr Sean Reid",
        "family: Jean Hart (paternal grandmother)",
        "child: Callum Hart, 9",
        "sibling: Maya Hart, 2",
        "worker: Dan Foley",
    )
)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Samira", "mother"),
        ("Sam", "mother"),
        ("Samira's", "mother"),
        ("Mum", "mother"),
        ("the mother", "mother"),
        ("Mr Reid", "father"),
        ("Mr S Reid", "father"),
        ("dad", "father"),
        ("MGM", "family"),
        ("Nana", "family"),
        ("her paternal grandmother", "family"),
        ("mum's partner", "carer"),
        ("Mum's sister", "family"),
        ("Ms Hart", "mother"),
        ("Mrs Hart", None),
        ("Callum", "child"),
        ("CH", "child"),
        ("C", "child"),
        ("Maya", "sibling"),
        ("I", "worker"),
        ("SW", "worker"),
        ("PC Lund", "professional"),
        ("the school", "professional"),
        ("HV", "professional"),
        ("foster carer", "carer"),
        ("Priya", None),
        ("Mr Brown", None),
        ("both parents", "parents"),
        ("the children", "children"),
    ],
)
def test_words_give_the_role_of_the_person_they_mean(words: str, role: str | None) -> None:
    assert Roster(PEOPLE).role_of(words) == role


def test_a_mother_shares_her_surname_with_a_child_and_keeps_her_title() -> None:
    people = tuple(Person.parse(p) for p in ("mother: Ms Ana Lund", "father: Mr Per Lund", "child: Bo Lund"))
    assert Roster(people).role_of("Ms Lund") == "mother"
    assert Roster(people).role_of("Mr Lund") == "father"
    assert Roster(people).role_of("Lund") is None


def test_a_shared_title_and_surname_stays_open() -> None:
    assert Roster(PEOPLE).could_be("Mrs Hart") == {"mother", "family"}


def test_words_give_roles_without_any_people() -> None:
    assert Roster().role_of("Mum") == "mother"
    assert Roster().role_of("Callum") is None


def test_small_words_are_not_read_as_people() -> None:
    people = (Person.parse("child: Theo Sher"), Person.parse("mother: Isla Noor"))
    assert Roster(people).mentions("The she is not in. is no") == ()


def test_names_become_roles() -> None:
    assert Roster(PEOPLE).with_roles("Callum rang Sean.") == "the child rang the father."


def test_roles_are_counted_over_texts() -> None:
    assert roles_mentioned(["Mum rang.", "Nan and Mum came."], Roster())["mother"] == 2


@given(st.text(max_size=120))
def test_mentions_lie_in_order_inside_any_text(text: str) -> None:
    place = 0
    for mention in Roster(PEOPLE).mentions(text):
        assert place <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.words
        place = mention.end
