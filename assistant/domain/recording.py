"""A recording as it was handed over: the visit, the agreement to record, and the file."""

from datetime import date, datetime
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from assistant.domain.base import Value
from assistant.domain.person import Person, Role


class Visit(Value):
    """What kind of visit it was, when, with whom; `speakers` is how many people spoke, where that is known."""

    type: str
    date: date
    people: tuple[Person, ...] = ()
    speakers: int | None = Field(default=None, ge=1, le=20)
    place: str = Field(default="", max_length=200)

    @property
    def child(self) -> Person | None:
        """The first child of the visit, whose file this is."""
        return next((p for p in self.people if p.role is Role.CHILD), None)


class Basis(StrEnum):
    """Why the visit may be recorded."""

    AGREED = "agreed"
    PUBLIC_TASK = "public_task"
    DICTATION = "dictation"


class Answer(Value):
    """What one person said when they were asked, and when."""

    name: str = Field(min_length=1, max_length=120)
    agreed: bool
    at: datetime | None = None


class Consent(Value):
    """That the recording was agreed to, by whom and when, or on what other basis it was made.

    `notice` holds the words that were read out before, `answers` what each person said to them.
    """

    basis: Basis
    agreed_by: str = Field(default="", max_length=300)
    agreed_on: date | None = None
    note: str = Field(default="", max_length=500)
    notice: str = Field(default="", max_length=4000)
    answers: tuple[Answer, ...] = Field(default=(), max_length=20)

    @model_validator(mode="after")
    def _said_by_somebody(self) -> Self:
        if self.basis is Basis.AGREED and not (self.agreed_by.strip() and self.agreed_on):
            raise ValueError("say who agreed to the recording, and on which day")
        if self.basis is Basis.PUBLIC_TASK and not self.note.strip():
            raise ValueError("say on what basis the visit was recorded")
        return self


class Recording(Value):
    """A stored recording: bytes on disk with their hash, what is known of the visit, and moments marked (seconds)."""

    id: str
    owner: str
    filename: str
    sha256: str
    size: int = Field(gt=0, description="Bytes")
    visit: Visit
    consent: Consent
    received: datetime
    marks: tuple[float, ...] = ()
