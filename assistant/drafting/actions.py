"""Finds what somebody said they would do: what, who, by when, and the words that say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.casenote import Action
from assistant.domain.person import Person
from assistant.drafting.compose import quoted
from assistant.drafting.evidence import evidence_of
from assistant.drafting.listening import Listening
from assistant.drafting.said import Said, without_fillers
from assistant.drafting.select import RISK
from assistant.drafting.voices import Voice
from assistant.english.dates import DateMention, dates
from assistant.english.numbers import NumberKind, numbers

_WILL = re.compile(
    r"\b(?P<who>I|we|Dan)(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to"
    r"| are going to)\s+(?P<what>.+)",
    re.I,
)
_SPLIT = re.compile(r",?\s+(?:and\s+)?(?=(?:I|we)(?:['’]ll| will|['’]m going to)\s)", re.I)
_OFFER = re.compile(
    r"\b(?:shall (?:I|we)|do you want me to|would you like me to|is it (?:okay|ok|alright|all right) if I|can I"
    r"|let's|can we|shall we)\s+(?P<what>.+?)\??$",
    re.I,
)
_REQUEST = re.compile(
    r"\b(?:can|could|will|would) you\s+(?:please\s+)?(?P<what>.+?)\??$|\byou(?:'ll)? need to\s+(?P<need>.+?)[.?]?$",
    re.I,
)
_YES = re.compile(
    r"^(?:oh |um,? |er,? |well,? |mm,? )*(?:yes|yeah|yep|okay|ok|alright|all right|please|sure|fine|of course"
    r"|course|that'd be (?:great|good|nice|lovely)|"
    r"that would be (?:great|good|nice|lovely)|go on|i will|i can|i could do|will do|no problem|thank you|thanks"
    r"|deal)\b",
    re.I,
)
_BUT_NO = re.compile(r"\b(?:no|not|don't|but i (?:can't|won't)|rather not|can't|won't)\b", re.I)
_NOT_WORK = re.compile(
    r"^(?:be (?:honest|fair|okay|ok|fine|alright|all right|happy|sad|glad|running|quick|brief|fuming)|have\b"
    r"|know\b|see\b(?! you| if| about| the| her| him| them| what)|think\b|feel\b|"
    r"miss\b|die\b|kill\b|never\b|always\b|not\b|say\b|tell you what|admit\b|just say|need\b|want\b"
    r"|get (?:in trouble|told|upset|angry)|let you (?:go|get)|"
    r"love\b|hate\b|cry\b|lose\b|be back in a)",
    re.I,
)
_TALK = re.compile(
    r"^(?:tell me|say|explain|describe|show me|repeat|hear|remember|think|see|imagine|ask you|have (?:a )?(?:tea"
    r"|coffee|look|seat|word)|come in|sit|just ask|start|record|talk me|have (?:ten|five) minutes)\b",
    re.I,
)
_UNSURE = re.compile(r"\b(?:if|unless|might|maybe|perhaps|probably|whether)\b", re.I)
_ONE_THING = ({"gp", "surgery", "doctor", "doctors", "doctor's"}, {"school", "teacher"})


@dataclass(frozen=True)
class Promise:
    """An action with the sentences it rests on."""

    action: Action
    rests_on: tuple[Said, ...]


def promises(listening: Listening, visit: date) -> tuple[Promise, ...]:
    """Find every action that was promised, or offered and accepted; what was only suggested is left."""
    found: list[Promise] = []
    said = list(listening.sayings)
    known: date | None = None
    for at, one in enumerate(said):
        for mention in dates(one.text, visit):
            known = mention.day if mention.day and mention.day > visit and not mention.is_range else known
        if RISK.search(one.text) and not one.voice.is_worker:
            continue
        if one.is_question:
            found += _offered(said, at, listening, visit)
        elif not any(one.key == s.key for p in found[-4:] for s in p.rests_on):
            found += _promised(one, listening, visit, known)
        need = None if one.is_question else _REQUEST.search(one.text)
        if need and need["need"]:
            found += _offered(said, at, listening, visit)
    return tuple(_merged(found))


def due_of(words: str, visit: date, known: date | None = None) -> tuple[date | None, list[DateMention]]:
    """The day something is due, worked out from the visit: the last day of a range; None when no day was said."""
    mentions = list(dates(words, visit, past=False))
    if re.search(r"\b(?:till|until|by|before) then\b", words, re.I) and known:
        return known, mentions
    if re.search(r"\bbefore (?:I|we) (?:go|leave)\b|\bnow\b|\bwhile I'm here\b", words, re.I):
        return visit, mentions
    sure = [m for m in mentions if m.day is not None]
    if not sure:
        return None, mentions
    day = sure[-1].last or sure[-1].day
    return (day if day and day >= visit else None), mentions


def name_of(voice: Voice) -> str | None:
    """The owner's name as the roster has it; None for a voice nobody has named."""
    return voice.person.name if voice.person else None


