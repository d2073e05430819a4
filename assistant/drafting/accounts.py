"""Finds where people's accounts differ, and sets them side by side without choosing."""

import re
from collections.abc import Sequence
from dataclasses import replace

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
_OF_VERB = frozenset({"dobj", "attr", "acomp", "nsubj", "nsubjpass", "advmod", "xcomp"})
_NEAR = 6


def side_by_side(lines: Sequence[Line]) -> list[Line]:
    """Give the lines in which accounts differ, in the order they were said, each with its speaker's name."""
    kept: list[Line] = []
    for one, other in differing(lines):
        kept += [line for line in (one, other) if line not in kept]
    return [_by_name(line) for line in sorted(kept, key=lambda line: line.rests_on[0].key)]


def differing(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Find pairs of lines by different people, close in the talk, of which one denies what the other says."""
    pairs: list[tuple[Line, Line]] = []
    for at, one in enumerate(lines):
        for other in lines[at + 1 :]:
            if one.rests_on[0].voice == other.rests_on[0].voice and one.holder == other.holder:
                continue
            if abs(one.rests_on[0].order - other.rests_on[0].order) > _NEAR + _NEAR:
                continue
            both = [(a, b) if a.key < b.key else (b, a) for a in one.rests_on for b in other.rests_on]
            if any(_deny(a, b) for a, b in both if a.voice != b.voice):
                pairs.append((one, other))
    return pairs[:4]


def _by_name(line: Line) -> Line:
    """Name the speaker of a line that another section gives as she or he."""
    name = line.rests_on[0].voice.name
    begun = re.sub(r"^(?:She|He)(?= (?:said|asked)\b)", name, line.text)
    led = re.sub(r'^((?:Asked|When) .*?, |I asked, ".*?" )(?:she|he|She|He)(?= said\b)', rf"\1{name}", begun, count=1)
    return replace(line, text=led)


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
    """Say whether a short answer gives another number than what it answers: "It was the third, Dad."."""
    if not 0 < other.order - one.order <= 1 or other.words > 7:
        return False
    kinds = {NumberKind.ORDINAL}
    if one.words <= 7 and _first(one) == _first(other) and _first(one) in {"he", "she", "it", "they"}:
        kinds |= {NumberKind.COUNT, NumberKind.MONEY, NumberKind.TIME, NumberKind.TIMES}
    left = {(m.kind, v) for m in numbers(one.text) if m.kind in kinds for v in m.values}
    right = {(m.kind, v) for m in numbers(other.text) if m.kind in kinds for v in m.values}
    return bool(left and right and {k for k, _ in left} & {k for k, _ in right}) and not left & right


def _first(said: Said) -> str:
    words = re.findall(r"[a-z]+", said.core.lower())
    return words[0] if words else ""


def _content(said: Said) -> set[str]:
    return {
        t.lemma_.lower()
        for t in said.doc
        if t.pos_ in {"NOUN", "VERB", "ADJ"} and t.lemma_.lower() not in _EMPTY and not t.is_stop and len(t.text) > 2
    }


def _is_denied(said: Said, lemma: str) -> bool:
    """Say whether a word is what is denied: the negated verb itself, or what that verb says of somebody."""
    for token in said.doc:
        if token.lemma_.lower() != lemma:
            continue
        negated = any(t.dep_ == "neg" for t in token.children)
        of_verb = token.dep_ in _OF_VERB and any(t.dep_ == "neg" for t in token.head.children)
        place = token.head.head if token.dep_ == "pobj" and token.head.dep_ == "prep" else None
        where = place is not None and place.lemma_ == "be" and any(t.dep_ == "neg" for t in place.children)
        if negated or of_verb or where:
            return True
    return False
