"""Flags soft words that hide what happened."""

from collections.abc import Iterator

from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        for hit in read.hits(reading.terms, "euphemism"):
            plain = hit.term.plain
            yield finding_on(
                read,
                Code.EUPHEMISM,
                Severity.LOW,
                (hit.start, hit.end),
                f"“{hit.words}” hides what happened.",
                f"{plain[:1].upper()}{plain[1:]}." if " " in plain else plain,
            )


CHECK = Check(
    code=Code.EUPHEMISM,
    severity=Severity.LOW,
    definition="Soft words that hide what happened, or who did it.",
    bad="There was a domestic incident between the couple.",
    good="Mr Orr punched Ms Orr in the face.",
    find=_find,
    leaves_alone=("words inside a quotation",),
)
