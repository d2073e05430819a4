"""Flags two people's views told as one."""

import re
from collections.abc import Iterator

from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity
from assistant.english.roster import CHILDREN, PARENTS

_EACH = re.compile(
    r"\b(?:both|each|all (?:three|four|of them)|one by one|separately|in turn|together)\b", re.IGNORECASE
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        holder = read.label.holder
        if holder not in {PARENTS, CHILDREN} or not read.label.kind.is_view or _EACH.search(read.bare):
            continue
        mention = next((m for m in reading.roster.mentions(read.bare) if m.role == holder), None)
        who = "parents" if holder == PARENTS else "children"
        yield finding_on(
            read,
            Code.MERGED_VOICES,
            Severity.MEDIUM,
            (mention.start, mention.end) if mention else None,
            f"This tells the view of the {who} as one. Each of them may see it differently.",
            "Write what each one said, in a sentence of their own.",
            who=holder,
        )


CHECK = Check(
    code=Code.MERGED_VOICES,
    severity=Severity.MEDIUM,
    definition="The views of parents, or of several children, told as one.",
    bad="Parents deny any argument.",
    good='Ms Rahman said that there was no argument. Mr Rahman said that they "had words".',
    find=_find,
    leaves_alone=("“both of them said”, where each was asked",),
)
