"""Finds statements that repeat as the writer's own what somebody was earlier said to have told."""

from assistant.checks.cues import FIRST_PERSON
from assistant.checks.reading import NoteReading, Read
from assistant.domain.casenote import Keeps, Kind

ENOUGH = 0.6
"""Share of a statement's words of content that must stand in the earlier view."""

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
    if FIRST_PERSON.search(read.bare) or ":" in read.bare:
        return None
    enough = 0.9 if "because" in read.bare.lower() else ENOUGH
    own = _content(read)
    if len(own) < 2:
        return None
    for other in reading.reads[: reading.reads.index(read)]:
        if not (other.label.kind.is_view or other.label.kind is Kind.MIXED) or not other.held:
            continue
        shared = own & _content(other)
        if len(shared) >= 2 and len(shared) >= enough * len(own):
            return other
    return None


def _content(read: Read) -> set[str]:
    return {t.lemma_.lower() for t in read.doc if t.pos_ in _CONTENT and t.is_alpha} - _SLIGHT
