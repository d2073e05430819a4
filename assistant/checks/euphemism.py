"""Flags soft words that hide what happened, and harsh or clinical ones for ordinary things."""

import re
from collections.abc import Iterator

from assistant.checks.plain_words import replaced
from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.checks.soft_words import soft_words
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role

_I_TOLD = re.compile(r"\b(?:I|we) (?:told|explained to|said to|reminded)\b", re.IGNORECASE)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        hits = read.hits(reading.terms, "euphemism", "harsh")
        for hit in hits:
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
        soft_for_child = soft_words(read.bare) if read.section.for_child or _told_child(reading, read) else None
        if soft_for_child is not None and not any(
            f.start < soft_for_child[1] and soft_for_child[0] < f.end for f in hits
        ):
            start, end, advice = soft_for_child
            yield finding_on(
                read,
                Code.EUPHEMISM,
                Severity.LOW,
                (start, end),
                f"“{read.text[start:end]}” hides what happened, and a child may take it at its word.",
                advice,
            )


def _told_child(reading: NoteReading, read: Read) -> bool:
    """Say whether a statement gives what the writer told the child: "I told her that Mummy is having a rest"."""
    told = _I_TOLD.search(read.bare)
    if told is None:
        return False
    near = [read, *reading.before(read, 1)]
    return any(m.role in {Role.CHILD, Role.SIBLING} for other in near for m in reading.roster.mentions(other.bare))


CHECK = Check(
    code=Code.EUPHEMISM,
    severity=Severity.LOW,
    definition="Soft words that hide what happened or who did it, or harsh and clinical words for ordinary things.",
    bad="There was a domestic incident between the couple.",
    good="Mr Orr punched Ms Orr in the face.",
    find=_find,
    leaves_alone=("words inside a quotation",),
)
