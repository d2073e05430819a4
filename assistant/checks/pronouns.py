"""Says whom "he" or "she" at the head of a statement means: whoever the statement before it is about."""

import re

from assistant.checks.reading import NoteReading, Read
from assistant.domain.person import Person, Role

_PRONOUN = re.compile(r"\W*(?:(?:afterwards|then|later|today|at [\w.: ]{1,12}|on \w+(?: \w+)?),? )?(he|she)\b", re.I)


def is_meant(reading: NoteReading, read: Read, role: Role, person: Person | None) -> bool:
    """Say whether a statement speaks of "he" or "she", and the one before it of this person, as what it is about."""
    before, pronoun = reading.before(read, 1), _PRONOUN.match(read.bare)
    if not before or pronoun is None or {"he": Role.MOTHER, "she": Role.FATHER}.get(pronoun.group(1).lower()) is role:
        return False
    root = next((t for t in before[0].doc if t.dep_ == "ROOT"), None)
    subject = next((t for t in root.children if t.dep_ == "nsubj"), None) if root is not None else None
    return subject is not None and any(
        m.role == role.value and (person is None or m.person in {None, person}) and m.start <= subject.idx < m.end
        for m in reading.roster.mentions(before[0].bare)
    )
