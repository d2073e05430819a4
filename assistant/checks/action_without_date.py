"""Flags something to be done with no date."""

import re
from collections.abc import Iterator

from assistant.checks.action_without_owner import actions
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity

_WHEN = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:today|tonight|tomorrow|this (?:week|month|afternoon"
    r"|evening)|next (?:week|month|visit|meeting|time)"
    r"|each|every|weekly|daily|monthly|fortnight\w*|straight away|immediately|end of|before|after|by (?:the"
    r"|then)|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|until|when|once)\b",
    re.IGNORECASE,
)


def says_when(text: str) -> bool:
    """Say whether a text gives a day or a time."""
    return _WHEN.search(text) is not None


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in actions(reading):
        if not _WHEN.search(read.text):
            yield finding_on(
                read,
                Code.ACTION_WITHOUT_DATE,
                Severity.LOW,
                None,
                "This does not say by when.",
                "Add a date.",
                words=(),
            )
    for action in reading.note.actions:
        if action.due is None and not _WHEN.search(f"{action.what} {action.said}"):
            yield Finding(
                code=Code.ACTION_WITHOUT_DATE,
                severity=Severity.LOW,
                text=action.what,
                message="This does not say by when.",
                suggestion="Add a date.",
            )


CHECK = Check(
    code=Code.ACTION_WITHOUT_DATE,
    severity=Severity.LOW,
    definition="Something to be done with no date.",
    bad="Next steps: I will ring the school.",
    good="Next steps: I will ring the school by Friday 5 June.",
    find=_find,
)
