"""Finds words in an order that English does not have, from the small words that hold sentences together."""

from collections.abc import Sequence
from itertools import pairwise

_ARTICLES = frozenset("a an the my your its our their every".split())
_LINKS = frozenset("of from with into at during about".split())
_JOINS = frozenset("and or but because if".split())
_DOERS = frozenset("i he she we they".split())
_HELPERS = frozenset("am is are was were has have had will would can could do does did".split())
_NEVER_LAST = _ARTICLES | _JOINS | {"of", "i"}
_BAD_AFTER = {
    "article": _ARTICLES | _LINKS | _JOINS | _DOERS | _HELPERS | {"to", "not", "it", "me", "him", "us", "them"},
    "link": _JOINS - {"if"} | _DOERS | _HELPERS - {"do", "have", "can", "will"} | {"not", "of", "from"},
    "doer": _ARTICLES | _LINKS - {"at", "for"} | _DOERS | {"to", "me", "him", "us", "them", "it", "you"},
    "join": _JOINS - {"if", "because", "but"},
    "to": _DOERS | _JOINS | {"of", "is", "was", "are", "were", "has", "had", "did", "to", "not"},
}

TOLERATED = 1.2
"""Bad pairs in a hundred words that plain speech and slips of the parser may still have."""


def bad_pairs(words: Sequence[str]) -> list[int]:
    """Give the places of words that can't stand before the next word, or at the end, of one sentence."""
    low = [word.lower() for word in words]
    found = [n for n, (word, after) in enumerate(pairwise(low)) if after in _BAD_AFTER.get(_kind(word), ())]
    if low and low[-1] in _NEVER_LAST and len(low) > 2:
        found.append(len(low) - 1)
    return found


def _kind(word: str) -> str:
    if word in _ARTICLES:
        return "article"
    if word in _LINKS:
        return "link"
    if word in _DOERS:
        return "doer"
    return "join" if word in _JOINS else word
