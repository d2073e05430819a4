"""Flags a judgement with no reason, event, date or view near it."""

import re
from collections.abc import Iterator

from assistant.checks import traits
from assistant.checks.cues import REASON
from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Form, Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role

_POINTS_BACK = re.compile(r"\W*(?:this|that|these|those|so|it|he|she|they|therefore|i|we|in my|my)\b", re.IGNORECASE)

REACH = 2
"""How many statements before a judgement may hold its reason."""


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        if read.label.kind is not Kind.ANALYSIS or read.label.unsure or read.text.rstrip().endswith("?"):
            continue
        if gives_reason(read) or any(_bears_on(other, read, reading) for other in reading.before(read, REACH)):
            continue
        after = reading.after(read, 1)
        if read.keeps in {Keeps.VIEWS, Keeps.OBSERVATIONS} or (after and _bears_on(after[0], read, reading)):
            continue
        yield finding_on(
            read,
            Code.ANALYSIS_WITHOUT_EVIDENCE,
            Severity.MEDIUM,
            None,
            "This is a judgement, and nothing near it says what it rests on.",
            "Add “because …”: what you saw or heard, and when.",
            words=read.label.reasons,
        )


def _bears_on(other: Read, read: Read, reading: NoteReading) -> bool:
    """Say whether another statement is evidence; a judgement of character must point back to it."""
    if not _is_evidence(other):
        return False
    named = {m.role for m in reading.roster.mentions(read.bare)} - {Role.WORKER}
    told = {m.role for m in reading.roster.mentions(other.text)} | {other.label.holder}
    if traits.judged(read.bare) is None:
        return True
    points = _POINTS_BACK.match(read.text) or (_POINTS_BACK.match(other.text) and gives_reason(other))
    return points is not None and (not named or bool(named & told))


def gives_reason(read: Read) -> bool:
    """Say whether a statement gives a reason, an event, a date, a source or somebody's words."""
    return REASON.search(read.text) is not None or bool(read.quotes)


def _is_evidence(read: Read) -> bool:
    label = read.label
    seen = label.kind is Kind.OBSERVATION and (not label.unsure or label.form is Form.NONVERBAL)
    return (label.kind.is_view and not label.unsure) or seen or gives_reason(read)


CHECK = Check(
    code=Code.ANALYSIS_WITHOUT_EVIDENCE,
    severity=Severity.MEDIUM,
    definition="A judgement with no reason, event, date, observation or view within reach.",
    bad="Mr Doyle does not prioritise the children.",
    good="I think the children come second on pay day, because on 2 and 9 May there was no food.",
    find=_find,
    leaves_alone=("a judgement whose reason stands one or two sentences before it, or straight after it",),
)
