"""Writes what the worker says in a talk, about what they see or were told, in the first person of the note."""

import re
from datetime import date

from assistant.domain.casenote import Form, Kind
from assistant.domain.person import Role
from assistant.drafting.evidence import evidence_of
from assistant.drafting.leads import quoted
from assistant.drafting.line import Line
from assistant.drafting.listening import Listening
from assistant.drafting.persons import WRITER, Persons, turned
from assistant.drafting.report import with_dates
from assistant.drafting.said import Said, opening, without_fillers
from assistant.drafting.select import is_observation, is_small_talk

_OFFICIAL = re.compile(
    r"\b(?:school|nursery|college|teacher|head|health visitor|gp|doctor|surgery|hospital|police|nurse|midwife|hub|"
    r"housing|court|camhs|consultant|manager)\b",
    re.I,
)
_OF_THEM = re.compile(r"^(?:so |and |but )*(?:they|she|he) (?:said|told|say|also said)\b", re.I)
_KIN = {"mum": Role.MOTHER, "mam": Role.MOTHER, "dad": Role.FATHER}
_SAID_WITHIN = re.compile(r", (?:he|she|they|\w+) (?:said|says),", re.I)
_BREAKS_OFF = re.compile(r"(?:—|–|-|…|\.\.\.)\s*$")
_ADDED = 3
_FEW = 9
"""How many more sentences, and words in each, are taken to go on with what was shown."""


def shown_line(said: Said, listening: Listening) -> Line:
    """Keep what the worker said somebody showed, with the question before it and how sure they said they were."""
    turn = listening.turns[said.order]
    at = next(n for n, s in enumerate(turn) if s.key == said.key)
    question = turn[at - 1] if at and turn[at - 1].is_question else None
    words = [said]
    for after in turn[at + 1 :]:
        if after.is_question or len(words) > _ADDED or (after.words > _FEW and '"' not in after.heard):
            break
        words.append(after)
    while len(words) > 1 and is_small_talk(words[-1]):
        words.pop()
    heard = said.utterance.text[words[0].start + opening(words[0].heard) : words[-1].end].strip()
    heard = heard[:1].upper() + heard[1:]
    first = f"I asked, {quoted(question.heard[opening(question.heard) :])} " if question is not None else ""
    rests = (question, *words) if question is not None else tuple(words)
    text = f"{_capital_quote(first)}I said, {quoted(heard)}"
    return Line(text, Kind.OBSERVATION, None, Form.NONVERBAL, evidence_of(rests), rests)


def worker_line(said: Said, visit: date, listening: Listening) -> Line | None:
    """Write a worker's sentence; words to the family that would read wrongly are quoted as "I said"."""
    start = opening(said.text)
    first = next((t.i for t in said.doc if t.idx >= start), None)
    if first is None:
        return None
    spoken_to = re.search(r"\b(?:you|your|yours|we|us|our)\b", said.text, re.I)
    within = _SAID_WITHIN.search(said.text) or _BREAKS_OFF.search(said.text)
    written = None if spoken_to or within else turned(said.doc, first, Persons(WRITER, None, {}))
    official = _OFFICIAL.search(said.text) or (_OF_THEM.match(said.text) and _said_before(said, listening) is not None)
    told = bool(re.search(r"\b(?:rang|told|said|says|called|emailed|wrote|reported)\b", said.text, re.I)) and official
    kind, holder = (Kind.OTHER_VIEW, "professional") if told else (Kind.OBSERVATION, None)
    if written is None and not spoken_to and is_observation(said):
        written = said.text[start:]
    if written is None:
        if spoken_to and not told and not is_observation(said) and not within:
            return None
        words = said.heard[opening(said.heard) :]
        return Line(f"I said, {quoted(words)}", kind, holder, Form.QUOTE, evidence_of([said]), (said,))
    text = with_dates(without_fillers(written).strip(" ,;"), said.text, visit)
    source = _said_before(said, listening) if _OF_THEM.match(said.text) else None
    rests = (said,) if source is None else (said, source)
    if source is not None and (office := _OFFICIAL.search(source.text)):
        text = re.sub(r"^(?:they|she|he)\b", f"the {office.group().lower()}", text, flags=re.I)
    text = text[:1].upper() + text[1:]
    text = text if text.endswith((".", "!", "?")) else f"{text}."
    return Line(text, kind, holder, Form.REPORTED if told else Form.NONE, evidence_of(rests), rests)


def told_here(said: Said, listening: Listening) -> bool:
    """Say whether the worker passes on what somebody said who speaks in this talk: that stands in their own words."""
    told = next((t for t in said.doc if t.lemma_ in {"say", "tell", "mention"}), None)
    who = next((t for t in told.children if t.dep_ in {"nsubj", "nsubjpass"}), None) if told is not None else None
    if who is None:
        return False
    here = {v.person.first_name.lower() for v in listening.voices if v.person is not None and not v.is_worker}
    kin = {word for v in listening.voices if v.person for word, role in _KIN.items() if v.person.role is role}
    return who.lower_ in here | kin


def _capital_quote(text: str) -> str:
    return re.sub(r'(?<=[“"])[a-z]', lambda m: m.group().upper(), text, count=1)


def _said_before(said: Said, listening: Listening) -> Said | None:
    """The worker's sentence just before, where it names the office that "they" are."""
    before = [s for s in listening.sayings if s.order == said.order and s.key < said.key]
    return before[-1] if before and _OFFICIAL.search(before[-1].text) else None
