"""Says what an action is: what "it" or "that" stands for, and whom "you" means."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.drafting.action_words import called, in_the_note, one_deed, with_office, without_dates
from assistant.drafting.asks import Deed, answer_of, deed_of, meant
from assistant.drafting.leads import quoted
from assistant.drafting.listening import Listening
from assistant.drafting.said import Said, opening, without_fillers
from assistant.drafting.select import is_small_talk
from assistant.drafting.voices import Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

_REFERS = re.compile(r"\b(?:it|that|this|then|them|mine|one)$", re.I)
_SAYS_LITTLE = re.compile(
    r"(?:find out|check|look|let \S+(?: \S+)? know|tell \S+(?: \S+)?|ask(?: (?:the|my|our|your|his|her|their))? ?\S*)",
    re.I,
)
_STANDS_FOR = re.compile(r"\b(?:it|that|this|them|those|him|her)(?=$|,| to\b| this\b| next\b)", re.I)
_WILL_DO = re.compile(r"(?:['’]ll|\bwill|going to)\s", re.I)
_REACHES = re.compile(r"(?:ring|call|phone|text|email|see|visit|write|meet|message|next)\b", re.I)
_FEW, _VERY_FEW, _FEWEST, _LONGEST = 8, 5, 4, 20
_SEVERAL = re.compile(r"\byou (?:both|two|all)\b|\bboth of you\b", re.I)
_IT, _THEM = re.compile(r"\b(?:it|that|this)\b", re.I), re.compile(r"\b(?:them|those|these)\b", re.I)
_NO_THING = frozenset(
    "one ones thing bit lot minute time day week month year night morning evening way kind sort idea problem point "
    "question view word place hospital school council court office surgery clinic police home house room people "
    "name while today tomorrow yesterday weekend hour part half list".split()
)
_KIN = re.compile(
    r"mum|mam|mummy|mammy|dad|daddy|nan|nana|gran|granny|grandad|grandma|brother|sister|son|daughter|baby|boy|girl|lad"
    r"|man|woman|lady|friend|mate|cousin|aunt|auntie|uncle|partner|boyfriend|girlfriend|teacher|doctor|nurse|head"
    r"|mother|father|child|kid|solicitor|guardian|judge|manager|worker|landlord"
)
_THING_DEPS = frozenset({"dobj", "attr", "nsubj", "nsubjpass", "ROOT", "npadvmod", "dep", "appos"})
_HAS = frozenset({"get", "have", "keep", "find", "hold", "use", "own", "buy", "lose", "bring"})
"""Verbs of which the object is a thing that can be brought, sent or mended."""
_NO_ONE = frozenset("no any some every each either neither what which".split())
_TURNS_BACK = 2
_LAST_TURNS = 2
_OF_IT = re.compile(r"^(?:get|have|send|bring|sort) (?:it|them|that)\b", re.I)


def what_is_done(
    what: str, said: Sequence[Said], at: int, listening: Listening, visit: date, to: Sequence[Voice] = ()
) -> tuple[str, tuple[Said, ...]]:
    """Write an action's words, and give the earlier sentences that say what "it" or "that" is.

    Words that say too little alone are given what was asked or said before them, as it was heard.
    """
    words, near = _with_its_deed(what, said, at, listening, visit, to)
    if near or not says_too_little(words):
        return words, near
    first = said[at].text[: max(0, said[at].text.find(what[:_VERY_FEW]))]
    before = heard_before(said, at, listening) if len(_WILL_DO.findall(first)) < 2 else None
    if before is None:
        return words, ()
    lead = ": " if before.is_question else ", said after "
    heard = before.heard[opening(before.heard) :]
    return f"{words}{lead}{quoted(f'{heard[:1].upper()}{heard[1:]}')}".rstrip("."), (before,)


def heard_before(said: Sequence[Said], at: int, listening: Listening) -> Said | None:
    """What a bare promise answers or follows: the question right before it, else the last words that name a thing."""
    one = said[at]
    turn = [s for s in said[max(0, at - 12) : at] if s.order == one.order]
    before = [s for s in said[max(0, at - 16) : at] if 0 < one.order - s.order <= _TURNS_BACK and s.voice != one.voice]
    asked = [s for s in before if s.is_question and s.words > 2 and s.order == one.order - 1]
    last = [s for s in before if s.order == one.order - 1]
    told = [s for s in (*last, *turn) if s.words >= _FEWEST and not is_small_talk(s) and _names_a_thing(s, listening)]
    near = asked[-1:] or told[-1:]
    return near[0] if near and near[0].words <= _LONGEST else None


def _with_its_deed(
    what: str, said: Sequence[Said], at: int, listening: Listening, visit: date, to: Sequence[Voice]
) -> tuple[str, tuple[Said, ...]]:
    one = said[at]
    bare = with_office(without_dates(one_deed(without_fillers(what)), visit), said[:at])
    to = to or called(one, listening) or addressed(said, at, listening)
    stands_for = re.match(r"(?:do|try|sort|manage) (?:it|that|this)\b(?P<rest>.*)$", bare, re.I)
    refers = stands_for or ((_REFERS.search(bare) or _OF_IT.match(bare)) and len(bare.split()) <= 5)
    deed = meant(said, at)
    again = deed is not None and len(bare.split()) <= 3 and bare.split()[0].lower() == deed.what.split()[0].lower()
    if deed is not None and again and re.search(r"\b(?:him|her|them|it|that)$", bare):
        return _of_deed(deed, said, listening, visit), (deed.said,)
    if not refers:
        return in_the_note(bare, listening, one, to), ()
    if deed is not None and stands_for:
        more = stands_for["rest"].strip(" ,.")
        return f"{_of_deed(deed, said, listening, visit)}{f', {more}' if more else ''}", (deed.said,)
    words = in_the_note(bare, listening, one, to)
    if re.search(r"\bdo (?:it|that|this)\b", bare, re.I):
        return (words, ()) if deed is None else (f"{words}: {quoted(deed.said.heard)}".rstrip("."), (deed.said,))
    thing = _thing_meant(bare, said, at, listening)
    return (words, ()) if thing is None else (f"{words} ({thing[0]})", (thing[1],))


def says_too_little(words: str) -> bool:
    """Say whether an action stands for something that only the talk tells: "Do it", "Find out", "Drive Karim"."""
    if words.startswith('"'):
        return False
    many = len(words.split())
    stands = _STANDS_FOR.search(words)
    few = many <= (_FEW if stands and re.search(r"\babout $", words[: stands.start()]) else _VERY_FEW)
    alone = re.match(r"[A-Z]\w+ [A-Z][\w'-]+(?: [A-Z][\w'-]+)?$", words) and not _REACHES.match(words)
    return bool(_SAYS_LITTLE.fullmatch(words) or (few and stands) or alone)


def _names_a_thing(said: Said, listening: Listening) -> bool:
    """Say whether a sentence has a noun that is no name of somebody here."""
    named = {part.lower() for person in listening.people for part in person.name.split()}
    return any(t.pos_ == "NOUN" and t.lower_ not in named for t in said.doc)


def _thing_meant(words: str, said: Sequence[Said], at: int, listening: Listening) -> tuple[str, Said] | None:
    """The one thing that "it" or "them" can mean: the only fitting noun of this turn and the two before it."""
    wanted = "NN" if _IT.search(words) else "NNS" if _THEM.search(words) else None
    if wanted is None:
        return None
    named = {part.lower() for person in listening.people for part in person.name.split()}
    near = [s for s in said[max(0, at - 12) : at + 1] if said[at].order - s.order <= _TURNS_BACK]
    own = [s for s in near if said[at].order - s.order <= 1 and (s.is_question or deed_of(s))]
    for window, alone in ((own[-1:], True), (near, False)):
        found = {
            t.lemma_.lower(): (t, s)
            for s in window
            for t in s.doc
            if _is_thing(t, wanted, named) and (alone or t.head.lemma_ in _HAS)
        }
        if len(found) == 1:
            token, one = next(iter(found.values()))
            return _phrase(token), one
        if found:
            return None
    return None


def _is_thing(token: "Token", tag: str, named: set[str]) -> bool:
    low = token.lower_
    return (
        token.tag_ == tag
        and token.pos_ == "NOUN"
        and any(t.dep_ in {"det", "poss"} and t.lower_ not in _NO_ONE for t in token.lefts)
        and token.dep_ in _THING_DEPS
        and not token.ent_type_
        and low not in named
        and token.lemma_.lower() not in _NO_THING
        and not _KIN.fullmatch(low)
    )


def _phrase(token: "Token") -> str:
    """A noun with what stands before it: "an old meter", "Cormac's annual"."""
    first = min([t.i for t in token.lefts if t.dep_ in {"det", "amod", "poss", "compound", "nummod"}], default=token.i)
    first = min([first, *(t.i for left in token.lefts if left.dep_ == "poss" for t in left.subtree)])
    span = token.doc[first : token.i + 1]
    plain = not any(t.lower_ in {"my", "your", "our"} for t in span)
    return span.text if plain else f"the {token.text}"


def _of_deed(deed: Deed, said: Sequence[Said], listening: Listening, visit: date) -> str:
    at = next(n for n, s in enumerate(said) if s.key == deed.said.key)
    to = called(deed.said, listening) or [s.voice for s in answer_of(said, at)[:1]]
    return in_the_note(without_dates(without_fillers(deed.what), visit), listening, deed.said, to)


def addressed(said: Sequence[Said], at: int, listening: Listening) -> list[Voice]:
    """Whom a sentence speaks to when it calls nobody: whoever was called last in its turn, else the only other speaker.

    Nobody where the worker speaks and two others have spoken in the last turns, for then either could be meant.
    """
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
    before = [s for s in said[max(0, at - 8) : at] if s.order == one.order - 1 and s.voice == last]
    if not one.voice.is_worker or any(s.is_question or re.search(r"\byou\b", s.text, re.I) for s in before):
        return [listening.speaker_of(last)]
    near = {s.voice for s in said[max(0, at - 20) : at] if 0 < one.order - s.order <= _LAST_TURNS} - {one.voice}
    others = {listening.speaker_of(voice) for voice in near if not voice.interprets or voice == last}
    return [listening.speaker_of(last)] if len(others) <= 1 else []
