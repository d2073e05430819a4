"""Finds where people's accounts differ, and sets them side by side without choosing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.casenote import Form
from assistant.drafting.evidence import evidence_of
from assistant.drafting.leads import quoted
from assistant.drafting.line import Line
from assistant.drafting.prose import with_subject
from assistant.drafting.said import Said, opening
from assistant.english.numbers import NumberKind, numbers

_NOT = re.compile(
    r"\b(?:not|n't|never|no|nobody|nothing|none|hardly|isn't|wasn't|didn't|doesn't|don't|hasn't|haven't|won't"
    r"|can't)\b|n['’]t\b",
    re.I,
)
_EMPTY = frozenset(
    (
        "be have do say get go know think come want thing time tell like one make see ask lot bit night day week "
        "let put take give keep mean try turn morning evening year month home school today mum dad"
    ).split()
)
_TO_COME = re.compile(r"\b(?:I|you|we) (?:will|won['’]t|shall)\b|\b(?:I|you|we)['’]ll\b", re.I)
_OF_VERB = frozenset({"dobj", "attr", "acomp", "nsubj", "nsubjpass", "advmod", "xcomp"})
_TAG = re.compile(
    r",\s*(?:is|are|was|were|do|does|did|have|has|had|ain|isn|aren|wasn|weren|don|doesn|didn|haven|hasn|won|wouldn|can)"
    r"(?:['’]?t)? (?:I|you|he|she|it|we|they)$",
    re.I,
)
_AMOUNTS = {NumberKind.COUNT, NumberKind.MONEY, NumberKind.TIME, NumberKind.TIMES}
_ROUND_A_NUMBER = frozenset("she he says said no it's it was is more like nearer about well actually dad mum".split())
_NEAR = 6
_MOST = 5

_Side = tuple[Line, Said]
"""A line and the sentence of it that differs from another's."""


def side_by_side(lines: Sequence[Line]) -> list[Line]:
    """Give the sentences in which accounts differ, a paragraph for each difference, with their speakers' names."""
    found: list[Line] = []
    told: set[tuple[int, int]] = set()
    for pair in differing(lines):
        ordered = sorted(pair, key=lambda side: side[1].key)
        new = [(line, said) for line, said in ordered if said.key not in told]
        # A side told already stands just above: the other joins that paragraph.
        together = [replace(_alone(line, said), new_paragraph=False) for line, said in new]
        if len(new) == len(ordered) and found:
            together[0] = replace(together[0], new_paragraph=True)
        found += together
        told |= {said.key for _, said in new}
    return found


def differing(lines: Sequence[Line]) -> list[tuple[_Side, _Side]]:
    """Find pairs of lines by different people, close in the talk, of which one denies what the other says."""
    pairs: list[tuple[_Side, _Side]] = []
    for at, one in enumerate(lines):
        for other in lines[at + 1 :]:
            if one.rests_on[0].voice == other.rests_on[0].voice and one.holder == other.holder:
                continue
            if abs(one.rests_on[0].order - other.rests_on[0].order) > _NEAR + _NEAR:
                continue
            denied = ((a, b) for a in one.rests_on for b in other.rests_on if a.voice != b.voice)
            both = next(((a, b) for a, b in denied if _deny(*sorted((a, b), key=lambda said: said.key))), None)
            if both is not None:
                pairs.append(((one, both[0]), (other, both[1])))
    return sorted(pairs, key=lambda pair: min(pair[0][1].key, pair[1][1].key))[:_MOST]


def _alone(line: Line, said: Said) -> Line:
    """Cut a line down to the sentence that differs, with its speaker's name; what was reported stays whole."""
    voice = said.voice
    if voice.is_worker:
        # What the worker was told is given as somebody else's words already.
        return line
    name = f"{voice.name} (interpreter)" if voice.interprets else voice.name
    if line.form is Form.QUOTE and not line.text.startswith(("Asked ", "I asked", "When ")):
        words = said.heard[opening(said.heard) :]
        text = f"{name} said, {quoted(f'{words[:1].upper()}{words[1:]}')}"
        return replace(line, text=text, evidence=evidence_of([said]), rests_on=(said,))
    return replace(line, text=with_subject(line, name)) if line.kind.is_view else line


