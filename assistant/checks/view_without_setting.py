"""Flags a child's view that does not say where it was given, or whether the child was alone."""

import re
from collections.abc import Iterator

from assistant.checks.reading import Check, NoteReading
from assistant.domain.casenote import Kind
from assistant.domain.finding import Code, Finding, Severity

_SETTING = re.compile(
    r"\b(?:alone|on (?:his|her|their|your) own|by (?:him|her)self|at (?:school|home|nursery|the)|in (?:his|her"
    r"|their|your|the) (?:\w+ ){0,2}(?:room|bedroom"
    r"|garden|kitchen|car|classroom|library|house|flat|hall|park)|without (?:his|her|their|mum|dad|anyone|any)"
    r"|with (?:mum|dad|nan|his|her) (?:\w+ )?"
    r"(?:present|there|in the room)|was present|were present|walk|in the car|upstairs|downstairs|outside)\b",
    re.IGNORECASE,
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    said = [read for read in reading.reads if read.label.kind is Kind.CHILD_VIEW and not read.label.unsure]
    if not said or any(_SETTING.search(f"{read.section.heading} {read.text}") for read in reading.reads):
        return
    yield Finding(
        code=Code.VIEW_WITHOUT_SETTING,
        severity=Severity.LOW,
        section=said[0].section.heading,
        statement=said[0].statement.id,
        text=said[0].text,
        who=said[0].label.holder,
        message="The note does not say where the child said this, or who else was there.",
        suggestion="Add where you talked, and whether the child was alone with you.",
    )


CHECK = Check(
    code=Code.VIEW_WITHOUT_SETTING,
    severity=Severity.LOW,
    definition="A child's view with no word on where it was given and who was there.",
    bad="Leo said that he is fine.",
    good="Leo said this at school, on his own with me.",
    find=_find,
    leaves_alone=("a note that says anywhere where the child was and who was there",),
)
