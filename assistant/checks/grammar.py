"""Finds two turns of grammar that make a reader work: a deed with nobody who does it, and saying no twice."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WISHES = frozenset("agree consent want wish ask like hope prefer refuse".split())
"""Verbs of somebody who lets a thing be done, or would have it done: "agreed to be recorded" hides nobody."""

_FIXED = frozenset(
    """bear call name marry divorce allow suppose worry tire base involve locate situate date interest excite please use
    engage scare frighten upset exhaust bore surprise relieve confuse annoy embarrass disappoint distress concern
    prepare finish do go know sit stand dress cover fill crowd settle attach devote commit
    relate entitle enrol employ register diagnose qualify retire mean due tie stick mistake
    overjoy delight thrill stress depress determine motivate withdraw advance limit complicate detail gift talent age
    sort license license insure pregnant addict accustom used separate""".split()
)
"""Verbs whose passive is a state or a set phrase ("was born", "is called", "got married"), with nobody to name."""

_BY = frozenset({"by", "from"})
_NOES = frozenset(
    {"never", "nothing", "nobody", "nowhere", "none", "without", "no-one", "hardly", "barely", "scarcely"}
)
_UNDOUBLE = re.compile(
    r"\b(?:not|n['’]t|never)\s+(?:(?:be|been|being|seem|have been|say|think|believe|suggest)\s+)?"
    r"(?:(?:that )?(?:[\w'’]+ ){1,2}(?:is|are|was|were)\s+)?"
    r"(?:(?:at all|entirely|always|really|completely|wholly)\s+)?"
    r"(?:un(?!til|der|less|cle|it|iver|ite|ion|iq|animous|iform|dergo|well\b)\w{3,}"
    r"|in(?:frequent|significant|sufficient|appropriate|consistent|capable|adequate|correct|accurate|effective)\w*"
    r"|im(?:possible|probable|material)\w*|irr(?:elevant|egular|ational|esponsible)\w*"
    r"|dis(?:agree|similar|interested|honest|like|satisfied)\w*)\b"
    r"|\b(?:cannot|can['’]t) (?:not|deny)\b|\bnor\b.{0,20}\bnot\b",
    re.IGNORECASE,
)
_DENIED_DENIAL = re.compile(
    r"\b(?:(?:am|is|are|was|were|do|does|did|would|could)(?: not|n['’]t)|never|['’]m not|['’]s not)"
    r" (?:say(?:ing)?|think(?:ing)?|believ(?:e|ing)|mean(?:ing)?|that|claim(?:ing)?|suggest(?:ing)?|true)\b"
    r" (?:[\w'’]+ ){0,4}?(?:[\w]+n['’]t|not|nobody|no one|nothing|never|cannot)\b",
    re.IGNORECASE,
)
"""A denial of a denial: "I am not saying you won't", "It is not that nobody wants to"."""

_NOT_ONLY = re.compile(
    r"\b(?:not|n['’]t)\s+(?:only|just|merely|simply)\b|\bno\b.{0,30}\bno\b|\bneither\b", re.IGNORECASE
)


def hidden_doer(verb: "Token") -> "Token | None":
    """Give the "was" of a passive that names nobody who did it; None for all other verbs and for set phrases."""
    helper = next((child for child in verb.children if child.dep_ == "auxpass"), None)
    if helper is None or helper.lower_ == "being" or helper.lemma_ != "be" or verb.lemma_.lower() in _FIXED:
        return None
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _WISHES:
        return None
    named = any(child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in _BY) for child in verb.children)
    return None if named or helper.i > verb.i else helper


def double_negatives(text: str, sentence: "Span | Sequence[Token]", offset: int = 0) -> Iterator[tuple[int, int]]:
    """Find places in `text` that say no twice in one clause; the sentence's tokens lie `offset` further on in it."""
    tokens = list(sentence)
    if not tokens:
        return
    start, end = tokens[0].idx + offset, tokens[-1].idx + len(tokens[-1]) + offset
    words = text[start:end]
    if _NOT_ONLY.search(words):
        return
    found = _UNDOUBLE.search(words) or _DENIED_DENIAL.search(words)
    if found:
        yield start + found.start(), start + found.end()
        return
    # Counted by clause: "not" belongs to its verb, "nothing" and "without" to the verb above them.
    seen: dict[int, Token] = {}
    for token in tokens:
        blanked = not text[token.idx + offset : token.idx + offset + 1].strip()
        if blanked or (token.dep_ != "neg" and token.lower_ not in _NOES):
            continue
        clause = _verb_of(token)
        first = seen.get(clause)
        if first is not None and token.i - first.i <= 8:
            yield first.idx + offset, token.idx + len(token) + offset
            return
        seen[clause] = token


def _verb_of(token: "Token") -> int:
    at = token
    for _ in range(6):
        if at.head.i == at.i or (at.pos_ in {"VERB", "AUX"} and at.i != token.i):
            break
        at = at.head
    return int(at.i)