def _deny(one: Said, other: Said) -> bool:
    if abs(one.order - other.order) > _NEAR or one.is_question or other.is_question:
        return False
    if _counts_differ(one, other) or _times_differ(one, other):
        return True
    if bool(_NOT.search(_untagged(one))) == bool(_NOT.search(_untagged(other))):
        return False
    if any(re.search(r"\b(?:not|n['’]t) (?:about|just|only|even)\b", s.text) for s in (one, other)):
        return False
    if all(_TO_COME.search(s.text) for s in (one, other)):
        return False
    shared = _content(one) & _content(other)
    denied = one if _NOT.search(_untagged(one)) else other
    return len(shared) >= 1 and any(_is_denied(denied, lemma) for lemma in shared)


def _counts_differ(one: Said, other: Said) -> bool:
    """Say whether a short answer gives another number than what it answers: "It was the third, Dad."."""
    if not 0 < other.order - one.order <= 1 or other.words > 7:
        return False
    if _only_a_number(other):
        (new,), old = numbers(other.text), [m for m in numbers(one.text) if m.kind in _AMOUNTS]
        return (
            new.kind in _AMOUNTS
            and len(old) == 1
            and not {_amount(v) for v in old[0].values} & set(map(_amount, new.values))
        )
    kinds = {NumberKind.ORDINAL}
    if one.words <= 7 and _first(one) == _first(other) and _first(one) in {"he", "she", "it", "they"}:
        kinds |= {NumberKind.COUNT, NumberKind.MONEY, NumberKind.TIME, NumberKind.TIMES}
    left = {(m.kind, v) for m in numbers(one.text) if m.kind in kinds for v in m.values}
    right = {(m.kind, v) for m in numbers(other.text) if m.kind in kinds for v in m.values}
    return bool(left and right and {k for k, _ in left} & {k for k, _ in right}) and not left & right


def _only_a_number(said: Said) -> bool:
    """Say whether a sentence gives a number and nothing else: "She says four hundred and sixty"."""
    found = numbers(said.text)
    rest = f"{said.text[: found[0].start]}{said.text[found[0].end :]}" if len(found) == 1 else "more words"
    return not set(re.findall(r"[a-z']+", rest.lower())) - _ROUND_A_NUMBER


def _amount(value: str) -> str:
    return value.split(maxsplit=1)[0]


def _untagged(said: Said) -> str:
    """A sentence without the question that only asks for assent: "I was poorly, wasn't I"."""
    return _TAG.sub("", said.text.rstrip(" .!?"))


def _times_differ(one: Said, other: Said) -> bool:
    """Say whether two people give another time of day for one thing: "in bed by half past seven", "in bed at nine"."""
    if one.voice == other.voice or one.is_question or other.is_question:
        return False
    left, right = ([m for m in numbers(s.text) if m.kind is NumberKind.TIME] for s in (one, other))
    if len(left) != 1 or len(right) != 1 or set(left[0].values) & set(right[0].values):
        return False
    mine, theirs = _content(one), _content(other)
    shared = mine & theirs
    return bool(shared) and len(shared) * 2 >= min(len(mine), len(theirs)) and _doers(one) & _doers(other) != set()


def _doers(said: Said) -> set[str]:
    """Who or what a sentence is about; a child named in one may be he or she in the other."""
    found = {t.lower_ for t in said.doc if t.dep_ in {"nsubj", "nsubjpass"}} - {"i", "you", "we", "it", "that"}
    person = {"he", "she"} & found or any(t.dep_ == "nsubj" and t.pos_ == "PROPN" for t in said.doc)
    return {*found, "a person"} if person else found


def _first(said: Said) -> str:
    words = re.findall(r"[a-z]+", said.core.lower())
    return words[0] if words else ""


def _content(said: Said) -> set[str]:
    return {
        t.lemma_.lower()
        for t in said.doc
        if (t.pos_ in {"NOUN", "VERB", "ADJ"} or (t.pos_ == "ADV" and t.head.lemma_ == "be"))
        and t.lemma_.lower() not in _EMPTY
        and not t.is_stop
        and len(t.text) > 2
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
