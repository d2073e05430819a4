"""Compares clause with clause: who did what to whom, whether it did happen, and how surely."""

import re
from collections.abc import Sequence

from assistant.checks.support.cast import Cast, Who
from assistant.checks.support.clauses import Clause
from assistant.checks.support.lexicon import LIGHT
from assistant.checks.support.units import Claim, Unit
from assistant.domain.casenote import Problem

_EMPTY = frozenset(
    {
        "be",
        "have",
        "do",
        "get",
        "go",
        "say",
        "tell",
        "ask",
        "think",
        "feel",
        "know",
        "make",
        "take",
        "come",
        "agree",
        "want",
        "need",
        "try",
        "plan",
        "use",
        "start",
        "begin",
        "like",
    }
)
_NO_WORD = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|without|bar|except|hardly|stopp?\w*|refus\w+|miss\w*|unable|cannot|only"
    r"|un\w{4,}|neither|nor|away|off|cancel\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:might|may|can|could|maybe|perhaps|possibly|probably|would|will|should|ought|must|if|unless|want(?:s|ed)?"
    r"|hop(?:e|es|ed|ing)|like|try(?:ing)?|tries|tried|plan(?:s|ned|ning)?|need(?:s|ed)?|used|have to|has to|had to"
    r"|going to)\b|['’](?:d|ll)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"(?:(?:not|never) )?to |\w+ing\b", re.IGNORECASE)
_HEDGE_FORMS = {
    "'d": "would", "’d": "would", "'ll": "will", "’ll": "will", "going to": "will", "wants": "want", "wanted": "want",
    "hopes": "hope", "hoped": "hope", "hoping": "hope", "trying": "try", "tries": "try", "tried": "try",
    "plans": "plan", "planned": "plan", "planning": "plan", "needs": "need", "needed": "need",
    "has to": "have to", "had to": "have to",
}  # fmt: skip
_UNSURE = frozenset({"asked", "can", "maybe", "would", "wish", "condition", "question", "duty"})
_MOODS = {
    "asked": "was only asked", "can": "can happen", "maybe": "may happen", "would": "would happen",
    "wish": "is wanted or tried",
    "condition": "is only an if",
    "question": "is only asked",
    "duty": "ought to happen", "future": "is still to come", "past_habit": "used to happen", "fact": "did happen",
}  # fmt: skip


def compare_deeds(
    claim: Claim,
    units: Sequence[Unit],
    answers: Sequence[Unit],
    after: Sequence[Unit],
    everything: Sequence[Unit],
    cast: Cast,
    opposites: dict[str, frozenset[str]],
) -> list[Problem]:
    """Hold each clause of a claim against clauses of its evidence, and of answers near it, that say nearly the same."""
    there = [clause for unit in (*units, *answers) for clause in unit.clauses if clause.mood != "question"]
    problems: list[Problem] = []
    for clause in claim.clauses:
        # Who does "to tell her" or "waiting" is a guess.
        if _LOOSE.match(clause.words):
            continue
        twins = _twins(clause, there, cast)
        against = [[*_denied(clause, t), *_likelihood(clause, t), *_swapped(clause, t, cast)] for t in twins]
        if against:
            problems += sorted(against, key=len)[0]
        else:
            problems += _opposed(clause, there, opposites) or _other_doer(clause, units, cast)
            problems += _denied_elsewhere(clause, everything, cast)
    if units and _hedges(units[0].text) <= _hedges(claim.text):
        problems = [problem for problem in problems if problem.code != "modality"]
    if not problems:
        problems += _denied_nowhere(claim, (*units, *after))
    return list({(p.code, p.statement_words): p for p in problems}.values())


def _twins(clause: Clause, there: Sequence[Clause], cast: Cast) -> list[Clause]:
    """Find clauses with the same verb, nearest in words first; an empty verb needs another word in common.

    A deed of somebody else that shares no other word counts only where nothing else tells of this doer.
    """
    near, far = [], []
    words = _content(clause)
    for other in there:
        if other.verb != clause.verb:
            continue
        shared = len(words & other.lemmas)
        elsewhere = cast.agree(clause.subject, other.subject) is False
        if shared or (clause.verb not in _EMPTY and not elsewhere):
            near.append((shared / (1 + len(clause.lemmas | other.lemmas)), other))
        elif clause.verb not in _EMPTY:
            far.append(other)
    if near:
        return [other for _, other in sorted(near, key=lambda pair: -pair[0])]
    told = any(cast.agree(clause.subject, c.subject) is not False and words & c.lemmas for c in there)
    return [] if told else far


