"""A note type: the headings of one kind of visit, what each keeps, and what the worker is asked."""

from pydantic import Field

from assistant.domain.base import Value
from assistant.domain.casenote import Keeps
from assistant.domain.person import Role


class SectionPlan(Value):
    """One heading of a note type; `whose` narrows a views section to roles, `questions` wait for the worker."""

    heading: str = Field(min_length=1)
    keeps: Keeps
    whose: tuple[Role, ...] = ()
    for_child: bool = False
    questions: tuple[str, ...] = ()


class NoteType(Value):
    """The plan of a note; `name` is its file's name in prompts/."""

    name: str
    title: str = Field(min_length=1)
    about: str = ""
    recording_allowed: bool = True
    sections: tuple[SectionPlan, ...] = Field(min_length=1)
