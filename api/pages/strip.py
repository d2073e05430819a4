"""The voice strip: a note from left to right, one block a statement, by whose voice it is."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from assistant.domain.base import Value
from assistant.domain.casenote import Kind, Note
from assistant.domain.finding import Report
from assistant.domain.person import Role
from assistant.english.roster import CHILDREN, PARENTS


class Voice(StrEnum):
    """Whose voice a block is."""

    CHILD = "child"
    MOTHER = "mother"
    FATHER = "father"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    UNKNOWN = "unknown"
    SEEN = "seen"
    ANALYSIS = "analysis"
    ACTION = "action"


WORDS = {
    Voice.CHILD: "Child",
    Voice.MOTHER: "Mother",
    Voice.FATHER: "Father",
    Voice.FAMILY: "Other family",
    Voice.PROFESSIONAL: "Other professionals",
    Voice.UNKNOWN: "Not known whose",
    Voice.SEEN: "What was seen",
    Voice.ANALYSIS: "Analysis",
    Voice.ACTION: "Next steps",
}
OF_ROLE = {
    Role.CHILD: Voice.CHILD,
    Role.SIBLING: Voice.CHILD,
    Role.MOTHER: Voice.MOTHER,
    Role.FATHER: Voice.FATHER,
    Role.CARER: Voice.FAMILY,
    Role.FAMILY: Voice.FAMILY,
    Role.PROFESSIONAL: Voice.PROFESSIONAL,
    Role.MANAGER: Voice.PROFESSIONAL,
    Role.WORKER: Voice.ANALYSIS,
}
OF_KIND = {
    Kind.OBSERVATION: Voice.SEEN,
    Kind.CHILD_VIEW: Voice.CHILD,
    Kind.PARENT_VIEW: Voice.UNKNOWN,
    Kind.OTHER_VIEW: Voice.UNKNOWN,
    Kind.ANALYSIS: Voice.ANALYSIS,
    Kind.ACTION: Voice.ACTION,
}


Mark = tuple[Voice, Voice | None, str | None]
"""A voice, the second one where a statement has two, and the statement."""


class Block(Value):
    """One block: its voice, the second voice where a statement has two, its place in percent, its statement."""

    voice: Voice
    second: Voice | None = None
    left: float
    width: float
    statement: str | None
    words: str


class Count(Value):
    """How often a voice is heard."""

    voice: Voice
    words: str
    statements: int


class Strip(Value):
    """A whole strip, with the same content in words."""

    blocks: tuple[Block, ...]
    counts: tuple[Count, ...]
    summary: str


def make_strip(note: Note, report: Report) -> Strip:
    """Draw a note as the checks see it; actions stand at the end."""
    seen = {checked.id: checked for checked in report.statements}
    marks: list[Mark] = []
    for statement in note.statements:
        checked = seen.get(statement.id)
        voice, second = (
            voices_of(checked.kind, checked.holder) if checked else voices_of(statement.kind, statement.holder)
        )
        marks.append((voice, second, statement.id))
    marks += [(Voice.ACTION, None, None) for _ in note.actions]
    counts = _counts(marks, [person.role for person in note.people])
    return Strip(blocks=_blocks(marks), counts=counts, summary=_summary(counts))


def voices_of(kind: Kind, holder: str | None) -> tuple[Voice, Voice | None]:
    """Say whose voice a statement is, and the second one where it has two; a view of nobody known is nobody's."""
    if holder == PARENTS and (kind.is_view or kind is Kind.MIXED):
        return Voice.MOTHER, Voice.FATHER
    role = Role.CHILD if holder == CHILDREN else Role(holder) if holder in set(Role) else None
    held = OF_ROLE[role] if role else None
    if kind is Kind.MIXED:
        return (held if held and held is not Voice.ANALYSIS else Voice.UNKNOWN), Voice.ANALYSIS
    if kind.is_view:
        return held if held and held is not Voice.ANALYSIS else OF_KIND[kind], None
    return OF_KIND[kind], None


def strip_from(marks: Sequence[Mark]) -> Strip:
    """Draw voices in order, each with a second one and with its statement where there is one."""
    counts = _counts(marks, [])
    return Strip(blocks=_blocks(marks), counts=counts, summary=_summary(counts))


def _blocks(marks: Sequence[Mark]) -> tuple[Block, ...]:
    width = 100 / max(len(marks), 1)
    return tuple(
        Block(
            voice=voice,
            second=second,
            left=round(n * width, 3),
            width=round(width, 3),
            statement=statement,
            words=WORDS[voice] + (f" and {WORDS[second].lower()} in one" if second else ""),
        )
        for n, (voice, second, statement) in enumerate(marks)
    )


def _counts(marks: Iterable[Mark], roles: Iterable[Role]) -> tuple[Count, ...]:
    heard = [voice for first, second, _ in marks for voice in (first, second) if voice]
    expected = {OF_ROLE[role] for role in roles if role is not Role.WORKER} | {Voice.CHILD, Voice.ANALYSIS}
    return tuple(
        Count(voice=voice, words=WORDS[voice], statements=heard.count(voice))
        for voice in Voice
        if voice in heard or voice in expected
    )


def _summary(counts: Sequence[Count]) -> str:
    parts = [f"{c.words} {'none' if not c.statements else c.statements}" for c in counts]
    return "Statements by whose voice they are: " + ", ".join(parts) + "."
