"""Flags an opinion that nobody is said to hold."""

import re
from collections.abc import Iterator

from assistant.checks.cues import UNOWNED
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity

_BY = re.compile(r"\s+(?:\w+\s+){0,2}(?:by|from)\s+", re.IGNORECASE)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        match = UNOWNED.search(read.bare)
        if match is None:
            continue
        holders = read.held
        said_before = any(start < match.start() and holder for start, _, holder in holders)
        by = _BY.match(read.bare[match.end() :])
        if said_before or (by and reading.roster.mentions(read.bare[match.end() + by.end() :][:40])):
            continue
        yield finding_on(
            read,
            Code.UNATTRIBUTED_VIEW,
            Severity.MEDIUM,
            match.span(),
            f"“{match.group()}” does not say whose view this is.",
            "Name who thinks so and when they said it. If it is your own view, write “I think … because …”.",
        )


CHECK = Check(
    code=Code.UNATTRIBUTED_VIEW,
    severity=Severity.MEDIUM,
    definition="An opinion or worry that nobody is said to hold.",
    bad="There are concerns about home conditions.",
    good="The health visitor told me on 4 May that she was worried about the damp.",
    find=_find,
    leaves_alone=("a worry that somebody named is said to have", "“concerns were raised by the school”"),
)
