"""Flags the writer's judgement in a section kept for somebody's views."""

from collections.abc import Iterator

from assistant.checks.reading import FAMILY, Check, NoteReading, finding_on
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        if read.keeps is not Keeps.VIEWS or read.label.kind is not Kind.ANALYSIS or read.label.unsure:
            continue
        family = not read.whose or any(role in FAMILY for role in read.whose)
        severity = Severity.HIGH if family and read.label.confidence >= 0.75 else Severity.MEDIUM
        place = read.text.find(read.label.reasons[0]) if read.label.reasons else -1
        span = (place, place + len(read.label.reasons[0])) if place >= 0 else None
        yield finding_on(
            read,
            Code.ANALYSIS_IN_VIEWS,
            severity,
            span,
            "This part is kept for what people said, and this reads as your own judgement.",
            "Move it to your analysis, and say what it rests on. If somebody said it, write who.",
        )


CHECK = Check(
    code=Code.ANALYSIS_IN_VIEWS,
    severity=Severity.HIGH,
    definition="The writer's judgement in a section kept for somebody's own views.",
    bad="Father's views: He lacks insight into the harm.",
    good='Father\'s views: Mr Doyle said, "I shouted. I did not scare her."',
    find=_find,
    leaves_alone=("a judgement that somebody else is said to hold", "words inside a quotation"),
)
