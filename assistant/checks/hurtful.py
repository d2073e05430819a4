"""Finds hurtful words said of a person: "Mum is bad", "you were naughty", "she lied"."""

import re
from collections.abc import Sequence

_HURTFUL = re.compile(
    r"\b(?:bad|naughty|useless|hopeless|lazy|stupid|nasty|disgusting|selfish|pathetic|spoilt|worthless|an? liar|awful"
    r"|terrible|manipulative|unlovable|difficult|to blame|your fault|a disgrace|a disappointment)\b",
    re.IGNORECASE,
)
_ACCUSES = re.compile(
    r"\b(?:lied|failed|ruined|neglected|abandoned|deserve[ds]?|does(?:n['’]t| not) care)\b", re.IGNORECASE
)
_LINKS = frozenset({"is", "are", "was", "were", "am", "been", "being", "so", "very"})
_PERSONS = frozenset(
    "you he she they mum dad mummy daddy mother father nan grandad parents child brother sister".split()
)


def hurtful_spans(sentence: str) -> list[tuple[int, int]]:
    """Give the places of hurtful words that a sentence says of a person, and does not deny."""
    spans = []
    for match in _HURTFUL.finditer(sentence):
        before = sentence[: match.start()].split()[-4:]
        linked = any(word.lower() in _LINKS for word in before[-3:])
        denied = any(w.lower() in {"not", "never", "nobody"} or w.lower().endswith(("n't", "n’t")) for w in before)
        if _of_person(before) and linked and not denied:
            spans.append(match.span())
    for match in _ACCUSES.finditer(sentence):
        if _of_person(sentence[: match.start()].split()[-2:]):
            spans.append(match.span())
    return spans


def _of_person(words: Sequence[str]) -> bool:
    return any(w.lower().strip("',’") in _PERSONS or (w[:1].isupper() and w.isalpha()) for w in words)
