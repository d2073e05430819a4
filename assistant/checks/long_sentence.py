"""Flags sentences too long to follow, with the same words as two sentences where grammar allows it."""

import re
from collections.abc import Iterator

from assistant.checks.cut import cut_in_two
from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.domain.finding import Code, Finding, Severity

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
LONGEST = 25
"""Words in a sentence that a parent can follow (the limit in GOV.UK's style guide)."""
LONGEST_FOR_CHILD = 20
"""Words in a sentence written to a child, past which it is surely too long."""
NESTED_FOR_CHILD = 15
"""The same where clauses are set inside each other."""
NESTED = 2
"""Clauses that hang on others, by which a shorter sentence too is hard for a child."""

_HANGING = frozenset({"advcl", "ccomp", "relcl", "acl", "csubj"})


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        limit = _limit(read)
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


def _limit(read: Read) -> int:
    """Give the words that a reader can follow here: fewer for a child, and where clauses hang on one another."""
    if not read.section.for_child:
        return LONGEST
    hanging = sum(t.dep_ in _HANGING and t.pos_ in {"VERB", "AUX"} for t in read.tokens)
    return NESTED_FOR_CHILD if hanging >= NESTED else LONGEST_FOR_CHILD


CHECK = Check(
    code=Code.LONG_SENTENCE,
    severity=Severity.LOW,
    definition=f"A sentence of more than {LONGEST} words, or {LONGEST_FOR_CHILD} where it is written to a child "
    f"({NESTED_FOR_CHILD} with clauses inside clauses).",
    bad="I visited and I saw Leo in his room and we talked about school and then Mum came in and we looked at "
    "the plan together and agreed what to do.",
    good="I saw Leo in his room. We talked about school and the dog.",
    find=_find,
    leaves_alone=("words inside a quotation",),
)
