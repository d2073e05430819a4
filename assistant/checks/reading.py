"""A note as the checks read it: every statement with its section, its label and its parse."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.checks.holders import attributions
from assistant.checks.label import Label
from assistant.checks.terms import Hit, Terms
from assistant.domain.casenote import Keeps, Note, Section, Statement
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role
from assistant.english.roster import CHILDREN, PARENTS, Roster
from assistant.english.sentences import quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FAMILY = frozenset({Role.MOTHER, Role.FATHER, Role.CARER, Role.CHILD, Role.SIBLING, Role.FAMILY, PARENTS, CHILDREN})
"""Roles of the child and the people close to the child, whose word is not to be doubted by a verb."""


@dataclass(frozen=True)
class Read:
    """One statement as it is read; `keeps` and `whose` come from its section or the section's heading.

    `held` are its verbs of saying and feeling with their holders, as (start, end, holder).
    """

    statement: Statement
    section: Section
    keeps: Keeps
    whose: tuple[str, ...]
    label: Label
    doc: "Doc"
    quotes: tuple[tuple[int, int], ...]
    held: tuple[tuple[int, int, str | None], ...] = ()

    @property
    def text(self) -> str:
        """The statement's words."""
        return self.statement.text

    @cached_property
    def tokens(self) -> tuple["Token", ...]:
        """The words as parsed, made once: many checks look at each."""
        return tuple(self.doc)

    @cached_property
    def bare(self) -> str:
        """The statement with its quotations blanked, of the same length."""
        text = self.text
        for start, end in self.quotes:
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    def quoted(self, place: int) -> bool:
        """Say whether a place in the text lies inside a quotation."""
        return any(start <= place < end for start, end in self.quotes)

    def hits(self, terms: Terms, *kinds: str) -> list[Hit]:
        """Find listed terms outside quotations."""
        return [hit for hit in terms.find(self.text, *kinds) if not self.quoted(hit.start)]


@dataclass(frozen=True)
class NoteReading:
    """A whole note with its statements read; `age` is the child's, in years; `earlier` are texts of other records.

    `listed` says whether somebody gave the people, who are else taken from the text as far as it tells who they are.
    """

    note: Note
    reads: tuple[Read, ...]
    roster: Roster
    terms: Terms
    age: int | None = None
    earlier: tuple[str, ...] = ()
    listed: bool = True

    def section(self, read: Read) -> tuple[Read, ...]:
        """Give the statements of a statement's own section, in order."""
        return tuple(other for other in self.reads if other.section is read.section)

    def before(self, read: Read, count: int) -> tuple[Read, ...]:
        """Give up to `count` statements before this one in its section."""
        own = self.section(read)
        place = own.index(read)
        return own[max(0, place - count) : place]

    def after(self, read: Read, count: int) -> tuple[Read, ...]:
        """Give up to `count` statements after this one in its section."""
        own = self.section(read)
        place = own.index(read)
        return own[place + 1 : place + 1 + count]


@dataclass(frozen=True)
class Check:
    """One check as users see it: what it flags, how much it matters, two examples, and what it leaves alone."""

    code: Code
    severity: Severity
    definition: str
    bad: str
    good: str
    find: Callable[[NoteReading], Iterable[Finding]]
    leaves_alone: tuple[str, ...] = ()


def finding_on(
    read: Read,
    code: Code,
    severity: Severity,
    span: tuple[int, int] | None,
    message: str,
    suggestion: str | None = None,
    *,
    words: tuple[str, ...] | None = None,
    who: str | None = None,
    replacement: str | tuple[str, ...] | None = None,
) -> Finding:
    """Make a finding on a statement; the words are those of the span unless others are given.

    `replacement` is what may stand in the statement's place: one text, or one for each sentence.
    """
    found = words if words is not None else ((read.text[span[0] : span[1]],) if span else ())
    return Finding(
        code=code,
        severity=severity,
        section=read.section.heading,
        statement=read.statement.id,
        text=read.text,
        span=span,
        words=found,
        who=who,
        message=message,
        suggestion=suggestion,
        replacement=(replacement,) if isinstance(replacement, str) else replacement or (),
    )


def read_statement(
    statement: Statement,
    section: Section,
    keeps: Keeps,
    whose: tuple[str, ...],
    label: Label,
    doc: "Doc",
    roster: Roster,
) -> Read:
    """Put a statement together with its label and its parse."""
    held = attributions(statement.text, doc, roster, label.holder)
    return Read(statement, section, keeps, whose, label, doc, quoted_spans(statement.text), held)
