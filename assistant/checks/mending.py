"""Mends a statement by one press: leaves out a word or its marks, or says "said", and keeps the grammar right."""

import re
from typing import TYPE_CHECKING

from assistant.english.wordforms import article

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYS = {"VBZ": "says", "VBD": "said", "VBN": "said", "VBG": "saying", "VB": "say", "VBP": "say"}
_THAT = re.compile(r"\b(?:it (?:is|was) (?:\w+ )?|there (?:is|was|can be) )$", re.IGNORECASE)


def without(text: str, start: int, end: int) -> str | None:
    """Leave out the words at [start, end), with the comma or the "that" that hang on them; None where it can't be done.

    >>> without("She is a clearly able mother.", 9, 16)
    'She is an able mother.'
    """
    before, words, after = text[:start], text[start:end], text[end:]
    if re.match(r"no doubt$", words, re.IGNORECASE):
        there = re.search(r"\bthere (?:is|was|can be) $", before, re.IGNORECASE)
        if there and re.match(r"\s+that\b", after):
            before, after = before[: there.start()], after[re.match(r"\s+that\b", after).end() :]  # type: ignore[union-attr]
        elif re.search(r"\b(?:is|was|be|have|has|had|with|have) $", before, re.IGNORECASE):
            return None
    elif _THAT.search(before) or re.search(r"\b(?:more|most|less|least|so|too|very|as|how) $", before, re.IGNORECASE):
        return None
    if before.rstrip().endswith(",") and after.lstrip().startswith(","):
        before, after = before.rstrip().rstrip(","), after.lstrip().lstrip(",")
    elif not before.strip():
        after = after.lstrip().lstrip(",")
    before, after = before.rstrip(), after.lstrip()
    if not after or not re.match(r"\w", after):
        return None if not after.strip(" .!?") and not before else f"{before}{after}"
    if not before or before[-1] in ".!?":
        after = after[:1].upper() + after[1:]
    return f"{_article(before, after)} {after}".strip()


def said(text: str, verb: "Token") -> str | None:
    """Say "said" in place of a verb that doubts, in its own form; None where what follows would not go with it."""
    rest = text[verb.idx + len(verb.text) :]
    says = _SAYS.get(verb.tag_)
    clause = any(
        c.dep_ == "ccomp" and any(g.dep_ in {"nsubj", "nsubjpass", "expl"} for g in c.children) for c in verb.children
    )
    follows = re.match(r"\s+that\b|[,:]?\s+[\"“]", rest) is not None
    aside = rest[:1] == "," and text[: verb.idx].rstrip().count(",") > 0
    if says is None or not (clause or follows or aside) or re.match(r"\s+(?:to|on|for)\b", rest):
        return None
    if any(c.dep_ in {"auxpass", "dobj"} for c in verb.children):
        return None
    return f"{text[: verb.idx]}{says}{rest}"


def without_marks(text: str, start: int, end: int) -> str:
    """Take the quotation marks off the words at [start, end)."""
    return f"{text[:start]}{text[start + 1 : end - 1]}{text[end:]}"


def _article(before: str, after: str) -> str:
    """Make "a" "an", or the other way, where the next word has changed."""
    match = re.search(r"\b(a|an)$", before, re.IGNORECASE)
    if match is None:
        return before
    right = article(after)
    return before[: match.start()] + (right.capitalize() if match.group()[0].isupper() else right)
