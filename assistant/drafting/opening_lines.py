"""Writes what a note opens with: who spoke, who agreed to be recorded, and what it asks about who was seen."""

import re
from collections.abc import Sequence

from assistant.domain.casenote import Evidence, Form, Kind
from assistant.domain.notetype import VisitField
from assistant.domain.person import Person, Role
from assistant.drafting.evidence import evidence_of
from assistant.drafting.leads import quoted
from assistant.drafting.line import Line
from assistant.drafting.listening import Listening
from assistant.drafting.said import Said
from assistant.drafting.select import is_small_talk
from assistant.drafting.voices import Voice

_RECORD = re.compile(r"\brecord(?:ing|ed|er)?\b|\b(?:machine|phone|laptop|tablet) (?:to )?listens?\b", re.I)
_YES = re.compile(
    r"^(?:oh,? |um,? |well,? )*(?:yes|yeah|yep|okay|ok|sure|fine|of course|that's fine|no problem|go on)\b", re.I
)
_ASKS_AGAIN = 2
_HEDGED = re.compile(
    r"\b(?:as long as|but|only if|if you|unless|don['’]t|ain['’]t|not|won['’]t|rather|make sure|except|just|only)\b",
    re.I,
)
_ALONE = re.compile(
    r"\b(?:on (?:his|her|their|your) own|alone|just (?:me and|you and me)|(?:five|ten|a few) minutes with|by (?:him"
    r"|her|them)self)\b",
    re.I,
)
_BEDROOM = re.compile(r"\b(?:bed ?room|see your room|your room)\b", re.I)
_ROLE_WORDS = {Role.WORKER: "social worker", Role.FAMILY: "family member", Role.PROFESSIONAL: "professional"}


def who_spoke(listening: Listening) -> Line | None:
    """Say who is heard in the recording, each with a first sentence as evidence."""
    first: dict[Voice, Said] = {}
    for said in listening.sayings:
        first.setdefault(said.voice, said)
    if len(first) < 2:
        return None
    named = [_described(voice) for voice in sorted(first, key=lambda v: v.is_worker) if voice.person is not None]
    unnamed = [voice.speaker for voice in first if voice.person is None]
    if len(unnamed) == 1:
        named.append(f"a person nobody has named yet (voice {unnamed[0]})")
    elif unnamed:
        named.append(f"{'other ' if named else ''}people nobody has named yet (voices {_listed(unnamed)})")
    text = f"{_listed(named)} took part in the conversation."
    text = text[:1].upper() + text[1:]
    return Line(text, Kind.OBSERVATION, None, Form.NONE, evidence_of(first.values()), tuple(first.values()))


def agreement(listening: Listening) -> list[Line]:
    """Say who agreed to be recorded, in their words where these are not a plain yes."""
    asks = [s for s in listening.sayings if s.voice.is_worker and _RECORD.search(s.text) and _asks(s)]
    return [line for ask in asks[:_ASKS_AGAIN] for line in _answers(ask, listening)]


def _answers(ask: Said, listening: Listening) -> list[Line]:
    sayings = listening.sayings
    answers: dict[Voice, list[Said]] = {}
    for said in sayings:
        if 0 < said.order - ask.order <= 4 and not said.voice.is_worker and said.voice not in answers:
            answers[said.voice] = [s for s in sayings if s.order == said.order]
    lines = []
    for voice, turn in answers.items():
        more = [s for s in sayings if s.order == turn[0].order + 1 and s.voice == voice]
        if turn[0].order - ask.order > 1 and any(
            s.voice.is_worker and s.is_question and s.order > ask.order and s.order < turn[0].order for s in sayings
        ):
            continue
        hedged = any(_HEDGED.search(s.text) for s in turn)
        words = [s for s in [*turn, *more] if s is turn[0] or hedged]
        evidence: tuple[Evidence, ...] = (*evidence_of(words), *evidence_of([ask]))
        plainly = re.search(r"\brecord(?:ing|ed)?\b", ask.text, re.I)
        if plainly and _YES.match(turn[0].text) and not hedged and not voice.is_child and not voice.interprets:
            text = f"{voice.name} agreed to be recorded."
            lines.append(Line(text, Kind.OBSERVATION, None, Form.NONE, evidence, (turn[0], ask)))
        else:
            whose = listening.speaker_of(voice)
            name = f"{voice.name} (interpreter)" if voice.interprets else voice.name
            heard = " and then, ".join(quoted(part) for part in _by_turn(words))
            begun = "Asked about recording, " if plainly else f"I asked, {quoted(ask.heard)} "
            text = f"{begun}{name} said, {heard}"
            lines.append(Line(text, whose.kind, whose.holder, Form.QUOTE, evidence, (*words, ask)))
    return lines


