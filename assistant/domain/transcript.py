"""What was said, by which voice, and when."""

from typing import Literal, Self

from pydantic import Field, model_validator

from assistant.domain.base import Value
from assistant.domain.person import Person, Role


class Word(Value):
    """One word with its times in seconds and the recogniser's probability."""

    start: float = Field(ge=0)
    end: float = Field(ge=0)
    text: str
    probability: float = Field(ge=0, le=1)


class Speaker(Value):
    """One voice, and the person it belongs to once that is known; confirmed only by a person."""

    id: str
    role: Role | None = None
    name: str | None = None
    confirmed: bool = False


class Utterance(Value):
    """One turn of one speaker; start and end are null where a text transcript has no times.

    `translation` is a machine's English for words in another language, only where somebody asked for it.
    """

    id: str
    start: float | None = None
    end: float | None = None
    speaker: str
    text: str
    confidence: float | None = Field(default=None, ge=0, le=1)
    words: tuple[Word, ...] = ()
    translation: str | None = None


class Audio(Value):
    """The sound a transcript was made from: length in seconds, hash of the file, measures of its quality."""

    seconds: float = Field(ge=0)
    sha256: str
    quality: dict[str, float | str | None] = Field(default_factory=dict)


class Warning(Value):
    """Something a reader of the transcript should know, with its place in seconds where it has one."""

    code: str
    start: float | None = None
    end: float | None = None
    message: str


class Transcript(Value):
    """Ordered utterances with their speakers; every utterance's speaker is listed."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    audio: Audio | None = None
    language: str = "en"
    speakers: tuple[Speaker, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    warnings: tuple[Warning, ...] = ()

    model_config = Value.model_config | {"validate_by_name": True, "serialize_by_alias": True}

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        voices = [s.id for s in self.speakers]
        spoken = [u.id for u in self.utterances]
        if len(set(voices)) != len(voices) or len(set(spoken)) != len(spoken):
            raise ValueError("two speakers or two utterances share an id")
        unknown = {u.speaker for u in self.utterances} - set(voices)
        if unknown:
            raise ValueError(f"utterances name speakers that are not listed: {', '.join(sorted(unknown))}")
        return self

    def speaker(self, speaker_id: str) -> Speaker:
        """Find a speaker by id; KeyError if there is none."""
        return {s.id: s for s in self.speakers}[speaker_id]

    def utterance(self, utterance_id: str) -> Utterance:
        """Find an utterance by id; KeyError if there is none."""
        return {u.id: u for u in self.utterances}[utterance_id]

    @property
    def confirmed(self) -> bool:
        """Say whether a person has confirmed who every voice is."""
        return bool(self.speakers) and all(s.confirmed for s in self.speakers)

    def with_people(self, who: dict[str, Person], *, confirmed: bool) -> Self:
        """Give voices their people, by speaker id; the others stay as they are."""
        named = tuple(
            s.model_copy(update={"role": who[s.id].role, "name": who[s.id].name, "confirmed": confirmed})
            if s.id in who
            else s
            for s in self.speakers
        )
        return self.model_copy(update={"speakers": named})
