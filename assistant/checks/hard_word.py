"""Flags hard words with plain ones in their place, the child's own words first."""

from collections.abc import Iterator

from assistant.checks.plain_words import is_meant, plain_for, replaced
from assistant.checks.readability_parts import cut_off, is_everyday, is_rare
from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.checks.terms import Hit
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role

_KINDS = ("liked", "never", "hard")
_OTHERS = ("acronym", "jargon", "legal", "euphemism", "harsh", "doubt", "blame", "certainty")


def _find(reading: NoteReading) -> Iterator[Finding]:
    named: set[str] = set()
    child = _child(reading)
    for read in reading.reads:
        taken = [(hit.start, hit.end) for hit in read.hits(reading.terms, *_OTHERS)]
        seen: set[str] = set()
        for hit in read.hits(reading.terms, *_KINDS, *_OTHERS):
            if hit.term.kind not in _KINDS or hit.words.lower() in seen or not is_meant(hit, read.doc):
                continue
            if hit.term.kind == "hard" and not read.section.for_child and is_everyday(hit.words):
                continue
            seen.add(hit.words.lower())
            taken.append((hit.start, hit.end))
            yield _listed(read, hit, child)
        if read.section.for_child:
            yield from _rare(read, reading, taken, named)


def _child(reading: NoteReading) -> str:
    """Name the child whose words these are, where the note has one child."""
    names = [person.first_name for person in reading.roster.people if person.role is Role.CHILD]
    return names[0] if len(names) == 1 else "This child"


def _listed(read: Read, hit: Hit, child: str) -> Finding:
    plain = plain_for(hit, read.doc)
    if hit.term.kind == "liked":
        message = f"{child} calls it “{plain}”."
    elif hit.term.kind == "never":
        message = f"{child} does not like the word “{hit.words}”."
    else:
        message = f"“{hit.words}” has a plainer word."
    return finding_on(
        read,
        Code.HARD_WORD,
        Severity.LOW,
        (hit.start, hit.end),
        message,
        plain or "Use another word for this child.",
        replacement=replaced(read.text, hit, read.doc),
    )


def _rare(read: Read, reading: NoteReading, taken: list[tuple[int, int]], named: set[str]) -> Iterator[Finding]:
    """Name rare words that no list has, once a note, where the child is the reader."""
    limit = cut_off(reading.age if reading.age is not None else 14)
    for token in read.tokens:
        span = (token.idx, token.idx + len(token.text))
        if token.lower_ in named or read.quoted(token.idx) or any(s < span[1] and span[0] < e for s, e in taken):
            continue
        if not is_rare(token, limit) or reading.roster.named(token.text) is not None:
            continue
        named.add(token.lower_)
        yield finding_on(
            read,
            Code.HARD_WORD,
            Severity.LOW,
            span,
            f"“{token.text}” is a rare word for a child of this age.",
            "Use an everyday word, or say what it means.",
        )


CHECK = Check(
    code=Code.HARD_WORD,
    severity=Severity.LOW,
    definition="A hard or official word that has a plainer one, or a word that this child calls something else.",
    bad="The visit commenced prior to tea.",
    good="The visit started before tea.",
    find=_find,
    leaves_alone=("names", "words inside a quotation", "a rare word with no plainer one, outside the child's sections"),
)
