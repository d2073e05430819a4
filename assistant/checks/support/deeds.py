"""Compares clause with clause: who did what to whom, whether it did happen, and how surely."""

from collections.abc import Sequence

from assistant.checks.support.cast import Cast
from assistant.checks.support.clauses import Clause
from assistant.checks.support.units import Claim, Unit
from assistant.domain.casenote import Problem

_EMPTY = frozenset(
    {"be", "have", "do", "get", "go", "say", "tell", "ask", "think", "feel", "know", "make", "take", "come"}
)
_UNSURE = frozenset({"maybe", "wish", "condition", "question", "duty"})
_MOODS = {
    "maybe": "may happen", "wish": "is wanted or tried", "condition": "is only an if", "question": "is only asked",
    "duty": "ought to happen", "future": "is still to come", "past_habit": "used to happen", "fact": "did happen",
}  # fmt: skip


def compare_deeds(
    claim: Claim, units: Sequence[Unit], cast: Cast, opposites: dict[str, frozenset[str]]
) -> list[Problem]:
    """Hold each clause of a claim against the clauses of its evidence that say most nearly the same."""
    there = [clause for unit in units for clause in unit.clauses]
    problems: list[Problem] = []
    for clause in claim.clauses:
        twins = _twins(clause, there)
        if twins:
            problems += _denied(clause, twins) + _likelihood(clause, twins) + _swapped(clause, twins, cast)
        else:
            problems += _opposed(clause, there, opposites)
    return list({(p.code, p.statement_words): p for p in problems}.values())


def _twins(clause: Clause, there: Sequence[Clause]) -> list[Clause]:
    """Find clauses with the same verb, nearest in words first; empty verbs need another word in common."""
    bare = clause.verb in _EMPTY
    scored = []
    for other in there:
        if other.verb != clause.verb:
            continue
        shared = len((clause.lemmas & other.lemmas) - _EMPTY - {clause.verb})
        if bare and not shared:
            continue
        scored.append((shared / (1 + len(clause.lemmas | other.lemmas)), other))
    if not scored:
        return []
    best = max(score for score, _ in scored)
    return [other for score, other in sorted(scored, key=lambda pair: -pair[0]) if score >= best * 0.7]


def _denied(clause: Clause, twins: Sequence[Clause]) -> list[Problem]:
    if any(other.negated == clause.negated for other in twins):
        return []
    return [_problem("negation", clause, twins[0], "one says it happened and the other that it did not")]


def _likelihood(clause: Clause, twins: Sequence[Clause]) -> list[Problem]:
    if clause.mood not in {"fact", "future"}:
        return []
    wrong = _UNSURE | {"past_habit"} | ({"future"} if clause.mood == "fact" else set())
    if clause.mood == "future":
        wrong = _UNSURE - {"duty", "wish"}
    if any(other.mood not in wrong for other in twins):
        return []
    return [_problem("modality", clause, twins[0], f"what was said {_MOODS[twins[0].mood]}")]


def _swapped(clause: Clause, twins: Sequence[Clause], cast: Cast) -> list[Problem]:
    """Find a doer or a receiver who is somebody else in every near clause."""
    if all(cast.agree(clause.subject, other.subject) is False for other in twins):
        return [_problem("role-swap", clause, twins[0], "somebody else did it")]
    wrong = []
    for other in twins:
        mine = [who for who, _ in clause.objects if who.people]
        theirs = [who for who, _ in other.objects if who.people or who.sex]
        wrong.append(bool(mine) and bool(theirs) and all(cast.agree(a, b) is False for a in mine for b in theirs))
    if all(wrong):
        return [_problem("role-swap", clause, twins[0], "it was done to somebody else")]
    return []


def _opposed(clause: Clause, there: Sequence[Clause], opposites: dict[str, frozenset[str]]) -> list[Problem]:
    """Find a clause that says the opposite word, and shares something else."""
    for word in clause.lemmas:
        against = opposites.get(word, frozenset())
        for other in there:
            denies = other.lemmas & against and word not in other.lemmas and clause.negated == other.negated
            if denies and clause.lemmas & other.lemmas - _EMPTY and not any(word in c.lemmas for c in there):
                return [_problem("negation", clause, other, "the words are opposites")]
    return []


def _problem(code: str, mine: Clause, theirs: Clause, why: str) -> Problem:
    return Problem(
        code=code,
        statement_words=(mine.words,),
        evidence_words=(theirs.words,),
        message=f'The note says "{mine.words}"; what was said is "{theirs.words}": {why}.',
    )
