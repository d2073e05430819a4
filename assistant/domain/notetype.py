"""A note type: the headings of one kind of visit, what each keeps, and what the worker is asked."""

from collections.abc import Sequence
from enum import StrEnum

from pydantic import Field

from assistant.domain.base import Value
from assistant.domain.casenote import Keeps, Section, Statement
from assistant.domain.person import Role


class Part(StrEnum):
    """A section's own place in the draft, where what it keeps does not say enough."""

    VISIT = "visit"
    REASON = "reason"
    ACCOUNTS = "accounts"


class Reader(StrEnum):
    """For whom a note is written: the family, other professionals, the child now, or the child years from now."""

    FAMILY = "family"
    PROFESSIONAL = "professional"
    CHILD = "child"
    LATER = "later"


class VisitField(StrEnum):
    """A thing that case systems hold apart from the text of a note."""

    DATE = "date"
    PLACE = "place"
    DURATION = "duration"
    SEEN = "seen"
    SEEN_ALONE = "seen_alone"
    BEDROOM_SEEN = "bedroom_seen"


class SectionPlan(Value):
    """One heading of a note type; `whose` narrows a views section to roles, `questions` wait for the worker.

    `part` marks the section that says who was there, why the visit was made, or where people's accounts differ.
    """

    heading: str = Field(min_length=1)
    keeps: Keeps
    whose: tuple[Role, ...] = ()
    for_child: bool = False
    questions: tuple[str, ...] = ()
    part: Part | None = None

    def section(self, statements: Sequence[Statement], prompts: Sequence[str]) -> Section:
        """Make the section that this plans, with its statements and the questions that wait for the worker."""
        return Section(
            heading=self.heading,
            keeps=self.keeps,
            whose=tuple(role.value for role in self.whose),
            for_child=self.for_child,
            statements=tuple(statements),
            prompts=tuple(prompts),
        )


class NoteType(Value):
    """The plan of a note; `name` is its file's name in prompts/, `days_to_write` counts working days.

    `reader_age` is for the reader; the child's own age counts instead where the child reads it now. `carry_actions`
    brings what earlier notes set to be done.
    """

    name: str
    title: str = Field(min_length=1)
    about: str = ""
    recording_allowed: bool = True
    why_not: str = ""
    days_to_write: int | None = Field(default=None, ge=0, le=60)
    reader: Reader = Reader.FAMILY
    reader_age: int | None = Field(default=None, ge=4, le=18)
    carry_actions: bool = False
    fields: tuple[VisitField, ...] = ()
    sections: tuple[SectionPlan, ...] = Field(min_length=1)

    def age_for(self, child: int | None) -> int | None:
        """Give the age in years that a note about a child of some age is written for; None where no age is meant."""
        return child if self.reader is Reader.CHILD and child is not None else self.reader_age
