from datetime import date

import pytest

from assistant.domain.casenote import Kind, Note
from assistant.domain.person import Person, Role
from assistant.domain.recording import Visit
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.settings import prompts_folder
from models.english import SpacyParser

PEOPLE = (
    Person(role=Role.WORKER, name="Hana Petrov"),
    Person(role=Role.CHILD, name="Theo Blake"),
    Person(role=Role.FATHER, name="Marcus Blake"),
)


def _note(*sentences: str) -> Note:
    heard = Transcript(
        speakers=(Speaker(id="S1", role=Role.WORKER, name="Hana Petrov", confirmed=True),),
        utterances=(Utterance(id="u1", speaker="S1", text=" ".join(sentences)),),
    )
    visit = Visit(type="voice-note", date=date(2026, 5, 6), people=PEOPLE)
    return draft(heard, visit, load_note_type(prompts_folder(), "voice-note"), parser=SpacyParser())


@pytest.mark.parametrize(
    "turn", ["What Marques said.", "I rang Marques at four o'clock.", "What Marques said, I rang him."]
)
def test_he_is_nobody_named_before_once_the_worker_has_turned_to_somebody_the_roster_lacks(turn: str) -> None:
    note = _note("Theo said that he likes his new school.", turn, "He told me that he has not had a drink since May.")
    (drink,) = (s for s in note.statements if "drink" in s.text)
    assert drink.kind is Kind.OTHER_VIEW
    assert drink.holder is None
    assert "Theo" not in drink.text


def test_he_is_whoever_the_worker_has_turned_to() -> None:
    note = _note(
        "Theo said that he likes his new school.", "I rang Marcus at four.", "He told me that he works nights."
    )
    (nights,) = (s for s in note.statements if "nights" in s.text)
    assert nights.holder == "father"


def test_dictated_headings_are_left_out() -> None:
    note = _note("What I saw.", "The room was warm.", "What Theo said.", "He said he likes football.", "My analysis.")
    text = " ".join(s.text for s in note.statements)
    assert "What" not in text
    assert "My analysis" not in text
    assert [s.holder for s in note.statements if "football" in s.text] == ["child"]


def test_saturday_nights_are_no_date() -> None:
    note = _note("Theo said that he sleeps badly on Saturday nights.")
    assert [s.text for s in note.statements if "Saturday" in s.text] == [
        "Theo said that he sleeps badly on Saturday nights."
    ]


def test_a_childs_own_i_is_quoted_and_the_workers_stays() -> None:
    note = _note("Theo said, I don't like it when it's dark.", "Marcus said I should ring the school.")
    texts = [s.text for s in note.statements]
    assert "Theo said, \"I don't like it when it's dark.\"" in texts
    assert "Marcus said I should ring the school." in texts
