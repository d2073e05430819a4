"""A case note: sections of statements, each tied to what was said."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from assistant.domain.base import Value
from assistant.domain.draftkept import DraftKept
from assistant.domain.person import Person, Role
from assistant.domain.visitfacts import Carried, VisitFacts


class Kind(StrEnum):
    """Whose voice a statement is, or what it does."""

    OBSERVATION = "observation"
    PARENT_VIEW = "parent_view"
    CHILD_VIEW = "child_view"
    OTHER_VIEW = "other_view"
    ANALYSIS = "analysis"
    ACTION = "action"
    MIXED = "mixed"

    @property
    def is_view(self) -> bool:
        """Say whether this is somebody's view."""
        return self in {Kind.PARENT_VIEW, Kind.CHILD_VIEW, Kind.OTHER_VIEW}


class Form(StrEnum):
    """How words were kept."""

    QUOTE = "quote"
    REPORTED = "reported"
    NONVERBAL = "nonverbal"
    NONE = "none"


class Keeps(StrEnum):
    """What a section is for."""

    VIEWS = "views"
    OBSERVATIONS = "observations"
    ANALYSIS = "analysis"
    ACTIONS = "actions"
    ANY = "any"


class Shape(StrEnum):
    """How much of a section is shown: all of it in prose, its most telling statements, or a line for each."""

    FULL = "full"
    SHORT = "short"
    BULLETS = "bullets"


class SupportStatus(StrEnum):
    """Whether the transcript bears a statement out."""

    SUPPORTED = "supported"
    CHECK = "check"
    NOT_IN_RECORDING = "not_in_recording"
    NO_TRANSCRIPT = "no_transcript"


class Evidence(Value):
    """The utterance that a statement rests on, its seconds, and the words."""

    utterance: str = Field(min_length=1)
    start: float | None = None
    end: float | None = None
    quote: str


class Problem(Value):
    """One way in which a statement and its evidence differ, with the words on both sides."""

    code: str
    statement_words: tuple[str, ...] = ()
    evidence_words: tuple[str, ...] = ()
    message: str = ""


class Support(Value):
    """How well the transcript bears a statement out; score 1 is supported, 0 is not.

    `problems` are short codes (number, name, speaker, negation, …), `details` the same with their words.
    """

    status: SupportStatus
    score: float = Field(ge=0, le=1)
    problems: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    details: tuple[Problem, ...] = ()


class Writing(Value):
    """How a language model was asked for a sentence: the engine's name, its model, and the prompt with its version.

    `refused` says in one plain sentence why the model's sentence was not taken, so that what `words` wrote stands.
    """

    engine: str
    model: str
    prompt: str
    refused: str = ""


class Statement(Value):
    """The smallest sentence that can be checked by itself.

    `holder` is a role ("mother"), or None where nobody holds it or it is not known. `written_by` is "words", the
    name of an engine, or "person"; `author` is the name of the person who wrote it, `labelled_by` of the one who said
    whose it is, on the day `labelled_on`. `paragraph` groups statements of one topic. `merged` are the ids of
    statements whose words and evidence a person joined to this one. `writing` is there where a language model was
    asked, whether or not its sentence was taken.
    """

    id: str
    text: str = Field(min_length=1)
    kind: Kind
    holder: str | None = None
    form: Form = Form.NONE
    written_by: str = "words"
    author: str | None = None
    labelled_by: str | None = None
    labelled_on: date | None = None
    evidence: tuple[Evidence, ...] = ()
    support: Support | None = None
    paragraph: int = 0
    merged: tuple[str, ...] = ()
    writing: Writing | None = None


class Section(Value):
    """A heading, what it keeps, whose views, and its statements; `prompts` are questions that wait for the worker.

    `shape` is how the section is shown and exported; `folded` are the ids of the statements that its short form leaves
    out, which stay in the note with their evidence.
    """

    heading: str
    keeps: Keeps = Keeps.ANY
    whose: tuple[str, ...] = ()
    for_child: bool = False
    statements: tuple[Statement, ...] = ()
    prompts: tuple[str, ...] = ()
    shape: Shape = Shape.FULL
    folded: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[Statement, ...]:
        """The statements that the section's shape shows."""
        if self.shape is not Shape.SHORT:
            return self.statements
        return tuple(s for s in self.statements if s.id not in self.folded)


class Action(Value):
    """Something somebody said they would do; `said` keeps the words that set the date."""

    what: str
    who: str | None = None
    due: date | None = None
    said: str = ""
    evidence: tuple[Evidence, ...] = ()


class Uncovered(Value):
    """Something said that matters and that no statement rests on."""

    utterance: str
    reason: Literal["risk", "view", "fact", "commitment"]
    text: str
    start: float | None = None
    end: float | None = None


class NoteState(StrEnum):
    """Where a note stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"


class Note(Value):
    """One case note as it can be read, checked, stored and exported.

    `facts` is what case systems hold apart from the text; `carried` are actions from earlier notes; `reader_age` is the
    age in years that the note is written for where its kind says so; `made_from` is the id of the note it was made of.
    `draft_kept` is set where a kept note goes out, so that others can count what was kept.
    """

    schema_: Literal[1] = Field(default=1, alias="schema")
    type: str
    title: str = ""
    visit_date: date | None = None
    people: tuple[Person, ...] = ()
    sections: tuple[Section, ...] = ()
    actions: tuple[Action, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    cautions: tuple[str, ...] = ()
    facts: VisitFacts = VisitFacts()
    carried: tuple[Carried, ...] = ()
    reader_age: int | None = Field(default=None, ge=3, le=18)
    made_from: str | None = None
    draft_kept: DraftKept | None = None

    model_config = Value.model_config | {"validate_by_name": True, "serialize_by_alias": True}

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        ids = [s.id for s in self.statements]
        if len(set(ids)) != len(ids):
            raise ValueError("two statements share an id")
        return self

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in reading order."""
        return tuple(s for section in self.sections for s in section.statements)

    @property
    def child(self) -> Person | None:
        """The first child of the note, whose file this is."""
        return next((p for p in self.people if p.role is Role.CHILD), None)

    @property
    def shown_sections(self) -> tuple[Section, ...]:
        """Give the sections that hold something, ask something, or are kept for somebody in this family."""
        family = {p.role.value for p in self.people if p.role not in {Role.WORKER, Role.MANAGER}}
        return tuple(
            section
            for section in self.sections
            if section.statements
            or section.prompts
            or section.keeps is Keeps.ANALYSIS
            or (section.keeps is Keeps.ACTIONS and self.actions)
            or (section.keeps is Keeps.VIEWS and not (family and section.whose and family.isdisjoint(section.whose)))
        )

    def with_support(self, support: Mapping[str, Support]) -> Self:
        """Put what was found of each statement, by its id, beside it; the others keep what they have."""
        sections = tuple(
            section.model_copy(
                update={
                    "statements": tuple(
                        s.model_copy(update={"support": support.get(s.id, s.support)}) for s in section.statements
                    )
                }
            )
            for section in self.sections
        )
        return self.model_copy(update={"sections": sections})

    def section_of(self, statement_id: str) -> Section:
        """Find the section that a statement stands in; KeyError if there is none."""
        return {s.id: section for section in self.sections for s in section.statements}[statement_id]
