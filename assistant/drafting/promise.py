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
_NEAR, _BARE = 4, 3
_ONE_THING = ({"gp", "surgery", "doctor", "doctors", "doctor's"}, {"school", "teacher"})


@dataclass(frozen=True)
class Promise:
    """An action with the sentences that say it and nothing more."""

    action: Action
    rests_on: tuple[Said, ...]
    order: int = 0


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
    return Promise(action, rests if whole else (), rests[0].order)


def merged(found: Sequence[Promise]) -> list[Promise]:
    """Make one of two promises of the same thing by the same person; the one with a day, then the longer, wins."""
    kept: list[Promise] = []
    for promise in found:
        twin = next((n for n, other in enumerate(kept) if _same(other, promise)), None)
        if twin is None:
            kept.append(promise)
            continue
        other = kept[twin]
        best = max((other, promise), key=lambda p: (len(_own(p.action.what)), p.action.due is not None))
        evidence = other.action.evidence + tuple(e for e in promise.action.evidence if e not in other.action.evidence)
        due = best.action.due or other.action.due or promise.action.due
        who = max((other.action.who, promise.action.who), key=lambda names: len(names or ""))
        action = best.action.model_copy(update={"evidence": evidence, "due": due, "who": who})
        kept[twin] = Promise(action, other.rests_on + promise.rests_on, promise.order)
    return kept


def _same(earlier: Promise, later: Promise) -> bool:
    one, other = earlier.action, later.action
    mine, theirs = (set(re.split(r", | and ", a.who)) if a.who else set() for a in (one, other))
    if not (mine <= theirs or theirs <= mine) or (one.due and other.due and one.due != other.due):
        return False
    left, right = words_of(_own(one.what)), words_of(_own(other.what))
    verb = one.what.split()[0].lower()
    if verb != other.what.split()[0].lower():
        return False
    if verb in _REACHES and any(side - {verb} <= _STANDS_FOR for side in (left, right)):
        return one.due == other.due
    # "I will tell him" right after "you'll tell him he can't come" is the same promise again.
    near = 0 <= later.order - earlier.order <= _NEAR
    if near and min(len(left), len(right)) <= _BARE and (left <= right or right <= left):
        return True
    return bool(left & right) and len(left & right) / max(1, min(len(left), len(right))) >= 0.6


def _own(what: str) -> str:
    """An action's own words, without what was said before it or a time to come."""
    return re.sub(r"\s+(?:this|next) \w+$", "", re.split(r': "|, said after "| \(', what)[0])


def words_of(what: str) -> set[str]:
    """The words that tell one action from another; those for one thing count as the same."""
    words = set(re.findall(r"[a-z']{2,}", what.lower())) - set("the to about and for of with in on".split())
    return {next((f"={n}" for n, group in enumerate(_ONE_THING) if word in group), word) for word in words}
