"""Flags quotation marks round a word or two that cast doubt on them."""

import re
from collections.abc import Iterator

from assistant.checks.mending import without_marks
from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Kind
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role

_NAMING = re.compile(
    r"\b(?:call(?:s|ed|ing)?|named|known as|nickname\w*|titled|entitled|word|words|said|says|saying|described?"
    r"|marked|labelled|reads?|wrote|written"
    r"|means?|section|heading|game|book|film|song|app|group|programme|told|asked|phrase|term|refers? to|sign"
    r"|picture|poster|answer\w*|replied|at|as)\W*$",
    re.IGNORECASE,
)

_DETERMINED = re.compile(r"\b(?:the|his|her|their|this|that|these|those|a|an|mum['’]s|dad['’]s)\s+$", re.IGNORECASE)
_AS_SAID = re.compile(
    r"\b(?:in (?:his|her|their|your|\w+['’]s|the words of) ?(?:\w+ )?(?:opinion|view|words|eyes|book|phrase)?"
    r"|according to|for (?:him|her|them)|to (?:him|her|them)|as (?:he|she|they|\w+) (?:puts?|sees?|calls?))\b",
    re.IGNORECASE,
)
"""Words that give what follows to somebody: in her opinion he is “a natural”."""

_KIN = re.compile(
    r"\b(?:his|her|their|the|a|an)\s+[\"“‘'](?:(?:boy|girl)?friends?|partner|uncle|aunt(?:ie)?|cousin|brother|sister"
    r"|mate|dad|father|mum|mother|husband|wife|family)[\"”’']$",
    re.IGNORECASE,
)
"""What a person is to somebody, in marks that doubt it."""

_OF_CHILD = frozenset({Role.CHILD.value, Role.SIBLING.value})


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        several = sum(len(read.text[start:end].split()) <= 3 for start, end in read.quotes) > 1
        childs = read.label.kind is Kind.CHILD_VIEW or bool(_OF_CHILD & set(read.whose))
        if several or (childs and read.held):
            continue
        for start, end in read.quotes:
            if childs and _KIN.search(read.text[:end]) is None:
                continue
            inside = read.text[start + 1 : end - 1]
            short = 0 < len(inside.split()) <= 2 and inside[-1:] not in ".!?,"
            proper = (inside[:1].isupper() and start > 0) or read.text[:start].rstrip().endswith("(")
            if not short or proper or _NAMING.search(read.text[:start]) or start == 0:
                continue
            if _AS_SAID.search(read.text[:start]) or (read.held and not _thing_doubted(read, start)):
                continue
            yield finding_on(
                read,
                Code.SCARE_QUOTES,
                Severity.MEDIUM,
                (start, end),
                f"The marks round {read.text[start:end]} make it sound as if it is not true.",
                "Take the marks away, or quote the whole sentence and say who said it.",
                replacement=without_marks(read.text, start, end),
            )


def _thing_doubted(read: Read, start: int) -> bool:
    """Say whether a marked word is a thing that somebody outside the family speaks of: after the “slip”."""
    outside = all(holder in {Role.PROFESSIONAL, Role.WORKER} for _, _, holder in read.held)
    return outside and _DETERMINED.search(read.text[:start]) is not None


CHECK = Check(
    code=Code.SCARE_QUOTES,
    severity=Severity.MEDIUM,
    definition="Quotation marks round one or two words, with nobody saying them.",
    bad='Her "partner" was at the flat.',
    good="Mr Tull was at the flat. She calls him her partner.",
    find=_find,
    leaves_alone=("a word that somebody is said to have used", "names and titles"),
)
