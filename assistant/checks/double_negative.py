"""Flags two negatives that a reader must undo."""

from collections.abc import Iterator

from assistant.checks.grammar import double_negatives
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        span = next(double_negatives(read.bare, read.doc), None)
        if span is not None:
            yield finding_on(
                read,
                Code.DOUBLE_NEGATIVE,
                Severity.LOW,
                span,
                f"“{read.text[span[0] : span[1]]}” says no twice, and a reader has to work it out.",
                "Say it the other way round, without “not”.",
            )


CHECK = Check(
    code=Code.DOUBLE_NEGATIVE,
    severity=Severity.LOW,
    definition="Two negatives in one phrase.",
    bad="It is not uncommon for him to be late.",
    good="He is often late.",
    find=_find,
    leaves_alone=("“not until”, “not under”, “not only”", "words inside a quotation"),
)
