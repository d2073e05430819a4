"""Flags sentences too long to follow, with the same words as two sentences where grammar allows it."""

import re
from collections.abc import Iterator

from assistant.checks.cut import cut_in_two
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
LONGEST = 25
"""Words in a sentence that a parent can follow (the limit in GOV.UK's style guide)."""
LONGEST_FOR_CHILD = 15
"""Words in a sentence written to a child."""


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        limit = LONGEST_FOR_CHILD if read.section.for_child else LONGEST
        count = len(_WORDS.findall(read.bare))
        if count <= limit:
            continue
        pieces = cut_in_two(read.text, read.doc, read.quotes)
        yield finding_on(
            read,
            Code.LONG_SENTENCE,
            Severity.LOW,
            (0, len(read.text)),
            f"This sentence has {count} words; {limit} is enough to follow.",
            " ".join(pieces) if pieces else "Make it two sentences, with one thing in each.",
            words=(),
            replacement=pieces,
        )


CHECK = Check(
    code=Code.LONG_SENTENCE,
    severity=Severity.LOW,
    definition=f"A sentence of more than {LONGEST} words, or {LONGEST_FOR_CHILD} where it is written to a child.",
    bad="I visited and I saw Leo in his room and we talked about school and then Mum came in and we looked at "
    "the plan together and agreed what to do.",
    good="I saw Leo in his room. We talked about school and the dog.",
    find=_find,
    leaves_alone=("words inside a quotation",),
)
