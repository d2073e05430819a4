"""Lists what was said and matters, but stands nowhere in the note."""

import re
from collections.abc import Iterable
from typing import Literal

from assistant.domain.casenote import Evidence, Uncovered
from assistant.drafting.choosing import worth_keeping
from assistant.drafting.evidence import evidence_at
from assistant.drafting.listening import Listening
from assistant.drafting.passing import is_passing
from assistant.drafting.said import Said
from assistant.drafting.select import RISK, Reason, is_aside, is_small_talk, reason


def uncovered(listening: Listening, evidence: Iterable[Evidence], *, dictated: bool = False) -> tuple[Uncovered, ...]:
    """List the sentences with risk, a view, a fact or a promise that no evidence of the note holds."""
    quotes: dict[str, list[str]] = {}
    for one in evidence:
        quotes.setdefault(one.utterance, []).append(one.quote)
    left: list[Uncovered] = []
    for said in listening.sayings:
        why = None if is_passing(said, listening) else _why(said, listening, dictated=dictated)
        if why is None or _held(said, quotes.get(said.utterance.id, [])):
            continue
        place = evidence_at(said.utterance, said.start, said.end)
        left.append(
            Uncovered(utterance=said.utterance.id, reason=why, text=place.quote, start=place.start, end=place.end)
        )
    return tuple(left)


def _held(said: Said, quotes: list[str]) -> bool:
    """Say whether quotations, one or several together, hold every word of a sentence."""
    text = said.utterance.text
    places = [(at, at + len(quote)) for quote in quotes if (at := text.find(quote)) >= 0]
    words = [m.start() + said.start for m in re.finditer(r"\w+", said.heard)]
    return all(any(start <= word < end for start, end in places) for word in words)


def _why(said: Said, listening: Listening, *, dictated: bool) -> Literal["risk", "view", "fact", "commitment"] | None:
    if said.voice.is_worker and not dictated:
        if RISK.search(said.text) and not said.is_question:
            return "risk"
        return "fact" if worth_keeping(said, listening) else None
    if dictated:
        return None if is_small_talk(said) or said.words <= 2 else "fact"
    why = None if is_aside(said) else reason(said)
    if why is None:
        return None
    return "risk" if why is Reason.RISK else "view" if why is Reason.VIEW else "fact"
