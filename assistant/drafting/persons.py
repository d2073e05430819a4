"""Turns the persons of spoken words, I and you, into those of a note, token by token."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.drafting.inflect import third_person
from assistant.drafting.said import is_finite
from assistant.drafting.voices import Pronouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEGATED = {"ca": "can", "wo": "will", "sha": "shall"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HAS_AFTER = frozenset(
    "been got had gone done become come never only said thought rung started stopped happened died slept grown".split()
)
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_SECOND = frozenset({"you", "your", "yours", "yourself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves", "let's"})
_AS_THEY = {"we": "they", "us": "them", "our": "their", "ours": "theirs", "ourselves": "themselves"}


@dataclass(frozen=True)
class Persons:
    """Who I and you are in somebody's words; None for one that may not be put into other words.

    `first` is the speaker, `second` the person spoken to; the worker writes as I, so words to the worker keep that
    as `WRITER`. `he` and `she` name the person that the first such pronoun means, where that is known. `names` are the
    words that people in the talk are called by.
    """

    first: Pronouns | None
    second: Pronouns | None
    named: dict[str, str]
    plural: bool = False
    names: frozenset[str] = frozenset()


WRITER = Pronouns("I", "me", "my", "mine", "myself")
"""The worker, who writes the note."""

_THEY = Pronouns("they", "them", "their", "theirs", "themselves")


def turned(doc: "Doc", first: int, persons: Persons) -> str | None:
    """Write a parsed sentence from token `first` on with its persons turned; None where the grammar fails it."""
    words: list[str] = []
    named = dict(persons.named)
    for token in doc[first:]:
        word = _word(token, persons, named)
        if word is None:
            return None
        spaced = token.i > first and bool(doc[token.i - 1].whitespace_)
        words.append(f" {word}" if spaced or (words and word != token.text and _was_joined(token)) else word)
    text = "".join(words).replace("can not", "cannot")
    return " ".join(text.split())


def _word(token: "Token", persons: Persons, named: dict[str, str]) -> str | None:  # noqa: PLR0911
    low = token.lower_.replace("’", "'")
    if low in _AS_THEY and persons.plural:
        return "they" if token.dep_ in _SUBJECTS else _AS_THEY[low]
    if low in _PLURAL or low in {"ai", "gonna", "wanna", "gotta", "innit", "y'all"}:
        return None
    if low in _FIRST:
        return _person(token, low, persons.first, "I me my mine myself".split())
    if low in _SECOND:
        return _person(token, low, persons.second, "you you your yours yourself".split())
    if low in named and token.dep_ != "expl":
        return _named(token, low, named)
    if token.tag_ == "POS" and token.i + 1 < len(token.doc) and token.nbor().pos_ in {"VERB", "AUX"}:
        return None
    if low == "n't":
        return "not"
    if low in _NEGATED and _next(token) in {"n't"}:
        return _NEGATED[low]
    subject = subject_of(token)
    turned_to = _pronouns_of(subject, persons)
    if low in {"'m", "'re", "'ve", "'ll", "'d", "'s"} and token.tag_ != "POS":
        return _contracted(token, low, turned_to)
    joined = token.tag_ == "VB" and token.dep_ == "conj" and token.head.tag_ == "VBP" and not list(token.lefts)
    if turned_to is not None and joined and not turned_to.plural and turned_to.subject != "I":
        return third_person(low)
    if turned_to is None or token.tag_ not in {"VBP", "VBD"}:
        return "because" if low in {"cos", "'cos", "cuz"} else token.text
    return _agreeing(low, token, turned_to)


def subject_of(token: "Token") -> "Token | None":
    """Find the subject that a finite verb agrees with: its own, or that of the verb it is joined to."""
    if token.pos_ not in {"VERB", "AUX"}:
        return None
    verb = token.head if token.dep_ in {"aux", "auxpass"} else token
    for _ in range(4):
        own = [t for t in verb.children if t.dep_ in {*_SUBJECTS, "expl", "csubj"}]
        if own:
            return own[0]
        if verb.dep_ != "conj" or not (is_finite(verb) or verb.tag_ == "VB"):
            return None
        verb = verb.head
    return None


def _person(token: "Token", low: str, to: Pronouns | None, forms: list[str]) -> str | None:
    if to is None:
        return None
    if low in {"i", "you"}:
        return to.subject if token.dep_ in _SUBJECTS else to.object if low == "you" else to.subject
    if low == "me":
        return to.object
    if low in {forms[2].lower()}:
        return to.possessive
    return to.own if low == forms[3].lower() else to.reflexive


def _named(token: "Token", low: str, named: dict[str, str]) -> str:
    """Write a name for the first pronoun that means that person, and leave the later ones."""
    name = named[low]
    for key in [key for key, value in named.items() if value == name]:
        del named[key]
    return f"{name}'s" if low in {"his", "her"} and token.dep_ == "poss" else name


def _pronouns_of(subject: "Token | None", persons: Persons) -> Pronouns | None:
    if subject is None:
        return None
    low = subject.lower_
    if low == "i":
        return persons.first
    if low == "we":
        return _THEY if persons.plural else None
    return persons.second if low == "you" else None


def _contracted(token: "Token", low: str, to: Pronouns | None) -> str | None:
    if low == "'ll":
        return "will"
    follower = _next_verb(token)
    if low == "'d":
        return "would" if follower is not None and follower.tag_ == "VB" else "had" if follower is not None else None
    if low == "'s":
        return _is_or_has(token, follower)
    base = {"'m": "am", "'re": "are", "'ve": "have"}[low]
    return base if to is None else _agreeing(base, token, to)


def _is_or_has(token: "Token", follower: "Token | None") -> str | None:
    """Read a shortened is or has; None where only the listener could tell ("he's pushed")."""
    if follower is not None and follower.tag_ == "VBD":
        return "has"
    if follower is None or follower.tag_ != "VBN":
        return "has" if follower is not None and follower.lower_ in _HAS_AFTER else "is"
    if follower.lower_ in _HAS_AFTER or any(t.dep_ in {"dobj", "xcomp", "ccomp"} for t in follower.children):
        return "has"
    if any(t.dep_ == "agent" for t in follower.children):
        return "is"
    return "has" if token.dep_ == "aux" else None


def _agreeing(low: str, token: "Token", to: Pronouns) -> str:
    """Make a finite verb agree with the subject that I or you has become."""
    if to.subject == "I":
        return {"are": "am", "were": "was"}.get(low, token.text if low == token.lower_ else low)
    if to.plural:
        return {"am": "are", "was": "were"}.get(low, token.text if low == token.lower_ else low)
    if low in {"was", "were"}:
        return "was"
    return third_person(low) if token.tag_ == "VBP" else token.text


def _next(token: "Token") -> str:
    return token.nbor().lower_.replace("’", "'") if token.i + 1 < len(token.doc) else ""


def _next_verb(token: "Token") -> "Token | None":
    for later in token.doc[token.i + 1 : token.i + 5]:
        if later.pos_ in {"VERB", "AUX"}:
            return later
        if later.pos_ not in {"ADV", "PART"} and later.lower_ not in {"n't", "not", "only", "just", "all", "both"}:
            return None
    return None


def _was_joined(token: "Token") -> bool:
    """Say whether a token was written on to the word before it, as n't and 'm are."""
    return token.i > 0 and not token.doc[token.i - 1].whitespace_ and token.lower_[0] in "n'’"
