"""Finds words of a claim that nobody said: judgements, how often, and too little in common."""

import re
from collections.abc import Sequence

from assistant.checks.support.lexicon import ALWAYS, JUDGING
from assistant.checks.support.units import Claim, Unit
from assistant.domain.casenote import Problem

_EACH = {
    "daily": re.compile(r"\b(?:a|each|per|every) (?:day|morning|night)", re.I),
    "every": re.compile(
        r"\b(?:each|all|whenever|always|near enough|\w+days|a (?:day|week|month)|per|fortnightly)\b", re.I
    ),
}
"""What says "daily" and "every" in other words."""


def compare_judgement(claim: Claim, units: Sequence[Unit], same: dict[str, str]) -> list[Problem]:
    """Find judging words of the claim that its evidence doesn't hold."""
    heard = frozenset().union(*(unit.lemmas for unit in units))
    found = sorted({word for word in claim.words & JUDGING if word not in heard and same.get(word, word) not in heard})
    if not found:
        return []
    return [
        Problem(
            code="judgement",
            statement_words=tuple(found),
            message=f'Nobody said "{found[0]}" there: it is a judgement, so say whose it is and why.',
        )
    ]


def compare_frequency(claim: Claim, units: Sequence[Unit]) -> list[Problem]:
    """Find "always", "often" or "never" that the evidence doesn't bear out."""
    heard = {word.strip(".,!?;:").lower() for unit in units for word in unit.text.split()}
    often = {ALWAYS[word] for word in heard if word in ALWAYS}
    negated = any(clause.negated for unit in units for clause in unit.clauses)
    problems = []
    then = any(clause.mood == "past_habit" for unit in units for clause in unit.clauses) or "used" in heard
    if "still" in claim.words and "still" not in heard and then:
        problems.append(
            Problem(
                code="frequency",
                statement_words=("still",),
                evidence_words=("used to",),
                message='The note says "still"; what was said is "used to".',
            )
        )
    for word in claim.words & set(ALWAYS):
        step = ALWAYS[word]
        if step == 0 and negated:
            continue
        if word in _EACH and _EACH[word].search(" ".join(unit.text for unit in units)):
            continue
        if step == 1 and word == "once" and heard & {"one", "a", "last", "once"}:
            continue
        if not any(abs(step - other) <= 1 for other in often):
            shown = tuple(sorted(w for w in heard if w in ALWAYS))
            problems.append(
                Problem(
                    code="frequency",
                    statement_words=(word,),
                    evidence_words=shown,
                    message=f'The note says "{word}"; what was said does not say how often.' if not shown
                    else f'The note says "{word}"; what was said is "{shown[0]}".',
                )
            )  # fmt: skip
    return problems


def little_in_common(coverage: float, missing: Sequence[str], floor: float) -> list[Problem]:
    """Say which words have nothing like them in the evidence, when they are too many."""
    if coverage >= floor or not missing:
        return []
    words = tuple(missing)[:6]
    return [Problem(code="overlap", statement_words=words, message=f"Nothing like this was said: {', '.join(words)}.")]
