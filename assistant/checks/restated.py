"""Finds statements that repeat as the writer's own what somebody was earlier said to have told."""

import re

from assistant.checks.cues import FIRST_PERSON
from assistant.checks.reading import NoteReading, Read
from assistant.domain.casenote import Keeps, Kind

ENOUGH = 0.6
"""Share of a statement's words of content that must stand in the earlier view."""

FEWEST = 3
"""Words of content that a statement needs before it can be said to repeat another."""

_OWN_DEED = re.compile(
    r"^[\W\d]*(?:rang|called|phoned|saw|seen|visited|met|spoke|emailed|texted|wrote|asked|t/c|p/c|h/v)\b", re.IGNORECASE
)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_SLIGHT = frozenset(
    {
        "be",
        "have",
        "do",
        "go",
        "get",
        "say",
        "tell",
        "think",
        "feel",
        "very",
        "not",
        "just",
        "also",
        "now",
        "then",
        "so",
        "basically",
    }
)


def told_earlier(reading: NoteReading, read: Read) -> Read | None:
    """Give the view that a bare statement repeats, or None; a statement with its own source or reason repeats none."""
    open_label = read.label.kind is Kind.OBSERVATION or read.label.kind is Kind.ANALYSIS
    if not open_label or read.keeps in {Keeps.VIEWS, Keeps.ACTIONS} or read.held or read.quotes:
        return None
    if FIRST_PERSON.search(read.bare) or ":" in read.bare or _OWN_DEED.match(read.bare):
        return None
    enough = 0.9 if "because" in read.bare.lower() else ENOUGH
    own = _content(read)
    if len(own) < FEWEST:
        return None
    for other in reading.reads[: reading.reads.index(read)]:
        if not (other.label.kind.is_view or other.label.kind is Kind.MIXED) or not other.held:
            continue
        shared = own & _content(other)
        if len(shared) >= FEWEST - 1 and len(shared) >= enough * len(own):
            return other
    return None


def _content(read: Read) -> set[str]:
    return {t.lemma_.lower() for t in read.tokens if t.pos_ in _CONTENT and t.is_alpha} - _SLIGHT
