"""Puts plain words in place of the listed hard ones, outside quotations and where grammar lets them stand."""

from typing import TYPE_CHECKING

from assistant.checks.plain_words import replaced
from assistant.checks.terms import Terms
from assistant.english.sentences import quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS = ("liked", "never", "acronym", "jargon", "legal", "hard", "euphemism")


def plainer(text: str, doc: "Doc", terms: Terms) -> str:
    """Say a text in the plain words of the list; words that are not on it stay."""
    quotes = quoted_spans(text)
    hits = [hit for hit in terms.find(text, *KINDS) if not any(a <= hit.start < b for a, b in quotes)]
    for hit in reversed(hits):
        # From the end on, so that the places of the others still hold.
        changed = replaced(text, hit, doc)
        text = changed if changed is not None else text
    return text
