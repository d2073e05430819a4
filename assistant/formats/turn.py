"""One turn of a text transcript as it was found, and the making of a Transcript from turns."""

from collections.abc import Sequence

from assistant.domain.base import Value
from assistant.domain.person import Person
from assistant.domain.transcript import Transcript, Utterance, Warning
from assistant.errors import BadInputError
from assistant.formats.voices import speakers_of

LONGEST_JOINED = 20_000
"""Letters past which lines or captions of one voice begin a new turn; a person can correct up to twice as many."""

MOST_VOICES = 200
"""More names than this are a list or a table, and no talk."""


class Turn(Value):
    """Words with the label of who spoke them, and times in seconds where there are any."""

    label: str | None
    text: str
    start: float | None = None
    end: float | None = None


def transcript_of(turns: Sequence[Turn], people: Sequence[Person], warnings: Sequence[Warning] = ()) -> Transcript:
    """Make a Transcript of turns in their order; turns without words are left out."""
    spoken = [turn for turn in turns if turn.text.strip()]
    if len({turn.label for turn in spoken}) > MOST_VOICES:
        raise BadInputError(f"This file names more than {MOST_VOICES} voices; check that it is the transcript.")
    speakers, ids = speakers_of([turn.label for turn in spoken], people)
    utterances = tuple(
        Utterance(
            id=f"u{number}",
            start=turn.start,
            end=turn.end,
            speaker=ids[turn.label],
            text=" ".join(turn.text.split()),
        )
        for number, turn in enumerate(spoken, 1)
    )
    unnamed = not any(speaker.name or speaker.role for speaker in speakers)
    told = [Warning(code="no-names", message="This transcript does not say who is speaking.")] if unnamed else []
    return Transcript(speakers=speakers, utterances=utterances, warnings=(*warnings, *told))
