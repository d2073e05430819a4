"""Flags people in the family whose view is nowhere in the note, and no try to hear them either."""

from collections import Counter
from collections.abc import Iterator

from assistant.checks.heard import SPEAKS_FROM, is_accounted_for, is_heard, may_be_heard, unknown_voices
from assistant.checks.reading import Check, NoteReading
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Person, Role
from assistant.english.roster import roles_mentioned

FEWEST = 3
"""Statements that a note needs before anybody is missed in it."""

OFTEN = 2
"""Statements about what somebody did or was, above which a view of theirs may stand there unknown to the words."""

_NAMES = {
    Role.MOTHER: "the mother",
    Role.FATHER: "the father",
    Role.CARER: "the carer",
    Role.CHILD: "the child",
    Role.SIBLING: "a brother or sister",
}


def _find(reading: NoteReading) -> Iterator[Finding]:
    letter = bool(reading.reads) and all(read.section.for_child for read in reading.reads)
    if len(reading.reads) < FEWEST or letter:
        return
    for role, person in _expected(reading):
        if is_heard(reading, role, person) or is_accounted_for(reading, role, person):
            continue
        name = person.name if person else _NAMES[role]
        sure = reading.listed and role not in {Role.SIBLING, Role.CARER} and not may_be_heard(reading, role)
        sure = sure and person is not None and _times_told_of(reading, person) <= OFTEN
        yield Finding(
            code=Code.MISSING_VOICE,
            severity=Severity.HIGH if sure else Severity.MEDIUM,
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


def _expected(reading: NoteReading) -> list[tuple[Role, Person | None]]:
    """List whose voices belong in the note: those in the roster, else those it speaks of, if nobody unknown speaks."""
    people: list[tuple[Role, Person | None]] = [(p.role, p) for p in reading.roster.people if p.role in _NAMES]
    if reading.listed:
        return people
    if unknown_voices(reading):
        return []
    counts: Counter[str] = roles_mentioned([read.text for read in reading.reads], reading.roster)
    named = {role for role, _ in people}
    rest = [role for role in (Role.CHILD, Role.MOTHER, Role.FATHER) if counts[role.value] > 0 and role not in named]
    return [*people, *((role, None) for role in rest)]


def _times_told_of(reading: NoteReading, person: Person) -> int:
    """Count the statements whose subject is this person by name or by role."""
    return sum(
        any(
            t.dep_ == "nsubj"
            and m.start <= t.idx < m.end
            and (m.person == person or (m.person is None and m.role == person.role.value))
            for m in reading.roster.mentions(read.text)
            for t in read.tokens
        )
        for read in reading.reads
    )


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
    leaves_alone=(
        "a try to reach somebody, or the reason why nobody could",
        "a child too young to speak, where the note says what was seen",
        "a parent who has died",
    ),
)
