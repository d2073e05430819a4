"""Flags sentences too long to follow, with a place to split where grammar allows one."""

import re
from collections.abc import Iterator

from assistant.checks.reading import Check, NoteReading, Read, finding_on
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
        yield finding_on(
            read,
            Code.LONG_SENTENCE,
            Severity.LOW,
            (0, len(read.text)),
            f"This sentence has {count} words; {limit} is enough to follow.",
            _split(read) or "Make it two sentences, with one thing in each.",
            words=(),
        )


def _split(read: Read) -> str | None:
    """Split at an "and" or "but" with a subject and verb of its own, nearest the middle."""
    doc, places = read.doc, []
    for token in doc:
        joins = token.dep_ == "cc" and token.lower_ in {"and", "but"} and not read.quoted(token.idx)
        second = next((c for c in token.head.children if c.dep_ == "conj" and c.i > token.i), None) if joins else None
        if second is None or not any(c.dep_ in {"nsubj", "nsubjpass"} for c in second.children):
            continue
        if second.head.dep_ == "ROOT" and second.left_edge.i > token.i:
            places.append(token)
    if not places:
        return None
    best = min(places, key=lambda t: abs(t.i - len(doc) / 2))
    first = read.text[: best.idx].rstrip().rstrip(",;")
    rest = read.text[best.idx + len(best.text) :].strip()
    lead = "But " if best.lower_ == "but" else ""
    return f"{first}. {lead}{rest if lead else rest[:1].upper() + rest[1:]}"


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
