"""Says what a note does well: told only where it is true and sure, and never of a note with next to nothing in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.checks import action_without_date, action_without_owner, analysis_without_evidence
from assistant.checks.heard import SPEAKS_FROM, attempts, shown_by
from assistant.checks.reading import FAMILY, NoteReading, Read
from assistant.domain.casenote import Form, Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity, Strength
from assistant.domain.person import TITLES, Person, Role
from assistant.english.roster import CHILDREN, PARENTS

FEWEST = 6
"""Statements that a note needs before anything is praised in it."""

_DISAGREES = re.compile(
    r"\b(?:disagree[sd]?|(?:do(?:es)?|did)(?:n['’]t| not) (?:agree|accept)|(?:is|was|are|were) (?:not happy with"
    r"|unhappy with"
    r"|against|opposed to)|object(?:s|ed) to|oppos(?:es|ed))\b",
    re.IGNORECASE,
)
_APART = {
    Code.MIXED_STATEMENT,
    Code.ANALYSIS_IN_VIEWS,
    Code.ANALYSIS_IN_OBSERVATIONS,
    Code.VIEW_IN_ANALYSIS,
    Code.CLAIM_AS_FACT,
}


@dataclass(frozen=True)
class Praise:
    """One thing a note can do well: what it is, an example, and how it is found; the findings may speak against it."""

    code: str
    definition: str
    example: str
    find: Callable[[NoteReading, Sequence[Finding]], Strength | None]


def strengths(reading: NoteReading, findings: Sequence[Finding]) -> tuple[Strength, ...]:
    """Give what the note does well, in the order of PRAISES."""
    if len(reading.reads) < FEWEST:
        return ()
    nags = [finding for finding in findings if finding.severity is not Severity.LOW]
    found = (praise.find(reading, nags) for praise in PRAISES)
    return tuple(strength for strength in found if strength is not None)


def _own_words(reading: NoteReading, _: Sequence[Finding]) -> Strength | None:
    said: dict[str, list[str]] = {}
    for read in reading.reads:
        if read.label.kind is Kind.CHILD_VIEW and read.label.form is Form.QUOTE and not read.label.unsure:
            name = _name_in(reading, read) or "The child"
            said.setdefault(name, []).append(read.statement.id)
    if not said:
        return None
    ids = tuple(i for kept in said.values() for i in kept)
    names = [name for name in said if name != "The child"] or ["The child"]
    return Strength(code="child-own-words", message=f"{_listed(names, owned=True)} own words are here.", statements=ids)


def _shown(reading: NoteReading, _: Sequence[Finding]) -> Strength | None:
    young = [p for p in reading.roster.people if p.role.is_young and p.age is not None and p.age < SPEAKS_FROM]
    seen = {p.name: [r.statement.id for r in reading.reads if shown_by(reading, r, p)] for p in young}
    names = [_short(p) for p in young if seen[p.name]]
    if not names:
        return None
    ids = tuple(dict.fromkeys(i for kept in seen.values() for i in kept))
    message = f"{_listed(names)} cannot say much yet, and the note says what {_listed(names)} did."
    if len(names) == 1:
        message = f"{names[0]} is very young, and the note says what {names[0]} did."
    return Strength(code="child-seen", message=message, statements=ids)


def _parents_heard(reading: NoteReading, _: Sequence[Finding]) -> Strength | None:
    parents = [p for p in reading.roster.people if p.role in {Role.MOTHER, Role.FATHER}]
    if not parents or len({p.role for p in parents}) < len(parents):
        return None
    said = {p.name: [r.statement.id for r in reading.reads if _quoted(r, p.role)] for p in parents}
    if not all(said.values()):
        return None
    ids = tuple(i for kept in said.values() for i in kept)
    names = _listed([_short(p) for p in parents])
    each = f"{names} are each heard in their own words." if len(parents) > 1 else f"{names} is heard, word for word."
    return Strength(code="parents-own-words", message=each, statements=ids)


def _apart(reading: NoteReading, findings: Sequence[Finding]) -> Strength | None:
    if any(finding.code in _APART for finding in findings) or any(r.label.kind is Kind.MIXED for r in reading.reads):
        return None
    views = [r for r in reading.reads if r.label.kind.is_view and not r.label.unsure and r.label.holder in FAMILY]
    judged = [r for r in reading.reads if r.label.kind is Kind.ANALYSIS and not r.label.unsure]
    owned = [r for r in judged if r.keeps is Keeps.ANALYSIS or any("I" in w.split() for w in r.label.reasons)]
    if len(views) < 2 or not owned:
        return None
    whose = [_called(reading, str(holder)) for holder in dict.fromkeys(r.label.holder for r in views)]
    listed = _listed([w for w in whose if w], owned=True)
    one = len(whose) == 1
    message = f"{listed} {'view' if one else 'views'} and your own analysis are kept apart."
    return Strength(
        code="views-apart",
        message=message[:1].upper() + message[1:],
        statements=tuple(r.statement.id for r in (*views, *owned)),
    )


def _reasons(reading: NoteReading, findings: Sequence[Finding]) -> Strength | None:
    against = {Code.ANALYSIS_WITHOUT_EVIDENCE, Code.INFLATED_CERTAINTY, Code.BLAMING_LANGUAGE}
    judged = [r for r in reading.reads if r.label.kind is Kind.ANALYSIS and not r.label.unsure]
    given = [r for r in judged if analysis_without_evidence.gives_reason(r)]
    if any(finding.code in against for finding in findings) or not given or 2 * len(given) < len(judged):
        return None
    ids = tuple(r.statement.id for r in given)
    return Strength(code="reasons-given", message="Your analysis says what it rests on.", statements=ids)


def _who_and_when(reading: NoteReading, findings: Sequence[Finding]) -> Strength | None:
    undone = {Code.ACTION_WITHOUT_OWNER, Code.ACTION_WITHOUT_DATE}
    todo = action_without_owner.actions(reading)
    dated = [r for r in todo if action_without_date.says_when(r.text)]
    listed = [a for a in reading.note.actions if a.who and a.due]
    if any(f.code in undone for f in findings) or len(dated) < len(todo) or len(dated) + len(listed) < 2:
        return None
    if len(listed) < len(reading.note.actions):
        return None
    message = "Each action says who will do it and by when."
    return Strength(code="actions-complete", message=message, statements=tuple(r.statement.id for r in dated))


def _tried(reading: NoteReading, _: Sequence[Finding]) -> Strength | None:
    for _role, person, reads in attempts(reading):
        who = _short(person)
        if who and reads:
            ids = tuple(r.statement.id for r in reads)
            return Strength(
                code="tried-to-reach", message=f"You wrote down how you tried to hear {who}.", statements=ids
            )
    return None


def _disagreement(reading: NoteReading, findings: Sequence[Finding]) -> Strength | None:
    if any(finding.code is Code.SMOOTHED_DISAGREEMENT for finding in findings):
        return None
    for read in reading.reads:
        label = read.label
        if label.kind.is_view and not label.unsure and label.holder in FAMILY and _DISAGREES.search(read.bare):
            who = _name_in(reading, read) or _called(reading, str(read.label.holder))
            if who:
                message = f"{who[:1].upper()}{who[1:]}{_s(who)} disagreement is written down, not smoothed over."
                return Strength(code="disagreement-kept", message=message, statements=(read.statement.id,))
    return None


def _quoted(read: Read, role: Role) -> bool:
    label = read.label
    return label.kind.is_view and not label.unsure and label.holder == role.value and label.form is Form.QUOTE


def _name_in(reading: NoteReading, read: Read) -> str | None:
    """Give the name of the holder of a view where only one person can be meant."""
    holder = read.label.holder
    people = [p for p in reading.roster.people if p.role.value == holder]
    if len(people) == 1:
        return _short(people[0])
    named = {m.person.name: m.person for m in reading.roster.mentions(read.bare) if m.person in people}
    return _short(next(iter(named.values()))) if len(named) == 1 else None


def _called(reading: NoteReading, holder: str) -> str:
    people = [p for p in reading.roster.people if p.role.value == holder]
    if len(people) == 1:
        return _short(people[0])
    plain = {PARENTS: "the parents", CHILDREN: "the children", Role.SIBLING.value: "the brother or sister"}
    return plain.get(holder, "the family" if holder == Role.FAMILY else f"the {holder}")


def _short(person: Person) -> str:
    """Give a child by first name, an adult as the list has them."""
    parts = [part for part in person.name.split() if part.rstrip(".").lower() not in TITLES]
    titled = len(parts) < len(person.name.split())
    if titled and parts and not person.role.is_young:
        return f"{person.name.split()[0]} {parts[-1]}"
    return parts[0] if parts else person.name


def _s(name: str) -> str:
    return "’" if name.endswith("s") and len(name) > 1 and name.startswith("the ") else "’s"


def _listed(names: Sequence[str], *, owned: bool = False) -> str:
    shown = [f"{name}{_s(name)}" if owned else name for name in names]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


PRAISES: tuple[Praise, ...] = (
    Praise(
        "child-own-words",
        "The child's own words are in the note, in quotation marks.",
        'Callum said, "I like it when Nan comes."',
        _own_words,
    ),
    Praise(
        "child-seen",
        "A child too young to speak is heard through what was seen.",
        "Bo ran to his mother when the door banged, and laughed when she picked him up.",
        _shown,
    ),
    Praise(
        "parents-own-words",
        "Each parent in the family is heard in their own words.",
        'Ms Hart said, "I am worn out." Mr Reid said, "I want weekends."',
        _parents_heard,
    ),
    Praise(
        "views-apart",
        "What the family said and what the writer makes of it stand apart.",
        "Mum said that mornings are hard. (Analysis:) I think she needs help with mornings, because …",
        _apart,
    ),
    Praise(
        "reasons-given",
        "The analysis says what it rests on.",
        "I think mornings are the hard part, because Callum was late three times this week.",
        _reasons,
    ),
    Praise(
        "actions-complete",
        "Each action has somebody to do it and a date.",
        "I will ring the school by Friday 5 June.",
        _who_and_when,
    ),
    Praise(
        "tried-to-reach",
        "A try to hear somebody who is not heard is written down.",
        "I rang Mr Reid on 3 and 5 May and left messages.",
        _tried,
    ),
    Praise(
        "disagreement-kept",
        "Somebody's disagreement is written as theirs.",
        "Mr Reid does not agree with the plan, because he wants weekends.",
        _disagreement,
    ),
)
