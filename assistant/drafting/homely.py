"""Tells words whose wording must be kept, dialect, endearments, scorn and odd grammar, from plain ones."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.drafting.persons import subject_of
from assistant.drafting.said import Said

if TYPE_CHECKING:
    from spacy.tokens import Token

_DIALECT = re.compile(
    r"\b(?:owt|nowt|summat|ain['’]t|gonna|wanna|gotta|innit|youse|ya|yer|wee|bairns?|nae|dinnae|cannae|wi'|'em|tek|mek"
    r"|soft as|the wee one|bab|no thank you very much|(?:me|his|their|your|my|thy)sel|meself|hisself|theirselves"
    r"|themself|yous|yersel|nobbut|mither\w*|int it|intit|while (?:about|gone|nearly|half)|swear down|mind you)\b"
    r"|\b(?:the|my|his|her|our|a|this) (?!\w+s\b)\w+ were\b"
    r"|\b(?:I|he|she|it|that|this) were(?:n['’]t)?\b|\b(?:we|they|you) was(?:n['’]t)?\b"
    r"|\b(?:he|she|it|(?-i:[A-Z][a-z]{2,})) don['’]t\b|\b(?:have|has|had|['’]ve|['’]s|['’]d)"
    r" (?:took|went|broke|did|saw|wrote|drank|ate|forgot)\b|\bthem (?:ones|lot|kids|boys|girls"
    r"|people|days)\b|\bme (?:mam|mum|dad|nan|mates?)\b"
    r"|,? so (?:I am|he is|she is|it is|they are|I do|he does|she does|it does|I did)$"
    r"|\b(?:love|mate|duck|hen|pet|bab|babe|darling|sweetheart|pal|bro|son|lad|lass)$(?<!y son)(?<!s son)(?<!r son)",
    re.I,
)
_TWICE_NOT = re.compile(
    r"(?:n['’]t|\bnever|\bnobody|\bnot|\bno one)\b[^.,;]*"
    r"\b(?:nothing|nobody|nowhere|never|none|no one|no more|neither|no (?!good|longer|doubt|matter|problem)\w+)\b",
    re.I,
)
_TAG = re.compile(
    r",\s*(?:is|are|was|were|do|does|did|have|has|had|can|could|will|would|ain|isn|aren|wasn|don|doesn|didn|haven|hasn"
    r"|won|can|couldn|wouldn)(?:['’]?t)? (?:I|you|he|she|it|we|they)$",
    re.I,
)
_SCORN = re.compile(
    r"^(?:oh )?(?:brilliant|great|lovely|fantastic|wonderful|marvellous|charming|perfect|nice one|oh joy|cheers"
    r"|thanks a lot|oh aye|aye right)\b|\bthat(?:['’]ll| will) (?:sort|help|fix|do)\b"
    r"|\ba (?:great|big|fat lot of) help\b",
    re.I,
)
_ONE_PERSON = frozenset({"he", "she", "it", "nobody", "somebody", "everyone"})
_GIVES = frozenset("give tell send make show lend call owe get buy bring teach cost offer ask".split())
_SIGNS = 2
_TOLD_TO = frozenset({"let", "stop", "come", "leave", "wait"})


def is_homely(words: str) -> bool:
    """Say whether words are in a turn of phrase, dialect or endearment that only a quotation keeps."""
    return bool(_DIALECT.search(words) or _TWICE_NOT.search(words) or _TAG.search(words))


def is_scornful(words: str) -> bool:
    """Say whether words may be meant the other way round: "Brilliant." or "That'll sort it."."""
    return bool(_SCORN.search(words.strip()))


def in_learned_english(sayings: Iterable[Said]) -> bool:
    """Say whether somebody's English leaves out small words and endings, so that turning it would guess at them.

    Two sentences tell: "he see everything", "Is my mother", "I was driver".
    """
    told = [said for said in sayings if not said.is_question]
    bare = sum(any(_bare_verb(t) and _right_after_doer(t) for t in said.doc) for said in told)
    short = sum(any(_bare_noun(t) for t in said.doc) or _begins_with_its_verb(said) for said in told)
    return short > 0 and bare + short >= _SIGNS


def calls_somebody(said: Said) -> bool:
    """Say whether a sentence ends by calling somebody with a bare noun: "I'd love to, baby"."""
    words = [t for t in said.doc if not t.is_punct or t.text == ","]
    if len(words) < 4 or words[-2].text != ",":
        return False
    last = words[-1]
    return last.tag_ == "NN" and last.dep_ != "conj" and not list(last.children)


_CALLS_IN = frozenset({"come", "mind"})
"""Words that tell somebody to do something, which the parser may take for a past form or a noun."""


def has_odd_grammar(said: Said, first: int) -> bool:
    """Say whether the words stand in an order or form that the grammar here doesn't turn rightly.

    An object before its subject ("nine hundred pound I got"), a bare verb with he or she ("nobody sit him down"),
    a name or anybody that is told to do something ("Kai let me finish", "come in, it's cold"), or "him father".
    """
    root = next(t for t in said.doc if t.dep_ == "ROOT")
    words = said.doc[first:]
    told, after = words[0], words[1] if len(words) > 1 else None
    if told.tag_ == "VB" or told.lower_ in _CALLS_IN:
        return True
    if told.pos_ == "PROPN" and after is not None and after.lower_ in _TOLD_TO:
        return True
    if any(_late_object(t, root) for t in words) or any(t.dep_ == "neg" and _bare_not(t) for t in words):
        return True
    return any(_stands_before(t, root) or _wrong_case(t) or _bare_verb(t) for t in words)


def _stands_before(token: "Token", root: "Token") -> bool:
    subject = subject_of(root)
    if subject is None or token.i >= subject.i or token.head != root or token.dep_ not in {"dobj", "npadvmod", "attr"}:
        return False
    return token.lower_ not in {"today", "yesterday", "now"} and token.nbor().text != ","


def _late_object(token: "Token", root: "Token") -> bool:
    """Find an object after words that belong behind it: "we owe for the rent four hundred"."""
    near = token.head == root and token.dep_ == "dobj"
    return near and any(t.dep_ == "prep" and root.i < t.i < token.i for t in root.children)


def _bare_not(token: "Token") -> bool:
    """Find "I not cry", where not stands before a verb that has no other to carry it."""
    verb = token.head
    finite = verb.pos_ == "VERB" and verb.tag_ in {"VBP", "VBZ", "VBD", "VB"}
    return (
        token.lower_ == "not"
        and finite
        and token.i < verb.i
        and not any(t.dep_ in {"aux", "auxpass"} for t in verb.children)
    )


def _wrong_case(token: "Token") -> bool:
    """Find "him father" and "them shoes"."""
    near = token.head.pos_ == "NOUN" and token.head.i == token.i + 1
    owns = token.lower_ == "me" and token.i + 1 < len(token.doc) and token.nbor().pos_ == "NOUN"
    given = token.head.pos_ == "VERB" and token.head.lemma_ in _GIVES
    return (token.lower_ in {"him", "them", "us", "me"} and near) or (owns and not given)


def _bare_verb(token: "Token") -> bool:
    """Find a verb without its ending after one person: "nobody sit him down"."""
    if token.tag_ not in {"VB", "VBP"} or token.pos_ != "VERB" or token.dep_ not in {"ROOT", "conj", "ccomp"}:
        return False
    doer = next((t for t in token.children if t.dep_ == "nsubj"), None)
    if doer is None or any(t.dep_ == "aux" for t in token.children) or any(t.dep_ == "conj" for t in doer.children):
        return False
    return doer.lower_ in _ONE_PERSON or doer.tag_ in {"NN", "NNP"}


def _bare_noun(token: "Token") -> bool:
    """Find a person called something with no a or the: "I was driver", "he is good boy"."""
    if token.tag_ != "NN" or token.dep_ != "attr" or token.head.lemma_ != "be":
        return False
    doer = next((t for t in token.head.children if t.dep_ == "nsubj"), None)
    of_person = doer is not None and doer.lower_ in {"i", "he", "she"} and doer.i < token.head.i
    return of_person and not any(t.dep_ in {"det", "poss", "nummod", "prep"} for t in token.children)


def _begins_with_its_verb(said: Said) -> bool:
    """Find a statement that leaves its subject out: "Is my mother", "Is not her fault"."""
    first = next((t for t in said.doc if not t.is_punct), None)
    return first is not None and first.lower_ in {"is", "was"} and first.is_title and not said.text.endswith("?")


def _right_after_doer(verb: "Token") -> bool:
    """Say whether who does it stands right before the verb, which no comma parts: nobody is called or told to."""
    known = verb.i > 0 and verb.nbor(-1).dep_ == "nsubj" and verb.lower_ == verb.lemma_
    return known and verb.lemma_ not in {"come", "let", "do"}
