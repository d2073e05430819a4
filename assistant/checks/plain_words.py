"""Puts plain words in place of a listed term, so that the rest of the statement stays as it was and reads right."""

import re
from typing import TYPE_CHECKING

from assistant.checks.terms import Hit
from assistant.english.wordforms import article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ARTICLE_BEFORE = re.compile(r"\b(a|an|the)\s+$", re.IGNORECASE)
_OTHER_BEFORE = re.compile(
    r"(?:\b(?:this|that|these|those|my|your|his|her|its|our|their|each|every|any|no|some|another)|['’]s|s['’])\s+$",
    re.IGNORECASE,
)
_OWN_ARTICLE = re.compile(r"^(?:a|an|the|some)\s+", re.IGNORECASE)
_OWNED = re.compile(r"^(?:[A-Z][\w]*['’]s\b|(?:my|your|his|her|our|their)\s)")
_OPENS = re.compile(r"(?:^|[.!?:]\s+|\n\s*)[\"'“‘(]*$")
_CLASSES = {"verb": {"VERB", "AUX"}, "noun": {"NOUN", "PROPN"}, "adj": {"ADJ", "VERB"}}
_PARTICLES = frozenset("out up off down away back in on together".split())
_PRONOUNS = frozenset("it them him her me us you this that these those".split())
_NOT_PASSIVE = re.compile(
    r"^(?:go|went|gone|live|lived|come|came|take part|took part|taken part|need|needed|get worse|got worse|speak|spoke"
    r"|spoken|get|got|say more|said more|try|tried|plan to|planned to|plans to)\b"
)
_NEEDS_OBJECT = re.compile(
    r"^(?:hold|held|holding|holds|carry|carried|carries|carrying|put|puts|putting)\b|\b(?:to|for|at|with|on|about|of)$"
)
_GIVES = frozenset("give gives gave given giving".split())
_NO_CLAUSE = frozenset("do does did done doing need needs needed needing sort sorted leave".split())
_COUNTED = frozenset({"enough", "not enough", "too much", "very little", "many", "several", "most", "a lot of", "some"})
_POST = re.compile(r"\b(?:visitor|manager|worker|officer|nurse|advocate|teacher|lead)$")
"""How the name of somebody's post ends, which needs "the" before it where its letters did not: "HV felt"."""
_AFTER_NOUN = re.compile(r"\b(?:who|that|whom|which|of|in|to|from|with|where|for|not|or)\b")


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
    plain, start = plain_for(hit, doc), hit.start
    tokens = [token for token in doc if hit.start <= token.idx < hit.end]
    if not tokens or not _fits(plain, hit, tokens, doc):
        return None
    before = _ARTICLE_BEFORE.search(text[:start])
    if _OTHER_BEFORE.search(text[:start]):
        if _OWNED.match(plain):
            return None
        plain = _OWN_ARTICLE.sub("", plain)
    elif before:
        if plain in _COUNTED or plain.split()[0].endswith("ing"):
            return None
        if _OWNED.match(plain):
            start = before.start()
        else:
            plain = _OWN_ARTICLE.sub("", plain)
            if before.group(1).lower() != "the":
                start = before.start()
                plain = f"{article(plain)} {plain}"
    elif tokens[-1].dep_ in {"nsubj", "nsubjpass"} and hit.term.kind == "acronym" and _POST.search(plain):
        plain = f"the {plain}"
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


def _fits(plain: str, hit: Hit, tokens: "list[Token]", doc: "Doc | Span") -> bool:
    """Say whether grammar lets the plain words stand where the term stands."""
    first, last = tokens[0], tokens[-1]
    after = doc[last.i + 1 - doc[0].i] if last.i + 1 - doc[0].i < len(doc) else None
    if hit.term.word_class == "verb":
        return _verb_fits(plain, hit, first, after)
    modifies = last.dep_ in {"compound", "amod", "nmod", "poss"} and last.head.i > last.i
    followed = modifies or (after is not None and after.lower_ == "of")
    if hit.term.word_class != "adj" and followed and _AFTER_NOUN.search(plain):
        return False
    described = first.i > doc[0].i and doc[first.i - 1 - doc[0].i].pos_ in {"ADJ", "NUM"}
    return not (described and _OWN_ARTICLE.match(plain) and plain not in _COUNTED)


def _verb_fits(plain: str, hit: Hit, verb: "Token", after: "Token | None") -> bool:
    passive = _has(verb, "auxpass") or (
        verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "ROOT", "advcl"} and not _has(verb, "aux")
    )
    head, _, rest = plain.partition(" ")
    clause, thing = _has(verb, "ccomp", "xcomp"), _has(verb, "dobj")
    bare = " " not in hit.words and not (passive or thing or clause or _has(verb, "nsubjpass"))
    parted = rest in _PARTICLES and after is not None and after.lower_ in _PRONOUNS
    wrong = (
        (passive and _NOT_PASSIVE.match(plain) is not None)
        or (bare and _NEEDS_OBJECT.search(plain) is not None)
        or parted
        or (rest == "sure" and (thing or not _has(verb, "ccomp")))
        or (rest == "for" and head.startswith("ask") and (clause or not (thing or passive)))
        or (head in _GIVES and any(child.dep_ == "prep" and child.lower_ == "with" for child in verb.children))
        or (head in _NO_CLAUSE and clause)
        or (head.startswith("suggest") and _has(verb, "xcomp"))
        or (rest == "worse" and (thing or passive))
    )
    return not wrong


def _has(token: "Token", *kinds: str) -> bool:
    return any(child.dep_ in kinds for child in token.children)
