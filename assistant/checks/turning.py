"""Finds where a statement turns from what somebody said to what the writer makes of it, by its grammar alone."""

import re
from typing import TYPE_CHECKING

from assistant.checks.cues import FEELING, MENTAL, SPEECH
from assistant.checks.holders import WRITERS
from assistant.checks.reading import Read

if TYPE_CHECKING:
    from spacy.tokens import Token

_TURN = re.compile(r"[,;–—]?\s(?<!\bas )(?P<word>but|however|although|though|yet|whereas|even though)\b", re.I)
_NEAR = 20
"""Letters after the word that turns within which a clause of its own begins."""

_THINKS = frozenset({"think", "believe", "reckon", "feel"})
_TELLS = (SPEECH - {"show"}) | _THINKS
"""Verbs by which somebody's view is told, as lemmas; what they love or miss is the writer's word more often."""

_POINTS = frozenset({"he", "she", "they", "it", "this", "that", "what"})
_OWN = (
    MENTAL | SPEECH | {"know", "remember", "need", "have", "miss", "sleep", "live", "work", "get", "go", "try", "help"}
)
"""Verbs of the family's own day and mind, as lemmas, with which what somebody told may go on."""


def writers_turn(read: Read) -> tuple[int, int] | None:
    """Find a clause in the present about somebody, after "but" or "although", that nobody is said to hold.

    What was said is told in the past or by its verb; "but she does not see how it looks" is told by the writer.
    """
    verbs = {token.idx: token.lemma_.lower() for token in read.tokens}
    for turn in _TURN.finditer(read.bare):
        told = [
            start
            for start, _, holder in read.held
            if start < turn.start() and holder not in WRITERS and verbs.get(start) in _TELLS
        ]
        if not told or any(start >= turn.start() for start, _, _ in read.held):
            continue
        verb = _verb_after(read, turn)
        if verb is not None and _is_the_writers(read, verb, turn.start()):
            return turn.start("word"), len(read.bare)
    return None


def _verb_after(read: Read, turn: re.Match[str]) -> "Token | None":
    """Give the verb of the clause that the word of turning opens, where "she", "it" or "this" is its subject."""
    subjects = (t for t in read.tokens if t.idx >= turn.start("word") and t.dep_ in {"nsubj", "nsubjpass", "csubj"})
    subject = next(subjects, None)
    if subject is None or subject.left_edge.idx > turn.end() + _NEAR:
        return None
    points = subject.lower_ in _POINTS or subject.left_edge.lower_ == "what"
    return subject.head if points and subject.head.pos_ in {"VERB", "AUX"} else None


def _is_the_writers(read: Read, verb: "Token", start: int) -> bool:
    if not _is_present(verb) or FEELING.search(read.bare[start:]) is not None:
        return False
    denied = any(t.dep_ == "neg" for t in verb.children)
    denied = denied or any(t.lower_ == "no" for thing in verb.children if thing.dep_ == "dobj" for t in thing.children)
    lemma = verb.lemma_.lower()
    return lemma not in _OWN or (denied and lemma not in MENTAL | SPEECH | {"know", "remember"})


def _is_present(verb: "Token") -> bool:
    helped = [t for t in verb.children if t.dep_ in {"aux", "auxpass"}]
    if any(t.tag_ == "MD" for t in helped):
        return False
    return verb.tag_ in {"VBZ", "VBP"} or any(t.tag_ in {"VBZ", "VBP"} for t in helped)