def in_the_note(what: str, listening: Listening, speaker: Voice, other: Voice | None) -> str:
    """Write the words of an action for the note: I and my stay the worker's own, you becomes the person spoken to."""
    text = without_fillers(what).strip(" .,!?;")
    if other is not None and speaker.is_worker:
        name = other.name if other.person is not None else "that person"
        text = re.sub(r"\byour\b", f"{name}'s", text, flags=re.I)
        text = re.sub(r"\byou\b", name, text, flags=re.I)
    if not speaker.is_worker and speaker.person is not None:
        first = listening.pronouns(speaker)
        text = re.split(r"\s+(?:when|once|after|before|because|as soon as|so)\s+(?=I\b)", text)[0]
        for word, turned in (("my", first.possessive), ("me", first.object), ("myself", first.reflexive)):
            text = re.sub(rf"\b{word}\b", turned, text, flags=re.I)
        spoken = "me" if other is None or other.is_worker else other.name
        text = re.sub(r"\byour\b", "my" if spoken == "me" else f"{spoken}'s", text, flags=re.I)
        text = re.sub(r"\byou\b", spoken, text, flags=re.I)
    return text[:1].upper() + text[1:]


def _promised(one: Said, listening: Listening, visit: date, known: date | None) -> list[Promise]:
    found = _next_meeting(one, visit)
    for part in _SPLIT.split(one.text):
        match = _WILL.search(part)
        if not match:
            continue
        what = match["what"].strip(" .,!")
        if _NOT_WORK.match(what) or _UNSURE.search(what) or not what or len(what.split()) < 2:
            continue
        due, _ = due_of(what, visit, known)
        back = re.match(r"(?:be|come|pop|call|see you)(?: back| round| again| in)?\b", what, re.I)
        comes = one.voice.is_worker and back and (dates(what, visit, past=False) or "back" in what)
        words = _next_visit(what, visit) if comes else _what(what, listening, one, visit)
        who = _both(one, listening) if match["who"].lower() == "we" else name_of(one.voice)
        found.append(_promise(words, who, due, part.strip(" ,"), (one,)))
    return found


def _offered(said: Sequence[Said], at: int, listening: Listening, visit: date) -> list[Promise]:
    """Read an offer or a request together with its answer: only a yes makes it an action."""
    one = said[at]
    answer = next((s for s in said[at + 1 : at + 4] if s.voice != one.voice), None)
    called = _called(one, listening)
    if answer is not None and called not in {None, answer.voice, listening.spoken_for(answer.voice)}:
        return []
    to = None if answer is None else called or listening.spoken_for(answer.voice) or answer.voice
    if answer is None or answer.order - one.order > 1 or not _YES.match(answer.text) or _BUT_NO.search(answer.text):
        return []
    offer, request = _OFFER.search(one.text), _REQUEST.search(one.text)
    match = offer or request
    if match is None:
        return []
    what = (match.groupdict().get("what") or match.groupdict().get("need") or "").strip(" ?.,")
    if len(what.split()) < 2 or _TALK.match(what) or _NOT_WORK.match(what):
        return []
    together = offer is not None and re.search(r"\b(?:shall|can) we\b|\blet's\b", match.group(), re.I)
    owner = one.voice if offer else to or answer.voice
    who = _names(one.voice, to or answer.voice) if together else name_of(owner)
    turn = [s for s in said[at + 1 : at + 6] if s.order == answer.order]
    due = due_of(what, visit)[0] or due_of(" ".join(s.text for s in turn if _WILL.search(s.text)), visit)[0]
    words = in_the_note(without_dates(what, visit), listening, one.voice, to)
    rests = (one, *(s for s in turn if s is answer or _short_promise(s, visit)))
    return [_promise(words, who, due, " ".join(s.text.strip() for s in rests), rests)]


