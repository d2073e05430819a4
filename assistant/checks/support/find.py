"""Finds the sentences of a transcript that bear most on a claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks.support.cast import Cast
from assistant.checks.support.units import Claim, Unit

MOST = 4
"""How many sentences a claim is held against at most."""

_NEW = 0.12


@dataclass(frozen=True)
class Found:
    """The sentences found, best first, and the share of the claim's words that they hold, weighed by rarity."""

    units: tuple[Unit, ...]
    coverage: float
    missing: tuple[str, ...]


def find(claim: Claim, units: Sequence[Unit], near: Sequence[float] | None = None) -> Found:
    """Choose sentences one by one, each for what it adds; `near` is each unit's nearness in meaning, 0 to 1."""
    worth = [_worth(claim, unit) + (0.5 * near[n] if near else 0.0) for n, unit in enumerate(units)]
    total = sum(w for _, w in claim.lemmas.values()) or 1.0
    chosen: list[int] = []
    left = dict(claim.lemmas)
    while len(chosen) < MOST:
        gains = [
            (
                _gain(left, unit) / total
                + (0.25 * worth[n] if not chosen else 0.1 * worth[n])
                - _far(unit, units, chosen),
                n,
            )
            for n, unit in enumerate(units)
            if n not in chosen
        ]
        if not gains:
            break
        gain, best = max(gains, key=lambda pair: (pair[0], -pair[1]))
        if chosen and _gain(left, units[best]) / total < _NEW:
            break
        if not chosen and gain <= 0:
            break
        chosen.append(best)
        left = {lemma: rest for lemma, rest in left.items() if lemma not in units[best].lemmas}
        if not left:
            break
    covered = 1.0 - sum(w for _, w in left.values()) / total if claim.lemmas else (1.0 if chosen else 0.0)
    return Found(tuple(units[n] for n in chosen), covered, tuple(word for word, _ in left.values()))


def said_by(claim: Claim, units: Sequence[Unit], cast: Cast) -> tuple[Unit, ...]:
    """Keep the sentences that the claim's teller said, or that report the teller."""
    if claim.teller is None or not claim.teller.people:
        return tuple(units)
    return tuple(unit for unit in units if tells(claim, unit, cast))


def tells(claim: Claim, unit: Unit, cast: Cast) -> bool:
    """Say whether a sentence is the teller's: spoken by them, or reported as theirs by whoever speaks."""
    if claim.teller is None or not claim.teller.people:
        return True
    if unit.speaker in claim.teller.people:
        return True
    return any(
        clause.teller is not None and not clause.teller.thing and cast.agree(claim.teller, clause.teller) is not False
        and (clause.teller.people or clause.teller.sex)
        for clause in unit.clauses
    )  # fmt: skip


def _worth(claim: Claim, unit: Unit) -> float:
    """Score what words alone do not: the same numbers, dates, people and verbs."""
    score = 0.0
    if any(mine.agrees(theirs) for mine, _ in claim.numbers for theirs, _ in unit.numbers):
        score += 0.5
    if any(mine.agrees(theirs) for mine in claim.dates for theirs in unit.dates):
        score += 0.5
    if set(claim.people) & unit.people:
        score += 0.3
    verbs = {clause.verb for clause in claim.clauses}
    if any(clause.verb in verbs for clause in unit.clauses):
        score += 0.3
    if unit.asked:
        score -= 0.2
    return score


def _gain(left: dict[str, tuple[str, float]], unit: Unit) -> float:
    return sum(w for lemma, (_, w) in left.items() if lemma in unit.lemmas)


def _far(unit: Unit, units: Sequence[Unit], chosen: list[int]) -> float:
    """Count against a sentence far from those already chosen."""
    if not chosen:
        return 0.0
    nearest = min(abs(unit.place - units[n].place) for n in chosen)
    return min(0.1, 0.01 * nearest)
