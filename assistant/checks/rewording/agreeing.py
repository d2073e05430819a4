"""Makes verbs agree with another subject: "Leo likes" becomes "you like", "I am" becomes "the social worker is"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.checks.rewording.edits import Edit
from assistant.english.wordforms import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO_YOU = {
    "is": "are", "was": "were", "has": "have", "does": "do", "isn": "aren", "wasn": "weren", "hasn": "haven",
    "doesn": "don", "'s": "are", "’s": "are",
}  # fmt: skip
_FROM_I = {
    "am": "is", "have": "has", "do": "does", "haven": "hasn", "don": "doesn", "'m": " is", "’m": " is", "'ve": " has",
    "’ve": " has", "'ll": " will", "’ll": " will", "'d": " would", "’d": " would",
}  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def for_you(subject: "Token") -> Iterator[Edit]:
    """Give the edits that make a subject's verbs go with "you"."""
    for verb in finite_verbs(subject):
        low = verb.lower_
        if low in _TO_YOU:
            # "’s" before a participle is "has": "Leo’s been" becomes "you have been".
            has = low in {"'s", "’s"} and verb.head.tag_ == "VBN" and verb.head.lemma_ in {"be", "get", "have", "do"}
            words = "have" if has else _TO_YOU[low]
            yield Edit(verb.idx, verb.idx + len(verb.text), f" {words}" if low in {"'s", "’s"} else words)
        elif verb.tag_ == "VBZ":
            yield Edit(verb.idx, verb.idx + len(verb.text), verb.lemma_)


def for_third(subject: "Token") -> Iterator[Edit]:
    """Give the edits that make the verbs of "I" go with somebody who is spoken of."""
    for verb in finite_verbs(subject):
        low = verb.lower_
        if low in _FROM_I:
            yield Edit(verb.idx, verb.idx + len(verb.text), _FROM_I[low])
        elif verb.tag_ in {"VBP", "VB"} and low == verb.lemma_ and verb.dep_ != "aux":
            yield Edit(verb.idx, verb.idx + len(verb.text), verb_forms(low)["VBZ"])


def finite_verbs(subject: "Token") -> "Iterator[Token]":
    """Find the words that change with a subject: its verb or that verb's first helper, and of verbs joined to it."""
    if subject.dep_ not in _SUBJECTS:
        return
    verbs = [subject.head]
    for verb in verbs:
        verbs += [t for t in verb.conjuncts if t.i > verb.i and t not in verbs and not _has_subject(t)]
    for verb in verbs:
        helpers = [t for t in verb.children if t.dep_ in {"aux", "auxpass"} and t.i < verb.i]
        if helpers:
            yield helpers[0]
        elif verb.tag_ in {"VBZ", "VBP", "VBD", "VB"} or verb.pos_ == "AUX":
            yield verb


def _has_subject(verb: "Token") -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)