def _by_turn(words: Sequence[Said]) -> list[str]:
    turns: dict[str, list[Said]] = {}
    for said in words:
        turns.setdefault(said.utterance.id, []).append(said)
    return [part[0].utterance.text[part[0].start : part[-1].end] for part in turns.values()]


def asked_alone(listening: Listening) -> list[Line]:
    """The worker's words that ask to see a child alone, with the child's answer where there is one."""
    sayings = listening.sayings
    ask = next((s for s in sayings if s.voice.is_worker and _asks_alone(s, listening)), None)
    if ask is None:
        return []
    turn = [s for s in listening.turns.get(ask.order + 1, []) if s.voice.is_child]
    leads = listening.turns[ask.order][-1].key == ask.key
    if leads and any(not is_small_talk(s) for s in turn):
        # What a child says to it stands among the child's views, with the question.
        return []
    answer = next((s for s in turn if is_small_talk(s)), None)
    rests = (ask,) if answer is None else (ask, answer)
    text = f"I asked, {quoted(ask.heard)}" + (f" {answer.voice.name} said, {quoted(answer.heard)}" if answer else "")
    return [Line(text, Kind.OBSERVATION, None, Form.QUOTE, evidence_of(rests), rests)]


def _asks_alone(said: Said, listening: Listening) -> bool:
    """Say whether a question asks to see a child alone: it is put to the child, or names or means one."""
    if not said.is_question or not _ALONE.search(said.text):
        return False
    answer = next(iter(listening.turns.get(said.order + 1, [])), None)
    names = "|".join(re.escape(p.first_name) for p in listening.people if p.role.is_young) or "child"
    about = re.search(rf"\b(?:{names}|him|her|them)\b", said.text)
    return about is not None or (answer is not None and answer.voice.is_child)


def _asks(said: Said) -> bool:
    return said.is_question or bool(
        re.search(r"\bif (?:that's|it's|you)|\bokay with\b|\bis that\b|I['’]d like to record", said.text, re.I)
    )


def visit_prompts(
    listening: Listening, fields: Sequence[VisitField], child: Person | None, *, dictated: bool = False
) -> tuple[str, ...]:
    """Ask the worker for what case systems hold as fields and nobody said."""
    name = child.first_name if child else "the child"
    text = " ".join(s.text for s in listening.sayings)
    asks = []
    if VisitField.SEEN_ALONE in fields and not (dictated and _ALONE.search(text)):
        asks.append(f"Was {name} seen alone?{_stretch(listening, child)}")
    if VisitField.BEDROOM_SEEN in fields and not (dictated and _BEDROOM.search(text)):
        said = " It is spoken of in the recording; say what you saw." if _BEDROOM.search(text) else ""
        asks.append(f"Did you see {name}'s bedroom?{said}")
    if VisitField.PLACE in fields:
        asks.append("Where did you meet?")
    return tuple(asks)


def _stretch(listening: Listening, child: Person | None) -> str:
    """Point to the longest stretch in which only the worker and the child speak."""
    best: list[Said] = []
    now: list[Said] = []
    for said in listening.sayings:
        with_child = said.voice.is_worker or (child is not None and said.voice.person == child)
        now = [*now, said] if with_child else []
        if any(s.voice.is_child for s in now) and len(now) > len(best):
            best = now
    if len({s.order for s in best}) < 4:
        return ""
    start, end = best[0].utterance.start, best[-1].utterance.end
    if start is None or end is None:
        return " One part of the recording has only the two of you."
    return f" Only the two of you are heard from {_clock(start)} to {_clock(end)}."


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _described(voice: Voice) -> str:
    if voice.person is None:
        return f"voice {voice.speaker}"
    role = voice.person.relation or _ROLE_WORDS.get(voice.person.role, voice.person.role.value)
    return f"{voice.person.name} ({role})"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
