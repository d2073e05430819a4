"""Joins an answer to what it answers: the worker's question, or what somebody else asked or said just before."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.drafting.asked import asked
from assistant.drafting.listening import Listening
from assistant.drafting.said import Said, opening
from assistant.drafting.select import is_small_talk
from assistant.english.dates import dates

ELLIPSIS = re.compile(
    r"^(?:(?:well|no|yes|yeah|but|and|oh),? )*(?:(?:I|you|he|she|we|they|it) (?:did|do|does|have|has|was|were|am|are|is"
    r"|will|can|would|had|should|could)(?:n['’]t)?"
    r"|.{0,20}\b(?:they|he|she|it|I|we) (?:did|do|does|has|have|would)n['’]t"
    r"|I['’]d (?:love|like|want|hate) to)(?:,? (?:once|too|not|baby|love|darling))?[.!]?$",
    re.I,
)
"""A sentence whose verb stands for one that somebody else said."""
_REQUESTS = re.compile(r"\b(?:can|could|will|would) you\b(?! (?:say|tell|explain|describe))", re.I)
_COUNTED_OFF = re.compile(r"^(?:one|two|three|four|first|second|third|last(?:ly)?):\s+", re.I)
_LEANS = re.compile(r"(?:it|that|this|because|to|by|when|yes|no|yeah)\b", re.I)
_OF_OTHERS = re.compile(r"they(?:['’](?:ve|re|ll|d))?\b", re.I)
_THAT_DAY = re.compile(r"\bthat (?:day|night|time|morning|afternoon|evening|week|weekend)\b", re.I)
_STANDS_FOR = re.compile(r"\b(?:that|this|it|them)\b|['’]s that\b|\b(?:me|us) to\b", re.I)
_VAGUE = re.compile(
    r"(?:it|that|this|they|those|these)\b|I (?:know|see|bet)\b|I['’]m (?:so |really )?sorry\b|(?:[A-Z]\w+, )?you['’]",
    re.I,
)
_NOTHING = re.compile(r"\bwhat(?:['’]s| is| was)(?: it|['’]s it) like\b|\bhow(?:['’]s| is) it going\b", re.I)
_FEWEST = 3
_SHORT, _LONGEST, _FEW = 8, 30, 12


def quoted(text: str) -> str:
    """Put words in quotation marks, with the end mark that the sentence needs."""
    plain = text.strip()
    if whole := re.fullmatch(r"[\"“]([^\"“”]+)[\"”]", plain):
        plain = whole[1]
    left, right = ("“", "”") if '"' in plain else ('"', '"')
    if plain.rstrip('"')[-1:] in {".", "?", "!"}:
        return f"{left}{plain}{right}"
    return f"{left}{plain.rstrip(',;:- ')}{right}."


def bare_question(question: Said) -> str:
    """A question's words past what opens the turn."""
    text = question.heard
    start = opening(text)
    bare = text[start:] if start < len(text) - 4 else text
    bare = _COUNTED_OFF.sub("", bare)
    bare = bare if bare.rstrip().endswith(("?", ".", "!")) else f"{bare.rstrip()}?"
    return bare[:1].upper() + bare[1:]


def lead(said: Said, listening: Listening, visit: date) -> tuple[str, tuple[Said, ...]]:
    """The words before an answer that cannot stand alone, and what they rest on: ("Asked what would help, ", …)."""
    if any(s.key < said.key and not is_small_talk(s) for s in listening.turns[said.order]):
        # The turn opened with words that stand elsewhere: those, and not these, gave the answer.
        return "", ()
    question = listening.question_before(said)
    if question is None:
        return _after_another(said, listening, visit)
    return _after_question(said, question, listening, visit) if question.words > 1 else ("", ())


def _after_question(said: Said, question: Said, listening: Listening, visit: date) -> tuple[str, tuple[Said, ...]]:
    persons = listening.asked_persons(question, listening.speaker_of(said.voice))
    before = _leans_on(question, listening)
    words = asked(question, persons, visit) if persons is not None and before is None else None
    alone = said.has_clause and said.words > 5 and not _LEANS.match(said.text)
    leans = said.voice.is_child or said.voice.interprets or listening.unclear(said)
    leads = (leans and words) or said.voice.is_child or _REQUESTS.search(question.text)
    if alone and not leads:
        return "", ()
    if words:
        return f"Asked {words}, ", (question,)
    if before is not None:
        text = question.utterance.text[before.start : question.end]
        text = text[opening(text) :]
        return f"I asked, {quoted(f'{text[:1].upper()}{text[1:]}')} ", (before, question)
    return f"I asked, {quoted(bare_question(question))} ", (question,)


def _leans_on(question: Said, listening: Listening) -> Said | None:
    """The sentence before a question that names nothing itself: "I could write to them. Do you want me to?"."""
    turn = listening.turns[question.order]
    at = next(n for n, s in enumerate(turn) if s.key == question.key)
    before = turn[at - 1] if at else None
    if before is None or before.is_question or is_small_talk(before) or not _SHORT // 2 <= before.words <= _LONGEST:
        return None
    tells = any(t.pos_ in {"NOUN", "PROPN"} for t in before.doc) and not _VAGUE.match(before.core)
    names = any(t.pos_ in {"NOUN", "NUM"} for t in question.doc) or _NOTHING.search(question.text)
    stands = question.words <= _FEW and not names and _STANDS_FOR.search(question.text)
    return before if tells and stands else None


def _after_another(said: Said, listening: Listening, visit: date) -> tuple[str, tuple[Said, ...]]:
    """Lead with what somebody else asked or said, where the words answer it or stand for it."""
    turn = listening.turns.get(said.order - 1, [])
    last = listening.last_of_turn_before(said)
    if last is None or last.voice.is_worker or said.voice.person is None:
        return "", ()
    other = last.voice.name if last.voice.person else f"voice {last.voice.speaker}"
    other = f"{other} (interpreter)" if last.voice.interprets else other
    questions: Sequence[Said] = [s for s in turn[-2:] if s.is_question and s.words > 2]
    if questions and _answers(said, questions[-1]):
        heard = bare_question(questions[-1])
        return f"When {other} asked, {quoted(heard)}, ", (questions[-1],)
    of_others = _OF_OTHERS.match(said.core) and last.has_clause and last.words <= _LONGEST
    told = bool(ELLIPSIS.match(said.text) or of_others)
    told = told or bool(_THAT_DAY.search(said.text) and dates(last.text, visit))
    if not told or is_small_talk(last) or last.words < _FEWEST:
        return "", ()
    return f"When {other} said, {quoted(last.heard.rstrip(' .')).removesuffix('.')}, ", (last,)


def _answers(said: Said, question: Said) -> bool:
    """Say whether words are an answer that nobody would understand without its question."""
    bare = not said.has_clause or bool(ELLIPSIS.match(said.text))
    return bare and (said.words <= _SHORT or said.says_yes or said.says_no) and not said.is_question
