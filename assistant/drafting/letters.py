"""Writes what a child said back to that child: "You told me that …" where grammar carries it, else their own words."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from assistant.domain.casenote import Form, Kind, Uncovered
from assistant.domain.person import Person, Role
from assistant.drafting.compose import quotation
from assistant.drafting.evidence import evidence_of
from assistant.drafting.joining import short_quotations, yes_or_no
from assistant.drafting.leads import bare_question, quoted
from assistant.drafting.line import Line
from assistant.drafting.listening import Listening
from assistant.drafting.persons import Persons
from assistant.drafting.promise import Promise
from assistant.drafting.report import reported
from assistant.drafting.said import Said
from assistant.drafting.select import RISK
from assistant.drafting.voices import YOU, Voice

_SOMEBODY = re.compile(r"\b(?:he|she|they|him|her|his|them|their|mum|dad|nan|gran\w*|brother|sister)\b", re.I)
_LEANS = re.compile(r"(?:it|that|this|because|'?cause|cos|to|by|when|yes|no|yeah|nothing|not|me|once|and|but)\b", re.I)


def letter_lines(chosen: Sequence[Said], listening: Listening, visit: date) -> list[Line]:
    """Write a child's chosen sentences, in order, as sentences to that child; a fact is never put more softly."""
    turns: dict[int, list[Said]] = {}
    for said in chosen:
        turns.setdefault(said.order, []).append(said)
    return [line for turn in turns.values() for line in _turn(turn, listening, visit)]


def for_a_child(lines: Iterable[Line], listening: Listening) -> list[Line]:
    """Keep what the worker saw that speaks of nobody and holds no harm: all else waits for the worker to choose it."""
    names = {part.lower() for person in listening.people for part in person.name.split()}
    return [
        line
        for line in lines
        if line.form is not Form.NONVERBAL
        and not RISK.search(line.text)
        and not _SOMEBODY.search(line.text)
        and not names & set(re.findall(r"[a-z'-]+", line.text.lower()))
    ]


def reader_of(voices: Iterable[Voice], child: Person | None) -> Voice | None:
    """The voice to which a letter is written: the child's of the visit, else that of the only child who spoke."""
    young = [voice for voice in voices if voice.person is not None and voice.person.role is Role.CHILD]
    own = [voice for voice in young if voice.person == child]
    return own[0] if own else young[0] if len(young) == 1 else None


def told_to(child: Voice, promised: Iterable[Promise], listening: Listening) -> tuple[list[Promise], list[Promise]]:
    """Part promises into those made to the child or by the child, and all others."""
    safe: list[Promise] = []
    left: list[Promise] = []
    for promise in promised:
        cited = {e.utterance for e in promise.action.evidence}
        said = [s for s in listening.sayings if s.utterance.id in cited]
        (safe if any(_between(s, child, listening) for s in said) else left).append(promise)
    return safe, left


def waiting(left: Iterable[Promise]) -> tuple[Uncovered, ...]:
    """List promises that a letter leaves out, for the worker to add."""
    first = [(promise, promise.action.evidence[-1]) for promise in left if promise.action.evidence]
    return tuple(
        Uncovered(utterance=e.utterance, reason="commitment", text=e.quote, start=e.start, end=e.end) for _, e in first
    )


def _between(said: Said, child: Voice, listening: Listening) -> bool:
    """Say whether a sentence passed between the worker and the child alone: nobody else spoke before or after it."""
    if said.voice == child:
        return True
    near = [s.voice for order in (said.order - 1, said.order + 1) for s in listening.turns.get(order, [])]
    return said.voice.is_worker and child in near and all(v == child or v.is_worker for v in near)


def _turn(turn: Sequence[Said], listening: Listening, visit: date) -> list[Line]:
    question = listening.question_before(turn[0])
    lines: list[Line] = []
    told = [_told(said, listening, visit, follows=at > 0) for at, said in enumerate(turn)]
    if all(told):
        groups: list[tuple[list[Said], str | None]] = [([s], words) for s, words in zip(turn, told, strict=True)]
    else:
        groups = [(part, None) for part in short_quotations(turn)]
    voice = turn[0].voice
    if question is not None and question.words > 1:
        # The question spoke to the child already, so its own words read best.
        lead = f"I asked, {quoted(bare_question(question))}"
        rests = (turn[0], question)
        lines.append(Line(lead, Kind.OBSERVATION, None, Form.QUOTE, evidence_of([question]), rests, new_paragraph=True))
    for part, words in groups:
        asks = len(part) == 1 and part[0].is_question
        plain = "You asked, " if asks else "You said, "
        verb = "You told me that" if len(lines) < 2 else "You said that"
        text = f"{plain}{quotation(part)}" if words is None else f"{verb} {words}."
        form = Form.QUOTE if words is None else Form.REPORTED
        lines.append(Line(text, voice.kind, voice.holder, form, evidence_of(part), tuple(part)))
    return lines


def _told(said: Said, listening: Listening, visit: date, *, follows: bool) -> str | None:
    """A sentence of the child's put as "you", where every word stays true; None for a quotation."""
    if yes_or_no(said) or said.is_question or (_LEANS.match(said.core) and not follows) or listening.unclear(said):
        return None
    second = listening.persons(said).second
    clause = reported(said, Persons(YOU, second, {}), visit, context=follows)
    return clause.text if clause is not None else None
