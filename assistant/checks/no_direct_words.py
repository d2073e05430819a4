"""Flags a note with a child's views and none of the child's own words."""

from collections.abc import Iterator

from assistant.checks.heard import SPEAKS_FROM
from assistant.checks.reading import Check, NoteReading
from assistant.domain.casenote import Form, Kind
from assistant.domain.finding import Code, Finding, Severity


def _find(reading: NoteReading) -> Iterator[Finding]:
    said = [read for read in reading.reads if read.label.kind is Kind.CHILD_VIEW and not read.label.unsure]
    young = reading.age is not None and reading.age < SPEAKS_FROM
    if not said or young or any(read.quotes or read.label.form is not Form.REPORTED for read in said):
        return
    yield Finding(
        code=Code.NO_DIRECT_WORDS,
        severity=Severity.LOW,
        section=said[0].section.heading,
        statement=said[0].statement.id,
        text=said[0].text,
        who=said[0].label.holder,
        message="The child's views are here, and none of the child's own words.",
        suggestion="Add one thing that the child said, word for word, in quotation marks.",
    )


CHECK = Check(
    code=Code.NO_DIRECT_WORDS,
    severity=Severity.LOW,
    definition="A child's views with none of the child's own words.",
    bad="Jordan was happy about school.",
    good='Jordan said, "It\'s better now."',
    find=_find,
    leaves_alone=("a child under four", "a child who showed a feeling without words"),
)
