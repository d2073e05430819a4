"""Reads the actions of a dictation: "Me to ring …", "Tanya to try …", "Next visit is …", "I need to …"."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.domain.casenote import Action
from assistant.drafting.action_words import due_of, name_of, without_dates
from assistant.drafting.dictated import ACTIONS, Place, Sorted
from assistant.drafting.evidence import evidence_of
from assistant.drafting.leads import quoted
from assistant.drafting.listening import Listening
from assistant.drafting.promise import Promise
from assistant.drafting.said import Said, without_fillers
from assistant.english.numbers import NumberKind, numbers


def dictated_promises(ordered: Sequence[Sorted], listening: Listening, visit: date) -> tuple[Promise, ...]:
    """Read the actions of a dictation: "Me to ring …", "Tanya to try …", "Next visit is …", "I need to …"."""
    found = []
    before: Said | None = None
    for one in ordered:
        said = one.said
        if one.place is Place.ACTION:
            found.append(_dictated_promise(said, before, listening, visit))
        before = said
    return tuple(promise for promise in found if promise is not None)


def _dictated_promise(said: Said, before: Said | None, listening: Listening, visit: date) -> Promise | None:
    text = without_fillers(ACTIONS.sub("", said.text)).strip(" .,:")
    worker = name_of(said.voice)
    if not text:
        return None
    next_visit = re.match(r"(?:the |my )?next visit\b", text, re.I)
    owned = re.match(
        r"(?P<who>me|I|[A-Z][\w'-]+(?: and [A-Z][\w'-]+)?)(?: (?:to|will|need to|have to|has to|needs to)"
        r"|'ll)\s+(?P<what>.+)",
        text,
    )
    due, _ = due_of(text, visit)
    who: str | None = worker if next_visit else None
    what = text
    if next_visit:
        times = [m for m in numbers(text) if m.kind is NumberKind.TIME]
        what = f"Next visit, at {times[0].text}" if times else "Next visit"
    elif owned:
        who = worker if owned["who"] in {"me", "Me", "I"} else _roster_name(owned["who"], listening)
        what = without_dates(owned["what"], visit)
    what = what[:1].upper() + what[1:]
    rests: tuple[Said, ...] = (said,)
    if re.search(r"\b(?:that|this|it)$", what) and len(what.split()) <= 3 and before is not None:
        what = (
            f"{what}: {quoted(before.heard)}".rstrip(".")
            if not before.text.endswith(".")
            else f"{what}: {quoted(before.heard)}"
        )
        rests = (said, before)
    return Promise(Action(what=what, who=who, due=due, said=said.heard, evidence=evidence_of(rests)), rests)


def _roster_name(words: str, listening: Listening) -> str:
    """A person's name as the roster has it, else as it was said."""
    fits = [p.name for p in listening.people if p.first_name.lower() == words.lower()]
    return fits[0] if len(fits) == 1 else words
