"""Finds who holds a view: the verbs of saying and feeling in a statement, and whose they are."""

import re
from typing import TYPE_CHECKING

from assistant.checks import cues
from assistant.checks.clause import Clause, Sentence, Voice, starts_with_pronoun
from assistant.domain.casenote import Form
from assistant.domain.person import Role
from assistant.english.roster import PARENTS, Mention, Roster

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WRITERS = frozenset({Role.WORKER, Role.MANAGER})
"""Roles of those who write the record, whose thinking is analysis."""

VERBS = frozenset({"VERB", "AUX"})
"""Parts of speech of a verb."""

HANGING = 0.55
"""Confidence in a verb of saying in a clause that hangs on another."""

Held = tuple[int, str | None, Form, float, tuple[str, ...]]
"""A view found: where its cue stands, its holder, its form, how sure, and the words that decided."""

_HANGING = frozenset({"ccomp", "acl", "pcomp", "csubj"})
_WHEN = frozenset({"when", "whenever", "if", "after", "before", "because", "since", "until", "as", "once", "so"})
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj"})
_ADMITTED = re.compile(r"\s+(?:to|into)\s+(?:the |an? )?(?:hospital|ward|nursery|school|a&e|unit)", re.IGNORECASE)
_OWNING = frozenset({"recognise", "acknowledge", "accept", "consider"})
"""Verbs that judge when they are denied: "does not recognise" is the writer's word."""

_SHARED = frozenset({"view", "worry", "concern", "feeling", "thought", "opinion", "wish", "memory", "story", "hope"})
"""What somebody shares by speaking; parental responsibility or a room is shared in another way."""

_GUESSED = frozenset({"obviously", "clearly", "plainly", "evidently", "undoubtedly"})
"""Adverbs by which the writer guesses at what somebody thinks: "She obviously prefers the nurses"."""

_OPENS_CLAUSE = frozenset({"that", "he", "she", "they", "it", "there", "nobody", "everybody", "everyone", "nothing"})
"""Words that follow a verb of saying, and no noun."""

_THINGS = frozenset({"it", "this", "that", "which", "there", "these", "those", "what"})
_FEMALE_ROLES, _MALE_ROLES = frozenset({Role.MOTHER}), frozenset({Role.FATHER})


def attributions(
    text: str, doc: "Doc", roster: Roster, carried: str | None = None
) -> tuple[tuple[int, int, str | None], ...]:
    """Find verbs of saying, thinking and feeling with their holders, as (start, end, holder)."""
    sentence = Sentence.of(text, doc, roster, carried)
    return tuple(
        (token.idx, token.idx + len(token.text), holder_of(sentence, token)[0])
        for token in doc
        if is_attribution(sentence, token)
    )


def attributed(sentence: Sentence, start: int, end: int, form: Form, before: list[Clause]) -> Held | None:
    """Find the first verb of saying or feeling whose holder is known, else the first of any."""
    first, named = None, False
    for token in sentence.doc:
        if not (start <= token.idx < end and is_attribution(sentence, token)):
            continue
        holder, sure = holder_of(sentence, token, before)
        if holder in WRITERS:
            continue
        hanging = _hangs(sentence, token)
        confidence = (0.92 if token.lemma_ in cues.SPEECH else 0.8) if sure and not hanging else HANGING
        found = (token.idx, holder, form, confidence, (token.text,))
        if holder is not None and sure and not hanging and (first is None or not named):
            return found
        named = named or subject_of(token) is not None
        first = first or found
    return first


def _hangs(sentence: Sentence, token: "Token") -> bool:
    """Say whether a verb stands in a clause of time or reason, or in one that no verb of saying brings."""
    if token.dep_ == "advcl":
        return any(c.lower_ in _WHEN for c in token.children)
    return token.dep_ in _HANGING and not is_attribution(sentence, token.head)


def is_attribution(sentence: Sentence, token: "Token") -> bool:
    """Say whether a token is a verb by which somebody says, thinks, feels or wishes, outside quotations."""
    lemma = token.lemma_.lower()
    verb = token.pos_ in VERBS or token.tag_.startswith("VB") or _is_taken_for_noun(sentence, token)
    if not verb or (lemma not in cues.SPEECH and lemma not in cues.MENTAL):
        return False
    if (lemma == "write" and not sentence.quotes) or (lemma in cues.SPEECH and _is_to_come(token)):
        return False
    if lemma == "share" and any(c.dep_ == "dobj" and c.lemma_.lower() not in _SHARED for c in token.children):
        return False
    quoted = any(left <= token.idx < right for left, right in sentence.quotes)
    bare_form = token.tag_ in {"VBG", "VB"} and token.dep_ not in {"ROOT", "conj", "ccomp"}
    aside = token.dep_ == "relcl" and lemma in cues.MENTAL
    subject = subject_of(token)
    thing = subject is not None and subject.lower_ in _THINGS
    passive = any(c.dep_ == "auxpass" for c in token.children) and lemma != "tell"
    guessed = lemma in cues.MENTAL and any(c.lower_ in _GUESSED for c in token.children)
    if quoted or aside or thing or passive or guessed or (bare_form and lemma not in {"like", "love"}):
        return False
    if lemma in _OWNING and any(c.dep_ == "neg" for c in token.children):
        return False
    return not (lemma == "admit" and _ADMITTED.match(sentence.text[token.idx + len(token.text) :]))


