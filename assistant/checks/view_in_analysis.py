"""Flags somebody's view set down in the analysis without being weighed there."""

from collections.abc import Iterator

from assistant.checks.clause import Voice
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        if read.keeps is not Keeps.ANALYSIS or not read.label.kind.is_view or read.label.unsure:
            continue
        near = (*reading.before(read, 1), *reading.after(read, 1))
        weighed = any(other.label.kind in {Kind.ANALYSIS, Kind.MIXED} for other in near)
        if weighed or any(c.voice is Voice.ANALYSIS for c in read.label.clauses):
            continue
        yield finding_on(
            read,
            Code.VIEW_IN_ANALYSIS,
            Severity.MEDIUM,
            None,
            "This is somebody's view, and your analysis does not weigh it.",
            "Say what you make of it and why, or move it to that person's views.",
            words=read.label.reasons,
            who=read.label.holder,
        )


CHECK = Check(
    code=Code.VIEW_IN_ANALYSIS,
    severity=Severity.MEDIUM,
    definition="Somebody's view in the analysis, not weighed there.",
    bad="Analysis: Dad thinks the school is unfair to him.",
    good="Analysis: Dad thinks the school is unfair to him. I think so too, because it has not answered his letters.",
    find=_find,
    leaves_alone=("a view with your judgement before or after it",),
)
