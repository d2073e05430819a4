from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.drafting.who import UNSURE, suggest

if TYPE_CHECKING:
    from conftest import Example

NAMES = sorted(path.stem for path in (Path(__file__).parents[2] / "golden" / "drafts").glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
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


@pytest.mark.parametrize(
    ("asked", "answer", "sure"),
    [
        ("Rosie, who helps you?", "Me and Nan.", True),
        ("And what happened then?", "Mum came.", True),
        ("And what happened then?", "The afternoon was a long one and everybody had gone away to the coast.", False),
    ],
)
def test_the_last_voice_is_the_last_person_when_a_clue_says_so(asked: str, answer: str, sure: bool) -> None:
    people = [
        Person(role=Role.WORKER, name="Ed Hall"),
        Person(role=Role.MOTHER, name="Ann Price"),
        Person(role=Role.CHILD, name="Rosie Price", age=8),
    ]
    said = [
        ("S1", "Hello Ann, is it okay if I record this visit today?"),
        ("S2", "Yes. My daughter has been poorly and I've kept her off school since Monday."),
        ("S1", "Ann, what would help most?"),
        ("S2", "Somebody to talk to. My kids need their routine back."),
        ("S1", asked),
        ("S3", answer),
        ("S1", "Thank you for telling me. Shall we look at the plan?"),
    ]
    utterances = tuple(Utterance(id=f"u{n}", speaker=voice, text=text) for n, (voice, text) in enumerate(said))
    voices = tuple(Speaker(id=voice) for voice in ("S1", "S2", "S3"))
    found = suggest(Transcript(speakers=voices, utterances=utterances), people)
    assert found["S1"].person.name == "Ed Hall"
    assert (found["S3"].confidence >= UNSURE if "S3" in found else False) is sure
    assert "S3" not in found or found["S3"].person.name == "Rosie Price"
