from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from assistant.domain.casenote import Form, Kind, Note
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.ports import EnglishParser
from assistant.settings import prompts_folder

if TYPE_CHECKING:
    from conftest import Example

Drafted = Callable[[str], "Example"]


@pytest.fixture
def letter(drafted: Drafted, parser: EnglishParser) -> Callable[[str, str], Note]:
    def written(name: str, kind: str = "letter-to-child") -> Note:
        example = drafted(name)
        return draft(example.transcript, example.visit, load_note_type(prompts_folder(), kind), parser=parser)

    return written


def test_what_a_child_said_is_written_back_to_that_child(letter: Callable[..., Note]) -> None:
    texts = [s.text for s in letter("phone").statements]
    assert "You told me that you got in Jayden's bed and put the covers over." in texts
    assert "You told me that you were not crying." in texts


def test_words_that_cannot_be_turned_stay_the_childs_own(letter: Callable[..., Note]) -> None:
    said = next(s for s in letter("kinship").statements if "my fault" in s.text)
    assert said.text == 'You said, "When can I see her? And is it my fault?"'
    assert said.form is Form.QUOTE


def test_a_hard_fact_is_never_put_more_softly(letter: Callable[..., Note]) -> None:
    texts = [s.text for s in letter("injury", "words-and-pictures").statements]
    assert 'You said, "No one. Mum came out. Dad was shouting at the phone."' in texts


def test_a_brothers_words_are_not_given_to_the_child_who_reads(letter: Callable[..., Note]) -> None:
    note = letter("phone")
    assert not any("telly" in s.text for s in note.statements)
    assert any("telly" in left.text for left in note.uncovered)


def test_promises_made_to_others_wait_for_the_worker_to_choose(letter: Callable[..., Note]) -> None:
    note = letter("kinship")
    assert {a.what for a in note.actions} == {"Find out when Ffion can see her", "Tell Ffion"}
    left = [one.text for one in note.uncovered if one.reason == "commitment"]
    assert any("money for a bed" in text for text in left)


@pytest.mark.parametrize("name", ["phone", "kinship", "refusal", "grandparents", "sound"])
def test_a_letter_holds_only_the_childs_views(name: str, letter: Callable[..., Note]) -> None:
    views = [s for s in letter(name).statements if s.kind.is_view]
    assert views
    assert {s.kind for s in views} == {Kind.CHILD_VIEW}
    assert all(s.text.startswith(("You said", "You told me", "You asked")) for s in views)
