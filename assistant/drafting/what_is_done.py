"""Says what an action is: what "it" or "that" stands for, and whom "you" means."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.drafting.action_words import called, in_the_note, with_office, without_dates
from assistant.drafting.asks import Deed, answer_of, meant
from assistant.drafting.compose import quoted
from assistant.drafting.listening import Listening
from assistant.drafting.said import Said, without_fillers
from assistant.drafting.voices import Voice

_REFERS = re.compile(r"\b(?:it|that|this|then|them|mine|one)$", re.I)
_SORRY = re.compile(r"^.{0,25}\bsorry\b|^(?:that's|it's) (?:okay|fine|right)", re.I)
_SAYS_LITTLE = re.compile(r"(?:find out|check|ask|look|let (?:you|her|him|them) know|tell (?:you|her|him|them))$", re.I)
_SEVERAL = re.compile(r"\byou (?:both|two|all)\b|\bboth of you\b", re.I)
_OF_IT = re.compile(r"^(?:get|have|send|bring|sort) (?:it|them|that)\b", re.I)


def what_is_done(
    what: str, said: Sequence[Said], at: int, listening: Listening, visit: date, to: Sequence[Voice] = ()
) -> tuple[str, tuple[Said, ...]]:
    """Write an action's words, and give the earlier sentences that say what "it" or "that" is."""
    one = said[at]
    bare = with_office(without_dates(without_fillers(what), visit), said[:at])
    to = to or called(one, listening) or _before(said, at, listening)
    stands_for = re.match(r"(?:do|try|sort|manage) (?:it|that|this)\b(?P<rest>.*)$", bare, re.I)
    refers = (
        stands_for
        or _SAYS_LITTLE.match(bare)
        or ((_REFERS.search(bare) or _OF_IT.match(bare)) and len(bare.split()) <= 5)
    )
    deed = meant(said, at)
    again = deed is not None and len(bare.split()) <= 3 and bare.split()[0].lower() == deed.what.split()[0].lower()
    if deed is not None and again and re.search(r"\b(?:him|her|them|it|that)$", bare):
        return _of_deed(deed, said, listening, visit), (deed.said,)
    if not refers:
        return in_the_note(bare, listening, one, to), ()
    if deed is not None and stands_for:
        more = stands_for["rest"].strip(" ,.")
        return f"{_of_deed(deed, said, listening, visit)}{f', {more}' if more else ''}", (deed.said,)
    lately = [s for s in said[max(0, at - 6) : at] if s.words > 3 and not _SORRY.search(s.text)]
    others = [s for s in lately if s.voice != one.voice]
    near = others[-1] if others and _SAYS_LITTLE.match(bare) else _nearest(bare, lately[-4:])
    words = in_the_note(bare, listening, one, to)
    return (words, ()) if near is None else (f"{words}: {quoted(near.heard)}".rstrip("."), (near,))


def _nearest(words: str, before: Sequence[Said]) -> Said | None:
    """The earlier sentence that shares most word stems with an action, the latest of those alike."""
    stems = _stems(words)
    shared = [(len(stems & _stems(s.text)), n) for n, s in enumerate(before)]
    return before[max(shared)[1]] if shared else None


def _stems(text: str) -> set[str]:
    return {word[:4] for word in re.findall(r"[a-z]{4,}", text.lower())} - {"then", "that", "them", "with", "have"}


def _of_deed(deed: Deed, said: Sequence[Said], listening: Listening, visit: date) -> str:
    at = next(n for n, s in enumerate(said) if s.key == deed.said.key)
    to = called(deed.said, listening) or [s.voice for s in answer_of(said, at)[:1]]
    return in_the_note(without_dates(without_fillers(deed.what), visit), listening, deed.said, to)


def _before(said: Sequence[Said], at: int, listening: Listening) -> list[Voice]:
    """Whom a sentence speaks to when it calls nobody: whoever it called last in its turn, else who spoke before."""
    one = said[at]
    turn = [s for s in said[max(0, at - 6) : at] if s.order == one.order]
    several = _SEVERAL.search(one.text)
    for earlier in reversed(turn):
        if names := called(earlier, listening):
            return names
        several = several or _SEVERAL.search(earlier.text)
    last = next((s.voice for s in reversed(said[max(0, at - 8) : at]) if s.voice != one.voice), None)
    if last is None:
        return []
    if several:
        spoke = [s.voice for s in said[max(0, at - 12) : at] if s.voice != one.voice and not s.voice.is_worker]
        recent = list(dict.fromkeys(reversed(spoke)))[:2]
        return sorted(recent, key=lambda voice: voice.speaker)
    return [listening.spoken_for(last) or last]
