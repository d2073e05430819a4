"""Holds an action with the sentences that say it, and makes one of two that say the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.casenote import Action
from assistant.drafting.evidence import evidence_of
from assistant.drafting.said import Said

_REACHES = frozenset({"ring", "call", "email", "text", "phone"})
_STANDS_FOR = frozenset({"him", "her", "them", "it", "that", "break", "his"})
_ONE_THING = ({"gp", "surgery", "doctor", "doctors", "doctor's"}, {"school", "teacher"})


@dataclass(frozen=True)
class Promise:
    """An action with the sentences that say it and nothing more."""

    action: Action
    rests_on: tuple[Said, ...]


def promise_of(
    what: str,
    who: str | None,
    due: date | None,
    words: str,
    rests: tuple[Said, ...],
    near: tuple[Said, ...] = (),
    *,
    whole: bool = True,
) -> Promise:
    """Make an action with its evidence; `whole` says that its sentences need no other place in the note."""
    action = Action(what=what, who=who, due=due, said=words, evidence=evidence_of((*near, *rests)))
    return Promise(action, rests if whole else ())


def merged(found: Sequence[Promise]) -> list[Promise]:
    """Make one of two promises of the same thing by the same person; the one with a day, then the longer, wins."""
    kept: list[Promise] = []
    for promise in found:
        twin = next((n for n, other in enumerate(kept) if _same(other.action, promise.action)), None)
        if twin is None:
            kept.append(promise)
            continue
        other = kept[twin]
        best = max((other, promise), key=lambda p: (p.action.due is not None, len(p.action.what)))
        evidence = other.action.evidence + tuple(e for e in promise.action.evidence if e not in other.action.evidence)
        due = best.action.due or other.action.due or promise.action.due
        who = max((other.action.who, promise.action.who), key=lambda names: len(names or ""))
        action = best.action.model_copy(update={"evidence": evidence, "due": due, "who": who})
        kept[twin] = Promise(action, other.rests_on + promise.rests_on)
    return kept


def _same(one: Action, other: Action) -> bool:
    mine, theirs = (set(re.split(r", | and ", a.who)) if a.who else set() for a in (one, other))
    if not (mine <= theirs or theirs <= mine) or (one.due and other.due and one.due != other.due):
        return False
    left, right = words_of(one.what), words_of(other.what)
    verb = one.what.split()[0].lower()
    if verb != other.what.split()[0].lower():
        return False
    if verb in _REACHES and any(side - {verb} <= _STANDS_FOR for side in (left, right)):
        return one.due == other.due
    return bool(left & right) and len(left & right) / max(1, min(len(left), len(right))) >= 0.6


def words_of(what: str) -> set[str]:
    """The words that tell one action from another; those for one thing count as the same."""
    words = set(re.findall(r"[a-z']{2,}", what.lower())) - set("the to about and for of with in on".split())
    return {next((f"={n}" for n, group in enumerate(_ONE_THING) if word in group), word) for word in words}
