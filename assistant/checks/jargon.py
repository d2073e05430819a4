"""Flags professional words that a child or parent may not know, with plain words in their place."""

import re
from collections.abc import Iterator

from assistant.checks.plain_words import is_meant, plain_for, replaced
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity

_EXPLAINED = re.compile(r"^\s*(?:\(|,? which means|,? that is,|,? meaning|[–—-] )", re.IGNORECASE)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        seen: set[str] = set()
        longer = [(other.start, other.end) for other in read.hits(reading.terms, "hard")]
        for hit in read.hits(reading.terms, "jargon", "legal"):
            if hit.words.lower() in seen or _EXPLAINED.match(read.text[hit.end :]) or not is_meant(hit, read.doc):
                continue
            if any(start <= hit.start and hit.end <= end and end - start > len(hit.words) for start, end in longer):
                # A longer term that is told with a plain word of its own needs no second word for its part.
                continue
            seen.add(hit.words.lower())
            yield finding_on(
                read,
                Code.JARGON,
                Severity.LOW,
                (hit.start, hit.end),
                f"“{hit.words}” is a word that a child or parent may not know.",
                plain_for(hit, read.doc),
                replacement=replaced(read.text, hit, read.doc),
            )


CHECK = Check(
    code=Code.JARGON,
    severity=Severity.LOW,
    definition="A professional or legal term that a child or parent may not know.",
    bad="Leo absconded from placement.",
    good="Leo ran away from his foster home.",
    find=_find,
    leaves_alone=("a term that is explained straight after it", "words inside a quotation"),
)
