"""Checks that quoted words are the words that were said."""

import re
from collections.abc import Sequence

from assistant.domain.casenote import Problem

_MARKS = re.compile(r"[^\w£%]+")
_GAP = re.compile(r"\s*(?:\.\.\.|…|\[[^\]]*\])\s*")


def missing_quotes(quotes: Sequence[str], said: str) -> list[Problem]:
    """Find quotations that are not, word for word, in what was said; an ellipsis or [brackets] stand for a gap."""
    heard = plain(said)
    return [
        Problem(code="quote", statement_words=(quote,), message=f'These exact words were not said: "{quote}".')
        for quote in quotes
        if not holds(quote, heard)
    ]


def holds(quote: str, heard: str) -> bool:
    """Say whether plain words (see `plain`) hold a quotation, part by part in order."""
    place = 0
    for part in _GAP.split(quote):
        words = plain(part)
        if words == " ":
            continue
        at = heard.find(words, place)
        if at < 0:
            return False
        place = at + len(words) - 1
    return True


def plain(text: str) -> str:
    """Put words in lower case with single spaces round them, without marks and apostrophes."""
    bare = re.sub(r"['’‘]", "", text.lower())
    return f" {_MARKS.sub(' ', bare).strip()} " if bare.strip() else " "