def _called(one: Said, listening: Listening) -> Voice | None:
    """The voice that a sentence calls by name, if it is one."""
    for voice in listening.voices:
        if voice.person and re.search(
            rf"(?:^|[,.?!] |\b(?:so|and|okay) ){re.escape(voice.person.first_name)},", one.text
        ):
            return voice
    return None


def _short_promise(said: Said, visit: date) -> bool:
    """Say whether a sentence only says yes again: "I'll go on Monday at two."."""
    match = _WILL.search(said.text)
    return bool(match) and len(_content(without_dates(match["what"], visit)) if match else "") <= 2


def _next_meeting(one: Said, visit: date) -> list[Promise]:
    """Read "our next core group is on the fifth of November at one o'clock"."""
    match = re.search(
        r"\b(?:our|the|my) (?P<what>next (?:visit|core group|meeting|review))(?: is| will be|'s)\b", one.text, re.I
    )
    due = due_of(one.text, visit)[0]
    if match is None or due is None or not one.voice.is_worker:
        return []
    times = [m for m in numbers(one.text) if m.kind is NumberKind.TIME]
    what = f"{match['what'].capitalize()}, at {times[0].text}" if times else match["what"].capitalize()
    return [_promise(what, name_of(one.voice), due, one.text.strip(), (one,))]


def _what(what: str, listening: Listening, one: Said, visit: date) -> str:
    near = [s for order in range(one.order - 3, one.order + 1) for s in listening.turns.get(order, [])]
    before = next((s for s in reversed(near) if s.key < one.key and s.voice != one.voice), None)
    to = _called(one, listening) or (before.voice if before else None)
    to = listening.spoken_for(to) or to if to else None
    words = in_the_note(without_dates(what, visit), listening, one.voice, to)
    if re.search(r"\b(?:it|that|this)$", words) and len(words.split()) <= 5 and before is not None:
        return f"{words}: {quoted(before.text)}".rstrip(".")
    return words


def _next_visit(what: str, visit: date) -> str:
    times = [m for m in numbers(what) if m.kind is NumberKind.TIME]
    return f"Next visit, at {times[0].text}" if times else "Next visit"


def without_dates(what: str, visit: date) -> str:
    """Leave out the day, which the action holds apart; a time of day stays."""
    text = what
    for mention in reversed(dates(what, visit, past=False)):
        if mention.day is None or mention.is_range:
            continue
        left = re.sub(r"\s*\b(?:on|by|until|till|for|before|from)?\s*$", "", text[: mention.start], flags=re.I)
        text = f"{left}{text[mention.end :]}"
    return re.sub(r"\s+(?:till|until|by) then$", "", text.strip(" ,"))


def _both(one: Said, listening: Listening) -> str | None:
    near = [s for order in (one.order - 1, one.order + 1) for s in listening.turns.get(order, [])]
    others = [s.voice for s in near if s.voice != one.voice]
    return _names(one.voice, others[-1]) if len(set(others)) == 1 else name_of(one.voice)


def _names(first: Voice, second: Voice) -> str | None:
    names = [name for voice in (first, second) if (name := name_of(voice))]
    return " and ".join(names) or None


def _promise(what: str, who: str | None, due: date | None, words: str, rests_on: tuple[Said, ...]) -> Promise:
    return Promise(Action(what=what, who=who, due=due, said=words, evidence=evidence_of(rests_on)), rests_on)


def _merged(found: Sequence[Promise]) -> list[Promise]:
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
        action = best.action.model_copy(update={"evidence": evidence, "due": due})
        kept[twin] = Promise(action, other.rests_on + promise.rests_on)
    return kept


def _same(one: Action, other: Action) -> bool:
    if one.who != other.who or (one.due and other.due and one.due != other.due):
        return False
    left, right = _content(one.what), _content(other.what)
    if one.what.split()[0].lower() != other.what.split()[0].lower():
        return False
    return bool(left & right) and len(left & right) / max(1, min(len(left), len(right))) >= 0.6


def _content(what: str) -> set[str]:
    words = set(re.findall(r"[a-z']{2,}", what.lower())) - {
        "the",
        "to",
        "about",
        "and",
        "for",
        "of",
        "with",
        "in",
        "on",
    }
    return {next((f"={n}" for n, group in enumerate(_ONE_THING) if word in group), word) for word in words}


def people_named(what: str, people: Sequence[Person]) -> list[Person]:
    """The people of the roster whose first name stands in some words."""
    return [p for p in people if re.search(rf"\b{re.escape(p.first_name)}\b", what)]
