"""Finds where people's accounts differ, and sets them side by side without choosing."""

import re
from collections.abc import Sequence

from assistant.drafting.compose import Line
from assistant.drafting.said import Said
from assistant.english.numbers import NumberKind, numbers

_NOT = re.compile(
    r"\b(?:not|n't|never|no|nobody|nothing|none|hardly|isn't|wasn't|didn't|doesn't|don't|hasn't|haven't|won't"
    r"|can't)\b|n['’]t\b",
    re.I,
)
_EMPTY = frozenset(
    (
        "be have do say get go know think come want thing time tell like one make see ask lot bit night day week "
        "morning evening year month home school today mum dad"
    ).split()
)
_NEAR = 6


def differing(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Find pairs of lines by different people, close in the talk, of which one denies what the other says."""
    pairs: list[tuple[Line, Line]] = []
    for at, one in enumerate(lines):
        for other in lines[at + 1 :]:
            if one.rests_on[0].voice == other.rests_on[0].voice and one.holder == other.holder:
                continue
            if any(_deny(a, b) for a in one.rests_on for b in other.rests_on if a.voice != b.voice):
                pairs.append((one, other))
    return pairs[:4]


def _deny(one: Said, other: Said) -> bool:
    if abs(one.order - other.order) > _NEAR or one.is_question or other.is_question:
        return False
    if _counts_differ(one, other):
        return True
    if bool(_NOT.search(one.text)) == bool(_NOT.search(other.text)):
        return False
    shared = _content(one) & _content(other)
    denied = one if _NOT.search(one.text) else other
    return len(shared) >= 1 and any(_is_denied(denied, lemma) for lemma in shared)


def _counts_differ(one: Said, other: Said) -> bool:
    """Say whether a short answer gives another date than the sentence it answers: "It was the third, Dad."."""
    if not 0 < other.order - one.order <= 1 or other.words > 7:
        return False
    left = {v for m in numbers(one.text) if m.kind is NumberKind.ORDINAL for v in m.values}
    right = {v for m in numbers(other.text) if m.kind is NumberKind.ORDINAL for v in m.values}
    return bool(left and right) and not left & right


def _content(said: Said) -> set[str]:
    return {
        t.lemma_.lower()
        for t in said.doc
        if t.pos_ in {"NOUN", "VERB", "ADJ"} and t.lemma_.lower() not in _EMPTY and not t.is_stop and len(t.text) > 2
    }


def _is_denied(said: Said, lemma: str) -> bool:
    """Say whether a word stands under the negation: the negated verb itself or a word that hangs from it."""
    for token in said.doc:
        if token.lemma_.lower() != lemma:
            continue
        place = token
        for _ in range(3):
            if any(t.dep_ == "neg" for t in place.children):
                return True
            if place.dep_ in {"ROOT", "conj", "advcl", "ccomp", "relcl"}:
                break
            place = place.head
    return False
