"""Flags writing about the child in a section written to the child."""

import re
from collections.abc import Iterator

from assistant.checks.for_child import is_all_for_child, is_written_to
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity

_ABOUT = re.compile(
    r"\b(?:the (?:subject )?child|subject child|the young person|the minor|YP|this child)\b", re.IGNORECASE
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    whole = is_all_for_child(reading.note)
    for read in reading.reads:
        if not (read.section.for_child and (whole or is_written_to(read.section))):
            continue
        match = _ABOUT.search(read.bare)
        named = next(
            (
                m
                for m in reading.roster.mentions(read.bare)
                if m.role == "child" and m.person and not read.bare[: m.start].rstrip().lower().endswith("dear")
            ),
            None,
        )
        span = (
            match.span()
            if match
            else (named.start, named.end)
            if named and not re.search(r"\byou\b", read.bare, re.I)
            else None
        )
        if span is None or read.bare[span[1] : span[1] + 1] == ",":
            continue
        yield finding_on(
            read,
            Code.ABOUT_NOT_TO,
            Severity.MEDIUM,
            span,
            "This is written to the child, and here it speaks about the child.",
            "Write “you”.",
        )


CHECK = Check(
    code=Code.ABOUT_NOT_TO,
    severity=Severity.MEDIUM,
    definition="Words about the child in a part written to the child.",
    bad="The child was seen at home.",
    good="I came to see you at home.",
    find=_find,
    leaves_alone=("“Dear Leo”", "sections that are not written to the child", "what the child said: “Leo said …”"),
)
