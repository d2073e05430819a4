"""Keeps what the worker decided, asked for or explained in a talk, and the judgement that they said aloud."""

import re
from collections.abc import Iterator
from itertools import takewhile

from assistant.domain.casenote import Form, Kind
from assistant.drafting.action_words import called, listed
from assistant.drafting.evidence import evidence_of
from assistant.drafting.leads import bare_question, quoted
from assistant.drafting.line import Line
from assistant.drafting.listening import Listening
from assistant.drafting.said import Said, opening
from assistant.drafting.select import is_small_talk
from assistant.drafting.voices import Voice
from assistant.english.days import MONTHS, WEEKDAYS
from assistant.english.numbers import NumberKind, numbers

_JUDGES = re.compile(
    r"\bI(?:['’]m| am)(?: \w+){0,2} (?:worried|concerned)\b(?! you)"
    r"|\b(?:what|the thing that) (?:worries|concerns) me\b|\bmy (?:worry|concern|view) is\b"
    r"|\bI(?:['’]m| am) not (?:worried|concerned)\b|\b(?:is|are|['’]s) (?:very |really |so )?serious\b"
    r"|\bwhat I(?:['’]ve| have) (?:heard|seen)(?: \w+)? is\b|\bI(?:['’]ve| have) not heard anybody\b"
    r"|\bI (?:think|thought) (?:there was|that was|it went|things are)\b.*\b(?:good|well|better|worse|calmer|safer)\b",
    re.I,
)
_SETTLES = re.compile(
    r"\bI(?:['’]d| would) ask that\b|\bit(?:['’]s| is) my ask\b"
    r"|\bI(?:['’]m| am) not (?:able|allowed) to (?:say|promise|agree|decide|close|move|stop|let)\b"
    r"|\bI (?:can['’]t|cannot|won['’]t) (?:promise|agree|decide|tell you (?:that|it|whether|if|when)"
    r"|do it today|say more)"
    r"|\bI(?:['’]m| am) not happy (?:for|with|about)\b"
    r"|\bI(?:['’]d| would) (?:want to(?! (?:hear|know|say|see if))|rather)\b"
    r"|\bnobody(?:['’]s| is) (?:going(?! to\b)|coming|leaving|seeing|having)\b"
    r"|\bI can (?:tell you (?:it|that|he|she|they|there)|promise)\b"
    r"|\b(?:it(?:['’]s| is)|that(?:['’]s| is)) (?:for|up to) (?:the|a) (?:court|judge|panel|conference|school"
    r"|hospital)\b|\bthe (?:court|judge|panel|conference|review) (?:decides|will decide|says|has to)\b"
    r"|\byou can (?:ask (?:for|the|to)|apply|appeal|complain|change your mind|say no|have (?:somebody|a copy|an))\b"
    r"|\byou(?:['’]re| are) (?:entitled|allowed) to\b|\byou(?: have|['’]ve got) (?:a|the|every) right\b"
    r"|\b(?:I|we)(?:['’]ve| have) (?:decided|agreed)\b|\bwe (?:will |['’]ll )?look at (?:it|that|this) again\b"
    r"|\bjust this (?:week|weekend|month)\b|\b(?:from (?:now|today) on|for now|until then),"
    r"|\bI haven['’]t finished my assessment\b|\b(?:sleeps?|stays?|lives?) (?:at|with) \w+(?:['’]s)? until\b",
    re.I,
)
_DAY = re.compile(rf"\b(?:{'|'.join([*WEEKDAYS, *MONTHS])})\b", re.I)
_WHEN = {NumberKind.TIME, NumberKind.ORDINAL}
_FEWEST = 4


def judged(said: Said) -> bool:
    """Say whether the worker speaks their own judgement of how things are."""
    return said.voice.is_worker and not said.is_question and said.words >= _FEWEST and bool(_JUDGES.search(said.text))


def settles(said: Said) -> bool:
    """Say whether the worker decides, asks for something to be agreed, or says how things stand for the family."""
    return said.voice.is_worker and not said.is_question and said.words >= _FEWEST and bool(_SETTLES.search(said.text))


def told_family(listening: Listening, used: set[tuple[int, int]]) -> list[Line]:
    """Quote what the worker told the family, with the name of whom they told where that is sure."""
    answers = {line.rests_on[0].key: line for line in _answers(listening, used)}
    written = {said.key for line in answers.values() for said in line.rests_on}
    return [
        answers.get(one.key) or _told_line(one, listening)
        for one in listening.sayings
        if one.key in answers or (one.key not in used | written and settles(one) and not judged(one))
    ]


def _answers(listening: Listening, used: set[tuple[int, int]]) -> Iterator[Line]:
    """What the worker answered to a question of the family's, where it gives a day, a time or a decision."""
    for order, turn in listening.turns.items():
        before = listening.turns.get(order - 1, [])
        question = before[-1] if before and before[-1].is_question and before[-1].words >= _FEWEST else None
        if question is None or not turn[0].voice.is_worker or question.voice.person is None:
            continue
        words = list(takewhile(lambda s: not s.is_question and s.key not in used and not judged(s), turn))
        words = [s for s in words if not is_small_talk(s)]
        # What is decided is told to the person by name, below.
        tells = not any(settles(s) for s in words) and any(
            _WHEN & {m.kind for m in numbers(s.text)} or _DAY.search(s.text) for s in words
        )
        whole = bool(words) and words[-1].end - words[0].start <= sum(s.end - s.start + 1 for s in words)
        if not tells or not whole or question.voice.interprets:
            continue
        text = words[0].utterance.text[words[0].start : words[-1].end]
        text = text[opening(text) :]
        lead = f"When {question.voice.name} asked, {quoted(bare_question(question))}, "
        said = f"{lead}I said, {quoted(f'{text[:1].upper()}{text[1:]}')}"
        evidence = evidence_of([*words, question])
        yield Line(said, Kind.OBSERVATION, None, Form.QUOTE, evidence, (*words, question))


def judgements(listening: Listening, used: set[tuple[int, int]]) -> list[Line]:
    """Quote what the worker said that they think, to stand as their own analysis."""
    return [
        Line(f"I said, {_words(one)}", Kind.ANALYSIS, "worker", Form.QUOTE, evidence_of([one]), (one,))
        for one in listening.sayings
        if one.key not in used and judged(one)
    ]


def _told_line(one: Said, listening: Listening) -> Line:
    spoken_to = _spoken_to(one, listening)
    names = listed([voice.name for voice in spoken_to]) if spoken_to else ""
    told = f"I told {names}, " if names else "I said, "
    return Line(f"{told}{_words(one)}", Kind.OBSERVATION, None, Form.QUOTE, evidence_of([one]), (one,))


def _spoken_to(one: Said, listening: Listening) -> list[Voice]:
    """Whom a sentence surely speaks to: whoever it calls by name, the only other voice, or who has just asked."""
    if names := called(one, listening):
        return names
    others = [voice for voice in listening.voices if voice != one.voice]
    turn = listening.turns[one.order]
    before = listening.turns.get(one.order - 1, [])
    asks = (
        bool(before) and any(said.is_question for said in before[-2:]) and not any(called(s, listening) for s in turn)
    )
    to = others if len(others) == 1 else [before[0].voice] if asks else []
    return [voice for voice in to if voice.person is not None and not voice.interprets]


def _words(one: Said) -> str:
    words = one.heard[opening(one.heard) :]
    return quoted(f"{words[:1].upper()}{words[1:]}")
