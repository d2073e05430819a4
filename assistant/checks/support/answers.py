"""Checks what a statement says of the talk itself: who took part, what was asked, and who agreed to it."""

import re
from collections.abc import Sequence

from assistant.checks.support.cast import Cast
from assistant.checks.support.units import Claim, Unit, says_no, says_yes
from assistant.domain.casenote import Problem

LATER = 4
"""An answer to a question put to several people comes within this many turns."""

ASKED = 0.5
"""A question is the one told of when it holds this share of its words."""

_PRESENT = re.compile(r"\b(?:took part in (?:the|this) (?:conversation|visit|meeting)|(?:was|were) heard)\W*$", re.I)
_AGREED = re.compile(
    r"\b(?:agreed|consented|did not agree|refused|declined|(?:was|were) (?:happy|willing|fine))\b", re.I
)
_REFUSED = re.compile(r"\b(?:did not agree|refused|declined)\b", re.I)


def tells_who_was_there(claim: Claim) -> bool:
    """Say whether a statement lists who took part."""
    return _PRESENT.search(claim.text) is not None


def absent(claim: Claim, cast: Cast) -> list[Problem]:
    """Find people said to have taken part whose voice is not in the recording, and names nobody has."""
    voices = set(cast.by_voice.values())
    names = [words for person, words in claim.people.items() if person not in voices]
    unknown = [name for name in claim.names if not cast.named(name)]
    return [
        Problem(code="name", statement_words=(name,), message=f"{name} is not heard in this recording.")
        for name in (*names, *unknown)
    ]


def agreement(claim: Claim, units: Sequence[Unit], cast: Cast) -> tuple[tuple[Unit, ...], list[Problem]]:
    """Find the question that somebody is said to have agreed to, with their answer; empty when there is none."""
    agreed = next((c for c in claim.clauses if c.subject.people and _AGREED.search(c.words)), None)
    if agreed is None:
        return (), []
    people = agreed.subject.people
    about = set(claim.lemmas) - {"agree", "consent", "refuse", "decline", "happy", "fine", "will"}
    questions = [u for u in units if not u.joined and about and about <= u.lemmas and u.speaker not in people]
    for question in questions:
        answers = [u for u in units if not u.joined and u.speaker in people and 0 < u.place - question.place <= LATER]
        for answer in answers:
            yes, no = says_yes(answer.text), says_no(answer.text)
            if yes or no:
                wrong = bool(_REFUSED.search(claim.text)) is not no
                return (question, answer), [_otherwise(claim, answer)] if wrong else []
    return (), []


def compare_question(claim: Claim, units: Sequence[Unit], chosen: Sequence[Unit]) -> list[Problem]:
    """Hold "Asked whether …" against the questions put before the words chosen."""
    # A name stands for the "you" that was said, so it needn't be among the words of the question.
    question = {lemma: found for lemma, found in claim.question.items() if not found[0][:1].isupper()}
    wanted = sum(weight for _, weight in question.values())
    if not wanted:
        return []
    places = {unit.place for unit in chosen}
    near = [u for u in units if not u.joined and any(0 <= place - u.place <= LATER for place in places)]
    turns = [frozenset().union(*(u.lemmas for u in near if u.place == place)) for place in {u.place for u in near}]
    share = max((sum(w for lemma, (_, w) in question.items() if lemma in words) for words in turns), default=0.0)
    if share >= ASKED * wanted:
        return []
    words = tuple(text for text, _ in question.values())[:6]
    return [Problem(code="overlap", statement_words=words, message=f"Nobody asked this there: {', '.join(words)}.")]


def _otherwise(claim: Claim, answer: Unit) -> Problem:
    message = f'The note says "{claim.text}"; the answer was "{answer.text}".'
    return Problem(code="negation", statement_words=(claim.text,), evidence_words=(answer.text,), message=message)
