"""Compares the people of a claim with those of its evidence: who is named, and who said it."""

from collections.abc import Sequence

from assistant.checks.support.cast import Cast
from assistant.checks.support.find import held_by, tells
from assistant.checks.support.units import Claim, Unit
from assistant.domain.casenote import Problem

FAR_LESS = 0.6
"""A second sentence counts beside the best one when it holds this share of what that holds."""


def compare_names(
    claim: Claim, units: Sequence[Unit], before: Sequence[Unit], cast: Cast, everything: str
) -> list[Problem]:
    """Find names that nobody said, and people of the family whom neither the evidence nor the talk before it means."""
    problems = [
        Problem(code="name", statement_words=(name,), message=f'Nobody said the name "{name}".')
        for name in claim.names
        if name.lower() not in everything
    ]
    here = frozenset().union(*(unit.people for unit in (*units, *before))) | {unit.speaker for unit in units}
    pronouns = frozenset().union(*(unit.pronouns for unit in units))
    for person, words in claim.people.items():
        sex = cast.sexes[person]
        may_be = "they" in pronouns or bool(pronouns & ({sex} if sex else {"m", "f"}))
        if person not in here and not may_be:
            others = tuple(cast.names[n] for n in sorted(here))
            about = " and ".join(others[:2]) or "nobody named"
            problems.append(
                Problem(
                    code="name",
                    statement_words=(words,),
                    evidence_words=others[:3],
                    message=f'The note says "{words}"; what was said there is about {about}.',
                )
            )
    return problems


def compare_teller(claim: Claim, units: Sequence[Unit], cast: Cast) -> list[Problem]:
    """Find words given to one person that another said."""
    if claim.teller is None or not claim.teller.people or not units:
        return []
    said: str | None = cast.names[units[0].speaker]
    most = held_by(claim, units[0])
    close = [unit for unit in units[:2] if held_by(claim, unit) >= FAR_LESS * most]
    if any(tells(claim, unit, cast) for unit in close):
        said = _passed_on(claim, units[0], cast)
    if said is None:
        return []
    return [
        Problem(
            code="speaker",
            statement_words=(claim.teller_words,),
            evidence_words=(said,),
            message=f'The note gives these words to "{claim.teller_words}"; {said} said them.',
        )
    ]


def _passed_on(claim: Claim, unit: Unit, cast: Cast) -> str | None:
    """Name whose words a sentence passes on, when they are somebody else's words and the claim doesn't say so."""
    if claim.teller is None or unit.speaker not in claim.teller.people:
        return None
    if any(clause.teller is not None and cast.agree(clause.teller, claim.teller) is False for clause in claim.clauses):
        return None
    nearest = max(unit.clauses, key=lambda clause: len(clause.lemmas & set(claim.lemmas)), default=None)
    if nearest is None or nearest.teller is None or not nearest.lemmas & set(claim.lemmas):
        return None
    if cast.agree(claim.teller, nearest.teller) is not False:
        return None
    named = sorted(nearest.teller.people)
    return cast.names[named[0]] if named else "somebody else, as this person tells it,"
