"""Flags two negatives that a reader must undo."""

import re
from collections.abc import Iterator

from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity

_DOUBLE = re.compile(
    r"\b(?:not|n['’]t|never)\s+(?:\w+\s+)?(?:un(?!til|der|less|cle|it|iver|ite|ion|iq|animous|iform)\w{3,}"
    r"|without|nobody|nothing|nowhere|"
    r"(?:in(?:frequent|significant|sufficient|appropriate|consistent|capable|adequate|correct|accurate"
    r"|effective)|im(?:possible|probable|material)"
    r"|dis(?:agree|similar|interested|honest|like|satisfied))\w*)\b|\bnor\b.{0,20}\bnot\b|\b(?:cannot"
    r"|can['’]t) (?:not|deny)\b",
    re.IGNORECASE,
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        match = _DOUBLE.search(read.bare)
        if match:
            yield finding_on(
                read,
                Code.DOUBLE_NEGATIVE,
                Severity.LOW,
                match.span(),
                f"“{match.group()}” says no twice, and a reader has to work it out.",
                "Say it the other way round, without “not”.",
            )


CHECK = Check(
    code=Code.DOUBLE_NEGATIVE,
    severity=Severity.LOW,
    definition="Two negatives in one phrase.",
    bad="It is not uncommon for him to be late.",
    good="He is often late.",
    find=_find,
    leaves_alone=("“not until”, “not under”", "words inside a quotation"),
)
