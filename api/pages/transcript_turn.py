"""The form that changes one turn: its words, the people who may have said them, and what was chosen."""

from collections.abc import Sequence
from typing import NamedTuple

from api.pages.transcript_view import name_of_voice
from api.pages.words import ROLES
from assistant.domain.correcting import with_voice
from assistant.domain.person import Person
from assistant.domain.transcript import Transcript, Utterance
from assistant.domain.word_times import written_words
from assistant.errors import BadInputError

NOBODY = "new"
"""The choice of a voice that nobody knows."""


class VoiceChoice(NamedTuple):
    """Somebody who may have said a turn; `value` is a voice's id, or the place of a person who has no voice yet."""

    value: str
    words: str


class TurnForm(NamedTuple):
    """One turn as its form shows it."""

    id: str
    voice: str
    start: float | None
    end: float | None
    text: str
    words: tuple[str, ...]
    joins: bool
    doubted: bool


def voice_choices(transcript: Transcript, people: Sequence[Person]) -> tuple[VoiceChoice, ...]:
    """List who may have said a turn: the voices, then people of the visit who have none, then somebody unknown."""
    voices = [VoiceChoice(s.id, name_of_voice(s)) for s in transcript.speakers]
    named = {(s.role, s.name) for s in transcript.speakers}
    others = [
        VoiceChoice(f"p{place}", f"{person.name} ({(person.relation or ROLES[person.role]).lower()})")
        for place, person in enumerate(people)
        if (person.role, person.name) not in named
    ]
    return (*voices, *others, VoiceChoice(NOBODY, "Somebody else, I don’t know who"))


def voice_chosen(value: str, transcript: Transcript, people: Sequence[Person]) -> tuple[Transcript, str]:
    """Give the chosen voice, in a transcript that has it."""
    if value in {s.id for s in transcript.speakers}:
        return transcript, value
    if value == NOBODY:
        return with_voice(transcript, None)
    if value[:1] == "p" and value[1:].isdecimal() and len(value) < 5 and int(value[1:]) < len(people):
        return with_voice(transcript, people[int(value[1:])])
    raise BadInputError("Choose who said this.")


def turn_form(transcript: Transcript, utterance: Utterance) -> TurnForm:
    """Put one turn into its form."""
    place = transcript.utterances.index(utterance)
    above = transcript.utterances[place - 1] if place else None
    return TurnForm(
        id=utterance.id,
        voice=utterance.speaker,
        start=utterance.start,
        end=utterance.end,
        text=utterance.text,
        words=tuple(written_words(utterance)),
        joins=above is not None and above.speaker == utterance.speaker,
        doubted=any(word.probability < 1 for word in utterance.words),
    )
