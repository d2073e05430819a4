"""Flags soft words that hide what happened, and harsh or clinical ones for ordinary things."""

from collections.abc import Iterator

from assistant.checks.plain_words import replaced
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        for hit in read.hits(reading.terms, "euphemism", "harsh"):
            soft = hit.term.kind == "euphemism"
            plain = hit.term.plain
            yield finding_on(
                read,
                Code.EUPHEMISM,
                Severity.LOW,
                (hit.start, hit.end),
                f"“{hit.words}” hides what happened."
                if soft
                else f"“{hit.words}” is a harsh or clinical word for this.",
                f"{plain[:1].upper()}{plain[1:]}." if soft and " " in plain else plain,
                # Soft words for harm are never replaced: only the writer knows what happened.
                replacement=None if soft else replaced(read.text, hit, read.doc),
            )


CHECK = Check(
    code=Code.EUPHEMISM,
    severity=Severity.LOW,
    definition="Soft words that hide what happened or who did it, or harsh and clinical words for ordinary things.",
    bad="There was a domestic incident between the couple.",
    good="Mr Orr punched Ms Orr in the face.",
    find=_find,
    leaves_alone=("words inside a quotation",),
)
