"""Cuts a long sentence in two where its grammar allows, and loses no word that carries meaning."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_JOINS = {"and": "", "but": "But ", "so": "So "}
_FEWEST = 4
_ASKS = frozenset({"whether", "if", "that", "because", "although", "while", "when", "unless", "until", "since"})
_INSIDE = frozenset({"ccomp", "relcl", "acl", "advcl", "csubj", "csubjpass", "xcomp", "pcomp", "parataxis"})
_CONDITIONS = frozenset({"if", "unless", "though", "although", "because", "as", "since", "whether"})
_OPENS_INSIDE = re.compile(r"(?:that|whether|if|who|how|why|what)\b|(?:\w+ )?(?:which|whom|whose)\b", re.IGNORECASE)
_BY_ACCOUNT = re.compile(
    r"\W*(?:from what|according to|as far as|by (?:his|her|their|all)\b|(?:in|to|for|on) [^,;.]{0,40}?"
    r"(?:account|view|viewpoint|opinion|words|eyes|version|report|judgement|mind|reckoning|telling|memory)\b)",
    re.IGNORECASE,
)
_SAYS = frozenset("say tell ask think feel believe report state explain add claim describe hope worry know".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def cut_in_two(text: str, doc: "Doc", quotes: Sequence[tuple[int, int]] = ()) -> tuple[str, ...]:
    """Give two sentences in place of one, cut nearest its middle; empty where grammar shows no place."""
    if _BY_ACCOUNT.match(text):
        return ()
    places = [
        place
        for place in (*_at_marks(doc), *_at_joins(doc), *_at_which(doc))
        if not any(start < place[0] < end for start, end in quotes)
    ]
    whole = len(text)
    for first_end, rest_start, lead in sorted(places, key=lambda place: abs(place[0] - whole / 2)):
        first = text[:first_end].rstrip().rstrip(",;:–— ")
        rest = text[rest_start:].strip()
        if min(len(first.split()), len(rest.split())) < _FEWEST or not _balanced(first) or not _balanced(rest):
            continue
        second = f"{lead}{rest}" if lead else f"{rest[:1].upper()}{rest[1:]}"
        return (f"{first}.", second if second[-1:] in ".!?”\"'" else f"{second}.")
    return ()


def _at_marks(doc: "Doc") -> list[tuple[int, int, str]]:
    """Find semicolons with a whole clause on both sides."""
    return [
        (token.idx, token.idx + 1, "")
        for token in doc
        if token.text == ";"
        and _has_clause(doc[: token.i])
        and _has_clause(doc[token.i + 1 :])
        and not _is_told(doc[token.i - 1])
    ]


def _at_joins(doc: "Doc") -> list[tuple[int, int, str]]:
    """Find "and", "but" or "so" before a clause with a subject and a verb of its own, joined to the main verb."""
    found = []
    for token in doc:
        if token.dep_ != "cc" or token.lower_ not in _JOINS:
            continue
        second = next((child for child in token.head.children if child.dep_ == "conj" and child.i > token.i), None)
        if second is None or not _is_main(token.head) or not _is_finite(second):
            continue
        subject = next((child for child in second.children if child.dep_ in _SUBJECTS), None)
        if subject is None or second.left_edge.i < token.i or subject.lower_ in {"who", "which", "that"}:
            continue
        # "whether he came and she stayed" hangs on one verb: both halves belong to it.
        if any(child.dep_ == "mark" and child.lower_ in _ASKS for child in (*token.head.children, *second.children)):
            continue
        if _hangs_on_more(token, second) or _OPENS_INSIDE.match(doc[token.i + 1 :].text):
            continue
        found.append((token.idx, token.idx + len(token.text), _JOINS[token.lower_]))
    return found


def _hangs_on_more(join: "Token", second: "Token") -> bool:
    """Say whether the second clause may hang on more than the main verb, so that cutting could change who says what.

    "Mum said that she was tired and Dad hit her": did Mum say it? Nobody can tell, so it stays one sentence.
    """
    first = second.head
    doc = join.doc
    before = doc[join.i - 1] if not doc[join.i - 1].is_punct else doc[max(0, join.i - 2)]
    at = before
    while at.i != first.i and at.dep_ != "ROOT":
        if at.dep_ in _INSIDE:
            return True
        at = at.head
    conditions = any(
        child.dep_ == "advcl" and any(mark.lower_ in _CONDITIONS for mark in child.children) for child in first.children
    )
    listed = any(child.dep_ in {"ccomp", "parataxis"} and child.i < first.i for child in first.children)
    unfinished = first.lemma_ in _SAYS and not any(
        child.dep_ == "ccomp" or (child.dep_ == "prep" and child.lower_ in {"about", "for"}) for child in first.children
    )
    dangling = any(child.i > second.i and child.dep_ not in {"punct", "conj", "cc"} for child in first.children)
    return conditions or dangling or listed or unfinished or first.dep_ == "conj"


def _is_told(last: "Token") -> bool:
    """Say whether a clause ends in what somebody said or thought, so that what follows may be theirs too."""
    at = last
    while at.dep_ != "ROOT":
        if at.dep_ == "ccomp" and at.head.lemma_ in _SAYS:
            return True
        at = at.head
    return False


def _at_which(doc: "Doc") -> list[tuple[int, int, str]]:
    """Find a last ", which …" that says one thing more of all that went before: it becomes "This …"."""
    found = []
    for token in doc:
        if token.lower_ != "which" or token.dep_ not in _SUBJECTS or token.i < 2 or doc[token.i - 1].text != ",":
            continue
        verb = token.head
        # After a thing, "which" is that thing; only after a whole clause is it "this".
        of_clause = verb.head.dep_ == "ROOT" and verb.head.pos_ in {"VERB", "AUX"}
        if of_clause and verb.right_edge.i >= len(doc) - 2 and _is_finite(verb):
            found.append((doc[token.i - 1].idx, token.idx + len(token.text), "This "))
    return found


def _is_main(verb: "Token") -> bool:
    while verb.dep_ == "conj":
        verb = verb.head
    return str(verb.dep_) == "ROOT"


def _is_finite(verb: "Token") -> bool:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return str((helpers[0] if helpers else verb).tag_) in _FINITE


def _has_clause(tokens: "Sequence[Token]") -> bool:
    return any(token.dep_ in _SUBJECTS and _is_finite(token.head) for token in tokens)


def _balanced(words: str) -> bool:
    """Say whether brackets and quotation marks that open also close."""
    pairs = words.count("(") == words.count(")") and words.count("“") == words.count("”")
    return pairs and words.count('"') % 2 == 0 and not re.match(r"\W*(?:and|but|or)\b\W*$", words, re.IGNORECASE)
