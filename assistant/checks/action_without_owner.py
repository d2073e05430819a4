"""Flags something to be done that nobody is named to do."""

import re
from collections.abc import Iterator

from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity

_WE = re.compile(r"\b(?:I|we|me|us|my|our)\b")
_NAME_WILL = re.compile(
    r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? "
    r"(?:to (?!(?:be|the|an?|his|her|their|my|our)\b)[a-z]+|will\b|is to\b|has agreed\b|agreed\b)"
)
_HEADS = re.compile(r"^\W*(?:what|who|when|actions?|task|by whom|owner|date|by when)\b.{0,20}\|", re.IGNORECASE)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in actions(reading):
        owned = _WE.search(read.bare) or reading.roster.mentions(_doer(read)) or _NAME_WILL.search(read.bare)
        if not owned:
            yield finding_on(
                read,
                Code.ACTION_WITHOUT_OWNER,
                Severity.MEDIUM,
                None,
                "This does not say who will do it.",
                "Name the person: “I will …”, “Samira will …”.",
                words=(),
            )
    for action in reading.note.actions:
        if action.who is None:
            yield Finding(
                code=Code.ACTION_WITHOUT_OWNER,
                severity=Severity.MEDIUM,
                text=action.what,
                message="This does not say who will do it.",
                suggestion="Name the person.",
            )


def actions(reading: NoteReading) -> list[Read]:
    """Give the statements that say what will be done, in the parts kept for actions."""
    kept = [read for read in reading.reads if read.keeps is Keeps.ACTIONS and read.label.kind is Kind.ACTION]
    return [read for read in kept if not _HEADS.match(read.text)]


def _doer(read: Read) -> str:
    """Give the words before the verb, where who does it stands; a row of a table has it in any cell."""
    if "|" in read.text:
        return read.text
    verb = re.search(r"\b(?:will|to|shall|should|must|needs?|agreed|by)\b", read.bare)
    passive = re.search(r"\bby (?:the )?\w+.*", read.bare) if re.search(r"\bbe \w+ed\b", read.bare) else None
    lead = read.bare[: verb.start()] if verb else ""
    colon = read.bare.partition(":")[0] if ":" in read.bare else ""
    return f"{lead} {colon} {passive.group() if passive else ''}"


CHECK = Check(
    code=Code.ACTION_WITHOUT_OWNER,
    severity=Severity.MEDIUM,
    definition="Something to be done that nobody is named to do.",
    bad="Next steps: Referral to be made.",
    good="Next steps: I will make the referral by 3 June.",
    find=_find,
)
