"""Flags capitals that stand for words and are not explained."""

import re
from collections.abc import Iterator

from assistant.checks.plain_words import replaced
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity

_CAPITALS = re.compile(r"(?<![\w@./-])(?:[A-Z]{2,6}s?|[A-Z]/[A-Z]|[A-Z]&[A-Z])(?![\w@-])")
_KNOWN = frozenset(
    "GP GPs TV TVs UK OK PE ID DVD IT NHS BBC CV AM PM A&E USA EU DJ PC PS VR II III IV VI DIY USB CD DS DC AA RE MP "
    "NB PIN QR WC".split()
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    known = set(_KNOWN) | _explained(reading)
    for read in reading.reads:
        if _shouts(read.text):
            continue
        for match in _CAPITALS.finditer(read.text):
            letters = match.group()
            if read.quoted(match.start()) or letters in known or reading.roster.named(letters) is not None:
                continue
            hit = next((h for h in read.hits(reading.terms, "acronym") if h.start == match.start()), None)
            plain = hit.term.plain if hit and hit.words == letters else None
            yield finding_on(
                read,
                Code.ACRONYM,
                Severity.MEDIUM if read.section.for_child else Severity.LOW,
                match.span(),
                f"“{letters}” is not explained.",
                plain or f"Write out what {letters} stands for.",
                replacement=replaced(read.text, hit, read.doc) if hit and plain else None,
            )


def _explained(reading: NoteReading) -> set[str]:
    """Find letters that a statement explains, as in "family group conference (FGC)" or "FGC (family meeting)"."""
    found = set()
    for read in reading.reads:
        found |= set(re.findall(r"[a-z] \(([A-Z]{2,6}s?)\)", read.text))
        found |= set(re.findall(r"\b([A-Z]{2,6}s?) \([a-z][^)]{4,}\)", read.text))
    return found


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 8 and sum(c.isupper() for c in letters) > 0.7 * len(letters)


CHECK = Check(
    code=Code.ACRONYM,
    severity=Severity.LOW,
    definition="Capitals that stand for words, and are not explained in the note.",
    bad="T/C to MGM re CIN.",
    good="I rang Mum's mum about the extra help for the family.",
    find=_find,
    leaves_alone=("everyday ones such as GP and TV", "one that the note explains", "a person's initials"),
)
