"""Finds the sentences of a transcript that bear most on a claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks.support.cast import Cast
from assistant.checks.support.clauses import TELLING
from assistant.checks.support.figures import same_day
from assistant.checks.support.units import Claim, Unit

MOST = 4
"""How many sentences a claim is held against at most."""

_NEW = 0.12
_FIGURE = 0.8
_PASSED_ON = frozenset("say tell reckon think".split())


@dataclass(frozen=True)
class Found:
    """The sentences found, best first, and the share of the claim's words that they hold, weighed by rarity."""

    units: tuple[Unit, ...]
    coverage: float
    missing: tuple[str, ...]


def find(claim: Claim, units: Sequence[Unit]) -> Found:
    """Choose sentences one by one, each for what it adds."""
    units = [units[n] for n in _pool(claim, units)]
    verbs = {clause.verb for clause in claim.clauses}
    worth = [_worth(claim, unit, verbs) for unit in units]
    held = [unit.lemmas | _held_figures(claim, unit) for unit in units]
    left = {**claim.lemmas, **_figures(claim)}
    total = sum(w for _, w in left.values())
    covered = 0.0
    chosen: list[int] = []
    while len(chosen) < MOST and (left or not chosen):
        share = 0.1 if chosen else 0.25
        near_by = [_near(unit, units, chosen) for unit in units]
        gains = [_gain(left, words) * close / (total or 1.0) for words, close in zip(held, near_by, strict=True)]
        order = [(gains[n] + share * worth[n], -n) for n in range(len(units)) if n not in chosen]
        value, last = max(order, default=(0.0, 0))
        best = -last
        if value <= 0 or (chosen and gains[best] < _NEW):
            break
        chosen.append(best)
        covered += gains[best]
        left = {lemma: rest for lemma, rest in left.items() if lemma not in held[best]}
    if not total:
        covered = float(bool(chosen))
    return Found(tuple(units[n] for n in chosen), min(1.0, covered), tuple(word for word, _ in left.values()))


def held_by(claim: Claim, unit: Unit) -> float:
    """Give the share of a claim's words and figures that one sentence holds."""
    wanted = {**claim.lemmas, **_figures(claim)}
    total = sum(w for _, w in wanted.values())
    return _gain(wanted, unit.lemmas | _held_figures(claim, unit)) / total if total else 1.0


def said_by(claim: Claim, units: Sequence[Unit], cast: Cast) -> tuple[Unit, ...]:
    """Keep the sentences that the claim's teller said, or that report the teller."""
    if claim.teller is None or not claim.teller.people:
        return tuple(units)
    return tuple(unit for unit in units if tells(claim, unit, cast))


def tells(claim: Claim, unit: Unit, cast: Cast) -> bool:
    """Say whether a sentence is the teller's: spoken by them, or reported as theirs by whoever speaks."""
    if claim.teller is None or not claim.teller.people or unit.speaker in claim.teller.people:
        return True
    if claim.direct and claim.listener and unit.speaker not in claim.listener:
        return False
    tellers = [
        clause.teller
        for clause in unit.clauses
        if clause.teller is not None and (not claim.direct or clause.teller_verb in TELLING)
    ]
    if any(cast.agree(claim.teller, teller) is not False and (teller.people or teller.sex) for teller in tellers):
        return True
    return bool(claim.teller.people & unit.people) and bool(_PASSED_ON & unit.lemmas)


def _pool(claim: Claim, units: Sequence[Unit]) -> Sequence[int]:
    """Keep the sentences that share a word or a figure with a claim; all if none does."""
    words, figures = set(claim.lemmas), bool(claim.numbers or claim.dates)
    pool = [n for n, u in enumerate(units) if not words.isdisjoint(u.lemmas) or (figures and (u.numbers or u.dates))]
    return pool or range(len(units))


def _worth(claim: Claim, unit: Unit, verbs: set[str]) -> float:
    """Score what words alone do not: the same people and verbs, and that it was told and not only asked."""
    score = 0.0
    if set(claim.people) & unit.people:
        score += 0.3
    if any(clause.verb in verbs for clause in unit.clauses):
        score += 0.3
    if unit.asked:
        score -= 0.2
    return score


def _figures(claim: Claim) -> dict[str, tuple[str, float]]:
    """Name each number and date of a claim as something to be found, like a word."""
    texts = [mention.text for mention, _ in claim.numbers] + [mention.text for mention in claim.dates]
    return {f"#{text}": (text, _FIGURE) for text in texts}


def _held_figures(claim: Claim, unit: Unit) -> frozenset[str]:
    numbers = {f"#{mine.text}" for mine, _ in claim.numbers if any(mine.agrees(other) for other, _ in unit.numbers)}
    days = {f"#{mine.text}" for mine in claim.dates if any(same_day(mine, other) for other in unit.dates)}
    return frozenset(numbers | days)


def _gain(left: dict[str, tuple[str, float]], held: frozenset[str]) -> float:
    return sum(w for lemma, (_, w) in left.items() if lemma in held)


def _near(unit: Unit, units: Sequence[Unit], chosen: list[int]) -> float:
    """Discount a sentence far from those already chosen: words gathered from all over say little together."""
    if not chosen:
        return 1.0
    turns = min(abs(unit.place - units[n].place) for n in chosen)
    return 1.0 if turns == 0 else max(0.3, 0.85 - 0.05 * turns)
