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
_LOOSE = re.compile(
    r"^(?:A|An|The)?\s*[\w' -]{3,60}?\bto be (?:asked|arranged|booked|contacted|made|considered|explored|sent"
    r"|completed"
    r"|approached|chased|referred|reviewed|discussed|put in place|organised|agreed|confirmed|updated|found|invited)\b"
    r"(?![^.]*\bby (?:[A-Z]|me\b|the (?:social )?worker))|\b(?i:somebody|someone) (?:needs to|should|must|will|to)\b"
    r"|^[\w' -]{3,60}?\bneeds? (?:booking|chasing|arranging|doing|sorting|ringing|referring|completing|fixing"
    r"|making)\b"
    r"|^[\w' -]{3,60}? should be (?:arranged|put in place|considered|offered|referred|booked|completed)\b",
)
_IN_PASSIVE = re.compile(r"\bto (?:be \w+|take place)\b|\bneeds? \w+ing\b|\bshould be \w+\b")
_HEADS = re.compile(r"^\W*(?:what|who|when|actions?|task|by whom|owner|date|by when)\b.{0,20}\|", re.IGNORECASE)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in actions(reading):
        owned = (
            _WE.search(read.bare)
            or _leads(reading, read)
            or reading.roster.mentions(_doer(read))
            or _NAME_WILL.search(read.bare)
        )
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
    listed = {read.statement.id for read in actions(reading)}
    for read in reading.reads:
        loose = _LOOSE.search(read.bare)
        if (
            read.statement.id in listed
            or loose is None
            or (read.label.kind.is_view and not read.label.unsure)
            or read.keeps is Keeps.VIEWS
        ):
            continue
        yield finding_on(
            read,
            Code.ACTION_WITHOUT_OWNER,
            Severity.MEDIUM,
            loose.span(),
            "This does not say who will do it.",
            "Name the person: “I will …”, “Samira will …”.",
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


def _leads(reading: NoteReading, read: Read) -> bool:
    """Say whether a task opens with who does it, as in "Priya ring the school"."""
    first = next(iter(reading.roster.mentions(read.bare)), None)
    if first is None or _IN_PASSIVE.search(read.bare):
        return False
    return not read.bare[: first.start].strip(" -–•*.")


def actions(reading: NoteReading) -> list[Read]:
    """Give the statements that say what will be done, in the parts kept for actions."""
    kept = [read for read in reading.reads if read.keeps is Keeps.ACTIONS and read.label.kind is Kind.ACTION]
    return [read for read in kept if not _HEADS.match(read.text)]


def _doer(read: Read) -> str:
    """Give the words before the verb, where who does it stands; a row of a table has it in any cell."""
    if "|" in read.text:
        return read.text
    if _IN_PASSIVE.search(read.bare):
        by = re.search(r"\bby (?:the )?[A-Za-z].*", read.bare)
        return f"{by.group() if by else ''} {read.bare.partition(':')[0] if ':' in read.bare else ''}"
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
