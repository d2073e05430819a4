"""Flags somebody's view set down in the analysis without being weighed there."""

import re
from collections.abc import Iterator

from assistant.checks.clause import Voice
from assistant.checks.cues import REASON
from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity

_LOOKS_BACK = re.compile(r"\W*(?:so|this|that|these|those|it|i|my|in my|on balance|both)\b", re.IGNORECASE)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        if read.keeps is not Keeps.ANALYSIS or not read.label.kind.is_view or read.label.unsure:
            continue
        near = (*reading.before(read, 1), *reading.after(read, 1))
        weighed = any(_weighs(other, read, reading) for other in near) or _cited(read)
        if weighed or any(c.voice is Voice.ANALYSIS for c in read.label.clauses):
            continue
        yield finding_on(
            read,
            Code.VIEW_IN_ANALYSIS,
            _severity(reading, read),
            None,
            "This is somebody's view, and your analysis does not weigh it.",
            "Say what you make of it and why, or move it to that person's views.",
            words=read.label.reasons,
            who=read.label.holder,
        )


def _weighs(other: Read, read: Read, reading: NoteReading) -> bool:
    """Say whether a neighbour judges this view: it looks back, or it speaks of the same thing."""
    if other.label.kind not in {Kind.ANALYSIS, Kind.MIXED}:
        return False
    shared = {m.role for m in reading.roster.mentions(other.text)} & {
        m.role for m in reading.roster.mentions(read.text)
    }
    return bool(_LOOKS_BACK.match(other.text) or _topics(other) & _topics(read) or shared)


def _severity(reading: NoteReading, read: Read) -> Severity:
    """Give medium where the analysis ends on the view, low where more analysis follows that may weigh it."""
    rest = reading.section(read)[reading.section(read).index(read) + 1 :]
    return Severity.LOW if any(other.label.kind is Kind.ANALYSIS for other in rest) else Severity.MEDIUM


def _cited(read: Read) -> bool:
    """Say whether the view is given as a reason: after a colon, or after "because" and its kind."""
    first = min((start for start, _, _ in read.held), default=0)
    lead = read.bare[:first]
    return ":" in lead or ";" in lead or REASON.search(lead) is not None


def _topics(read: Read) -> set[str]:
    return {t.lemma_.lower() for t in read.doc if t.pos_ in {"NOUN", "VERB", "ADJ", "PROPN"} and len(t.text) > 2}


CHECK = Check(
    code=Code.VIEW_IN_ANALYSIS,
    severity=Severity.MEDIUM,
    definition="Somebody's view in the analysis, not weighed there.",
    bad="Analysis: Dad thinks the school is unfair to him.",
    good="Analysis: Dad thinks the school is unfair to him. I think so too, because it has not answered his letters.",
    find=_find,
    leaves_alone=("a view with your judgement before or after it",),
)