def _is_taken_for_noun(sentence: Sentence, token: "Token") -> bool:
    """Say whether a parser took a verb for a noun: a person stands before it and a clause after, "Sean claims he …"."""
    if token.tag_ != "NNS" or token.i + 1 >= len(sentence.doc):
        return False
    named = any(m.end == token.idx - 1 for m in sentence.mentions)
    return named and token.nbor().lower_ in _OPENS_CLAUSE


def _is_to_come(token: "Token") -> bool:
    """Say whether something is yet to be said: "will ask the school", "FS to tell Mum"."""
    will = any(c.dep_ == "aux" and c.lower_ in {"will", "shall", "'ll", "’ll"} for c in token.children)
    to = token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children)
    return will or (to and token.dep_ in {"ROOT", "acl", "relcl"} and token.head.pos_ != "VERB")


def subject_of(token: "Token") -> "Token | None":
    """Give the subject of a verb, or of the verb it is joined to."""
    for _ in range(4):
        for child in token.children:
            if child.dep_ in _SUBJECTS:
                return child
        if token.dep_ not in {"conj", "xcomp"} or token.head is token:
            return None
        token = token.head
    return None


def mention_at(sentence: Sentence, subject: "Token") -> Mention | None:
    """Give who is named at a token."""
    place = subject.idx
    exact = [m for m in sentence.mentions if m.start <= place < m.end]
    return exact[0] if exact else None


def holder_of(sentence: Sentence, token: "Token", before: list[Clause] | None = None) -> tuple[str | None, bool]:
    """Give who holds the view that a verb brings, and whether that is sure."""
    passive = any(c.dep_ == "auxpass" for c in token.children)
    if passive:
        agent = next((g for c in token.children if c.dep_ == "agent" for g in c.children), None)
        mention = mention_at(sentence, agent) if agent is not None else None
        return (mention.role, True) if mention else (None, False)
    subject = subject_of(token)
    if subject is None:
        opens = token.i == 0 and token.tag_ in {"VBZ", "VBD"} and sentence.carried is not None
        return (sentence.carried, True) if opens else (role_before(sentence, 0, token.idx, before or []), False)
    mention = mention_at(sentence, subject)
    if mention:
        return _with_others(sentence, subject, mention), True
    if subject.lower_ in _PRONOUNS:
        role = _antecedent(sentence, subject)
        return role, role is not None
    if sentence.carried is not None and sentence.carried in sentence.roster.could_be(_full_name(sentence, subject)):
        return sentence.carried, True
    told = {"i": Role.WORKER, "we": Role.WORKER, "you": Role.CHILD}.get(subject.lower_)
    return (told, True) if told else (None, subject.pos_ == "PROPN")


def role_before(sentence: Sentence, start: int, end: int, before: list[Clause]) -> str | None:
    """Give who is named first in a stretch, or whose view stood before it."""
    near = [m for m in sentence.mentions if start <= m.start < end]
    if near:
        return near[0].role
    views = [c.holder for c in before if c.voice is Voice.VIEW and c.holder]
    if views:
        return views[-1]
    return sentence.carried if starts_with_pronoun(sentence.bare[start:end]) else None


def _full_name(sentence: Sentence, subject: "Token") -> str:
    return sentence.text[subject.left_edge.idx : subject.idx + len(subject.text)]


def _with_others(sentence: Sentence, subject: "Token", mention: Mention) -> str:
    """Give "parents" where a mother and a father speak as one, else the role mentioned."""
    both = [mention_at(sentence, t) for t in subject.conjuncts]
    roles = {m.role for m in both if m} | {mention.role}
    return PARENTS if roles == _FEMALE_ROLES | _MALE_ROLES else mention.role


def _antecedent(sentence: Sentence, pronoun: "Token") -> str | None:
    female, male = pronoun.lower_ in {"she", "her"}, pronoun.lower_ in {"he", "him"}
    earlier = [m for m in sentence.mentions if m.end <= pronoun.idx and m.role not in WRITERS]
    for mention in reversed(earlier):
        if (female and mention.role in _MALE_ROLES) or (male and mention.role in _FEMALE_ROLES):
            continue
        return mention.role
    carried = sentence.carried
    if (female and carried in _MALE_ROLES) or (male and carried in _FEMALE_ROLES):
        return None
    return carried
