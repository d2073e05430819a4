"""Gathers the signs that a statement is borne out, each a share from 0 to 1, for the score to weigh."""

import re
from collections.abc import Sequence

from assistant.checks.support.cast import Cast, Who
from assistant.checks.support.find import Found
from assistant.checks.support.lexicon import LIGHT
from assistant.checks.support.units import Claim, Unit

UNSURE = frozenset({"asked", "can", "maybe", "would", "wish", "condition", "question", "duty"})
"""Moods of what did not, or need not, happen."""

_DENIES = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|without|hardly|cannot|neither|nor|refus\w+|stopp?\w*)\b|n['’]t\b",
    re.IGNORECASE,
)


def signs_of(claim: Claim, found: Found, turns: Sequence[Unit], cast: Cast) -> dict[str, float]:
    """Read the signs off a claim, the sentences found for it and their whole turns."""
    heard = frozenset().union(*(unit.lemmas for unit in turns)) if turns else frozenset()
    first = found.units[:1]
    denied = bool(first) and (any(c.negated for c in claim.clauses) is not bool(_DENIES.search(first[0].text)))
    return {
        "found_words": found.coverage,
        "found_verbs": _verbs(claim, heard),
        "found_people": _people(claim, found.units, cast),
        "found_clauses": _clauses(claim, turns),
        "found_unsure": _unsure(claim, turns),
        "found_denial": float(denied),
    }


def _clauses(claim: Claim, turns: Sequence[Unit]) -> float:
    """Give how far, in the mean, each clause of a claim lies within one sentence: its verb and what it acts on."""
    shares = []
    for clause in claim.clauses:
        wanted = {lemma: claim.lemmas[lemma][1] for lemma in clause.lemmas if lemma in claim.lemmas}
        total = sum(wanted.values())
        if total:
            shares.append(max((sum(w for k, w in wanted.items() if k in u.lemmas) / total for u in turns), default=0.0))
    return sum(shares) / len(shares) if shares else 1.0


def _verbs(claim: Claim, heard: frozenset[str]) -> float:
    """Give the share of a claim's own verbs that were said."""
    verbs = [v for c in claim.clauses if (v := c.verb.split()[-1].split("_")[0]) not in LIGHT]
    return sum(verb in heard for verb in verbs) / len(verbs) if verbs else 1.0


def _people(claim: Claim, units: Sequence[Unit], cast: Cast) -> float:
    """Give the share of the people whom a claim tells of that the sentences are by or about."""
    told = [who for c in claim.clauses for who in (c.subject, *(who for who, _ in c.objects)) if who.ids]
    if not told:
        return 1.0
    there = [Who(people=frozenset({unit.speaker})) for unit in units]
    there += [who for unit in units for c in unit.clauses for who in (c.subject, *(who for who, _ in c.objects))]
    return sum(_best(who, there, cast) for who in told) / len(told)


def _best(who: Who, there: Sequence[Who], cast: Cast) -> float:
    agreed = [cast.agree(who, other) for other in there if other.ids or other.sex]
    return 1.0 if True in agreed else 0.5 if None in agreed else 0.0


def _unsure(claim: Claim, turns: Sequence[Unit]) -> float:
    """Give the share of a plain claim's words that were said only of what might, can or should be."""
    if not claim.lemmas or any(clause.mood in UNSURE | {"future"} for clause in claim.clauses):
        return 0.0
    maybe = frozenset().union(*(c.lemmas for u in turns for c in u.clauses if c.mood in UNSURE))
    sure = frozenset().union(*(c.lemmas for u in turns for c in u.clauses if c.mood not in UNSURE))
    total = sum(weight for _, weight in claim.lemmas.values())
    return sum(w for lemma, (_, w) in claim.lemmas.items() if lemma in maybe - sure) / total
