"""Flags what was heard at second hand with the teller left out."""

import re
from collections.abc import Iterator

from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity

_CHAIN = re.compile(
    r"\b(?:I|we) (?:was|were|have been|had been|am|are) (?:told|informed|advised|made aware|led to believe)\b"
    r"|\b(?:I|we) (?:have )?(?:heard|understand|gather|learn(?:ed|t)) that\b|\bit (?:has come|came) to (?:light"
    r"|my attention|our attention)\b"
    r"|\bapparently\b|\bword is\b|\bit (?:transpired|emerged)\b|\bhas been (?:told|said) to (?:me|us)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:by|from)\s+(?:the |his |her |their |my )?\w+", re.IGNORECASE)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        match = _CHAIN.search(read.bare)
        if match is None:
            continue
        rest = read.bare[match.end() :]
        named = _FROM.search(rest[:60])
        if named and reading.roster.mentions(rest[named.start() : named.end() + 20]):
            continue
        if match.group().lower() == "apparently" and read.label.kind.is_view and not read.label.unsure:
            continue
        yield finding_on(
            read,
            Code.HEARSAY_CHAIN,
            Severity.MEDIUM,
            match.span(),
            "This came to you from somebody, and it does not say who.",
            "Name who told you, and who told them: “Nan told me that Leo told her …”.",
        )


CHECK = Check(
    code=Code.HEARSAY_CHAIN,
    severity=Severity.MEDIUM,
    definition="What was heard at second hand, with the person who told it left out.",
    bad="I was told that Dad hit her.",
    good="Nan told me that Aisha told her that Dad had hit her.",
    find=_find,
    leaves_alone=("“I was told by Nan that …”",),
)
