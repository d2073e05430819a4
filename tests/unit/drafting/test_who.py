from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.drafting.who import UNSURE, suggest

if TYPE_CHECKING:
    from conftest import Example


@pytest.mark.parametrize("name", ["okafor", "teenager", "kinship", "core_group", "dictated", "interpreter", "sound"])
def test_voices_are_matched_to_the_people_they_sound_like(name: str, drafted: "Callable[[str], Example]") -> None:
    example = drafted(name)
    names = {s.id: s.name for s in example.transcript.speakers}
    for voice, suggestion in suggest(example.transcript, example.visit.people).items():
        sure = suggestion.confidence >= UNSURE
        assert suggestion.person.name == names[voice] or not sure


def test_no_person_is_given_two_voices(drafted: "Callable[[str], Example]") -> None:
    example = drafted("kinship")
    people = [s.person.name for s in suggest(example.transcript, example.visit.people).values()]
    assert len(people) == len(set(people))


def test_a_guess_says_that_it_is_one() -> None:
    people = [Person(role=Role.MOTHER, name="Ana Silva"), Person(role=Role.FATHER, name="Rui Silva")]
    voices = (Speaker(id="S1"), Speaker(id="S2"))
    said = (
        Utterance(id="u1", speaker="S1", text="It rained."),
        Utterance(id="u2", speaker="S2", text="All of the day yes."),
    )
    suggestions = suggest(Transcript(speakers=voices, utterances=said), people)
    assert all(s.confidence < UNSURE and s.reason.startswith("Only a guess") for s in suggestions.values())


def test_without_people_nobody_is_suggested() -> None:
    said = (Utterance(id="u1", speaker="S1", text="Hello."),)
    assert suggest(Transcript(speakers=(Speaker(id="S1"),), utterances=said), []) == {}
