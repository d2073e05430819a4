"""Flags people in the family whose view is nowhere in the note, and no try to hear them either."""

import re
from collections import Counter
from collections.abc import Iterator

from assistant.checks.cues import BEHAVED, NONVERBAL
from assistant.checks.reading import Check, NoteReading, Read
from assistant.domain.casenote import Kind
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Person, Role
from assistant.english.roster import CHILDREN, PARENTS, roles_mentioned

SPEAKS_FROM = 4
"""Age in years below which a child is heard through what was seen."""

_TRIED = re.compile(
    r"\b(?:rang|called|phoned|tried|texted|emailed|wrote|written|left (?:a |two |three |\d+ )?(?:voice)?(?:mail"
    r"|message|card|letter|note)s?"
    r"|knocked|visited|no (?:answer|reply|response)|attempt\w*|not (?:been able to )?reach\w*|messages?"
    r"|declined to (?:speak|give|share)"
    r"|did not want to (?:speak|talk|say|give)|does not want to (?:speak|talk|say)|asleep (?:throughout"
    r"|upstairs|in bed)|asleep,? so|(?:was|were|is) (?:out|not in|not at home|away)|did(?:n['’]t| not) (?:see"
    r"|get to)|try again"
    r"|letter (?:was )?sent|invited)\b",
    re.IGNORECASE,
)
_NAMES = {
    Role.MOTHER: "the mother",
    Role.FATHER: "the father",
    Role.CARER: "the carer",
    Role.CHILD: "the child",
    Role.SIBLING: "a brother or sister",
}


def _find(reading: NoteReading) -> Iterator[Finding]:
    letter = bool(reading.reads) and all(read.section.for_child for read in reading.reads)
    if len(reading.reads) < 3 or letter:
        return
    for role, person in _expected(reading):
        if is_heard(reading, role, person) or _tried(reading, role, person):
            continue
        name = person.name if person else _NAMES[role]
        sure = person and role is not Role.SIBLING and not _may_be_heard(reading, role)
        severity = Severity.HIGH if sure else Severity.MEDIUM
        yield Finding(
            code=Code.MISSING_VOICE,
            severity=severity,
            who=role.value,
            words=(name,),
            message=f"Nothing in this note is {name}'s own view, and it does not say that you tried to hear it.",
            suggestion=_suggestion(role, person, reading.age),
        )


def voices(reading: NoteReading) -> dict[str, bool]:
    """Say for each role in the family whether that voice is heard in the note; for several people, all of them."""
    heard: dict[str, bool] = {}
    for role, person in _expected(reading):
        heard[role.value] = heard.get(role.value, True) and is_heard(reading, role, person)
    for read in reading.reads:
        holder = read.label.holder
        if holder in {r.value for r in Role} and read.label.kind.is_view and not read.label.unsure:
            heard.setdefault(str(holder), True)
    return heard


def is_heard(reading: NoteReading, role: Role, person: Person | None) -> bool:
    """Say whether somebody's view is in the note, or, for a child too young to speak, what the child did."""
    siblings = [p for p in reading.roster.people if p.role is role]
    young = [p for p in reading.roster.people if p.role.is_young]
    for read in reading.reads:
        for holder in _holders(read):
            if _speaks_for(holder, role, alone=len(young) < 2) and _about(reading, read, role, person, siblings):
                return True
        if role.is_young and _young(reading, person) and _seen(reading, read, role, person):
            return True
    return False


def _expected(reading: NoteReading) -> list[tuple[Role, Person | None]]:
    """List whose voices belong in the note: those in the roster, else those the note often speaks of."""
    if reading.roster.people:
        return [(p.role, p) for p in reading.roster.people if p.role in _NAMES]
    counts: Counter[str] = roles_mentioned([read.text for read in reading.reads], reading.roster)
    return [(role, None) for role in (Role.CHILD, Role.MOTHER, Role.FATHER) if counts[role.value] > 0]


def _holders(read: Read) -> set[str]:
    if read.label.kind is Kind.MIXED:
        return {c.holder for c in read.label.clauses if c.holder}
    if read.label.kind.is_view and read.label.holder and not read.label.unsure:
        return {read.label.holder}
    return set()


def _may_be_heard(reading: NoteReading, role: Role) -> bool:
    """Say whether a statement that the labels are not sure of may be this person's view, or speaks of them."""
    return any(
        read.label.unsure
        and (read.label.holder == role.value or any(m.role == role.value for m in reading.roster.mentions(read.text)))
        for read in reading.reads
    )


def _speaks_for(holder: str, role: Role, *, alone: bool) -> bool:
    if holder == role.value or (holder == PARENTS and role in {Role.MOTHER, Role.FATHER}):
        return True
    return holder == CHILDREN and role.is_young and alone


def _about(reading: NoteReading, read: Read, role: Role, person: Person | None, same: list[Person]) -> bool:
    """With two people of one role, ask that this one is named, or nobody else of that role is."""
    if person is None or len(same) < 2:
        return True
    named = {m.person.name for m in reading.roster.mentions(read.text) if m.person and m.role == role.value}
    return person.name in named or not named


def _young(reading: NoteReading, person: Person | None) -> bool:
    age = person.age if person and person.age is not None else reading.age
    return age is not None and age < SPEAKS_FROM


def _seen(reading: NoteReading, read: Read, role: Role, person: Person | None) -> bool:
    if not (BEHAVED.search(read.text) or NONVERBAL.search(read.text)):
        return False
    mentions = reading.roster.mentions(read.text)
    return any(m.role == role.value and (person is None or m.person is None or m.person == person) for m in mentions)


def _tried(reading: NoteReading, role: Role, person: Person | None) -> bool:
    for read in reading.reads:
        mentions = reading.roster.mentions(read.text)
        meant = any(
            m.role == role.value and (m.person is None or person is None or m.person == person) for m in mentions
        )
        if (meant or (role.value in read.whose and len(read.whose) == 1)) and _TRIED.search(read.bare):
            return True
    return False


def _suggestion(role: Role, person: Person | None, age: int | None) -> str:
    years = person.age if person and person.age is not None else age
    if role.is_young and years is not None and years < SPEAKS_FROM:
        return "Write what you saw: how they played, who they went to, what made them smile or cry."
    if role.is_young:
        return "Write what they said in their own words, or what they showed you. If you could not see them, say why."
    return "Write what they said, or when and how you tried to reach them."


CHECK = Check(
    code=Code.MISSING_VOICE,
    severity=Severity.HIGH,
    definition="A child, parent or carer in the family whose view is not in the note, with no try to hear it.",
    bad="Father: not involved.",
    good="I rang Mr Reid on 3 and 5 May and left messages. He has not rung back.",
    find=_find,
    leaves_alone=("a try to reach somebody", "a child too young to speak, where the note says what was seen"),
)
