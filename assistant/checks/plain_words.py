"""Puts plain words in place of a listed term, so that the rest of the statement stays as it was and still reads right."""

import re
from typing import TYPE_CHECKING

from assistant.checks.terms import Hit
from assistant.english.wordforms import article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_ARTICLE_BEFORE = re.compile(r"\b(a|an|the)\s+$", re.IGNORECASE)
_OTHER_BEFORE = re.compile(
    r"(?:\b(?:this|that|these|those|my|your|his|her|its|our|their|each|every|any|no|some|another)|['’]s|s['’])\s+$",
    re.IGNORECASE,
)
_OWN_ARTICLE = re.compile(r"^(?:a|an|the|some)\s+", re.IGNORECASE)
_OWNED = re.compile(r"^(?:[A-Z][\w]*['’]s\b|(?:my|your|his|her|our|their)\s)")
_OPENS = re.compile(r"(?:^|[.!?:]\s+|\n\s*)[\"'“‘(]*$")
_CLASSES = {"verb": {"VERB", "AUX"}, "noun": {"NOUN", "PROPN"}}


def is_meant(hit: Hit, doc: "Doc | Span", offset: int = 0) -> bool:
    """Say whether a term is used as the word it is listed as: "to purchase" and not "a purchase".

    `offset` is the place in the text where the parse begins.
    """
    wanted = _CLASSES.get(hit.term.word_class)
    if wanted is None:
        return True
    tokens = [token for token in doc if hit.start <= token.idx + offset < hit.end]
    if not tokens:
        return True
    token = tokens[0] if hit.term.word_class == "verb" else tokens[-1]
    return token.pos_ in wanted


def replaced(text: str, hit: Hit, doc: "Doc | Span") -> str | None:
    """Give the whole text with plain words in place of the term; None where they can't stand there."""
    if not hit.term.fits_as_is or not is_meant(hit, doc):
        return None
    plain = plain_for(hit, doc)
    start = hit.start
    before = _ARTICLE_BEFORE.search(text[:start])
    if _OTHER_BEFORE.search(text[:start]):
        if _OWNED.match(plain):
            return None
        plain = _OWN_ARTICLE.sub("", plain)
    elif before:
        if _OWNED.match(plain):
            start = before.start()
        else:
            plain = _OWN_ARTICLE.sub("", plain)
            if before.group(1).lower() != "the":
                start = before.start()
                plain = f"{article(plain)} {plain}"
    if text[start : start + 1].isupper() and _OPENS.search(text[:start]):
        plain = plain[:1].upper() + plain[1:]
    return f"{text[:start]}{plain}{text[hit.end :]}"


def plain_for(hit: Hit, doc: "Doc | Span", offset: int = 0) -> str:
    """Give the plain words in the form that the sentence asks for: "gave" or "given"."""
    if hit.term.participle:
        token = next((token for token in doc if token.idx + offset == hit.start), None)
        if token is not None and token.tag_ == "VBN":
            return hit.term.participle
    return hit.term.plain