def _denied_elsewhere(clause: Clause, everything: Sequence[Unit], cast: Cast) -> list[Problem]:
    """Find the same deed told only the other way round somewhere else: denied, or done back to them."""
    told = [
        other
        for unit in everything
        for other in unit.clauses
        if other.verb == clause.verb and other.mood not in {"question", "condition", "maybe"}
    ]
    mine = [who for who, _ in clause.objects]
    doer = clause.teller if clause.teller is not None and clause.subject.sex else clause.subject
    same = [
        other
        for other in told
        if cast.agree(doer, other.subject)
        and (
            len(_content(clause) & other.lemmas) > 0
            or any(cast.agree(who, theirs) for who in mine for theirs, _ in other.objects)
        )
    ]
    if same:
        return _denied(clause, same[0]) if all(other.negated != clause.negated for other in same) else []
    if clause.verb in _EMPTY or not mine:
        return []
    back = [
        other
        for other in told
        if cast.agree(clause.subject, other.subject) is False
        and any(cast.agree(clause.subject, who) for who, _ in other.objects)
        and any(cast.agree(who, other.subject) is not False for who in mine)
    ]
    return [_problem("role-swap", clause, back[0], "it went the other way round")] if back else []


def _content(clause: Clause) -> frozenset[str]:
    """Give a clause's words that say something, without its verb."""
    return clause.lemmas - _EMPTY - LIGHT - {clause.verb}


def _denied(clause: Clause, other: Clause) -> list[Problem]:
    if other.negated == clause.negated:
        return []
    return [_problem("negation", clause, other, "one says it happened and the other that it did not")]


def _likelihood(clause: Clause, other: Clause) -> list[Problem]:
    if clause.negated and other.negated and other.mood == "would":
        return []
    wrong = {
        "fact": _UNSURE | {"past_habit", "future"},
        "future": {"maybe", "condition", "would"},
        "would": {"maybe", "past_habit"},
    }
    if other.mood not in wrong.get(clause.mood, frozenset()):
        return []
    return [_problem("modality", clause, other, f"what was said {_MOODS[other.mood]}")]


def _swapped(clause: Clause, other: Clause, cast: Cast) -> list[Problem]:
    """Find a doer or a receiver who is somebody else."""
    if cast.agree(clause.subject, other.subject) is False:
        return [_problem("role-swap", clause, other, "somebody else did it")]
    if clause.verb.startswith("be ") and clause.verb.removeprefix("be ") not in _EMPTY:
        things = {who.thing for who, _ in clause.objects if who.thing}
        others = {who.thing for who, _ in other.objects if who.thing}
        if things and others and not things & (others | other.lemmas):
            return [_problem("role-swap", clause, other, "it was about something else")]
    mine = [who for who, _ in clause.objects if who.people]
    theirs = [who for who, _ in other.objects if not who.anyone or who.sex]
    if mine and theirs and all(cast.agree(a, b) is False for a in mine for b in theirs):
        return [_problem("role-swap", clause, other, "it was done to somebody else")]
    return []


def _other_doer(clause: Clause, units: Sequence[Unit], cast: Cast) -> list[Problem]:
    """Find a doer whom none of the people in the evidence's first sentence can be, though its verbs differ."""
    if not clause.subject.people:
        return []
    doers = [c for unit in units for c in unit.clauses if c.subject.people or c.subject.sex]
    receivers = [who for unit in units for c in unit.clauses for who, _ in c.objects if who.people or who.sex]
    present = [c.subject for c in doers] + receivers + [Who(people=frozenset({unit.speaker})) for unit in units]
    if not doers or any(cast.agree(clause.subject, who) is not False for who in present):
        return []
    return [_problem("role-swap", clause, doers[0], "it is about somebody else")]


def _hedges(text: str) -> frozenset[str]:
    """Find the words that say how surely something is told, in one form each."""
    return frozenset(_HEDGE_FORMS.get(word.lower(), word.lower()) for word in _HEDGE.findall(text))


def _denied_nowhere(claim: Claim, units: Sequence[Unit]) -> list[Problem]:
    """Find a denial in the claim where nothing was denied."""
    denied = [clause for clause in claim.clauses if clause.negated]
    if not denied or any(_NO_WORD.search(unit.text) for unit in units):
        return []
    words = denied[0].words
    return [
        Problem(
            code="negation", statement_words=(words,), message=f'The note says "{words}"; nothing was denied there.'
        )
    ]


def _opposed(clause: Clause, there: Sequence[Clause], opposites: dict[str, frozenset[str]]) -> list[Problem]:
    """Find a clause that says the opposite word, and shares something else."""
    for word in clause.lemmas:
        against = opposites.get(word, frozenset())
        for other in there:
            denies = other.lemmas & against and word not in other.lemmas and clause.negated == other.negated
            if denies and _content(clause) & other.lemmas and not any(word in c.lemmas for c in there):
                return [_problem("negation", clause, other, "the words are opposites")]
    return []


def _problem(code: str, mine: Clause, theirs: Clause, why: str) -> Problem:
    return Problem(
        code=code,
        statement_words=(mine.words,),
        evidence_words=(theirs.words,),
        message=f'The note says "{mine.words}"; what was said is "{theirs.words}": {why}.',
    )
