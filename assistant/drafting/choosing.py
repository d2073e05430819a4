"""Chooses each voice's sentences for the note: what matters, and the short answers to what was asked."""

from collections.abc import Iterable

from assistant.domain.recording import Visit
from assistant.drafting.asks import deed_of, is_courtesy
from assistant.drafting.joining import yes_or_no
from assistant.drafting.leads import ELLIPSIS
from assistant.drafting.line import Line
from assistant.drafting.listening import Listening
from assistant.drafting.passing import is_passing
from assistant.drafting.promise import Promise
from assistant.drafting.said import Said
from assistant.drafting.select import RISK, VIEW, is_aside, is_small_talk, reason, shows_answer, was_told, worker_reason
from assistant.drafting.told_family import judged
from assistant.drafting.voices import Voice
from assistant.drafting.workers_words import shown_line, told_here, worker_line

_REAL_QUESTION = 4
_SHORT_TURN = 20
_WORD_OR_TWO = 2


def chosen_of(listening: Listening, voice: Voice, used: set[tuple[int, int]]) -> list[Said]:
    """The sentences of one voice that belong in the note, with a child's short answers to real questions."""
    chosen: set[tuple[int, int]] = set()
    begun: set[int] = set()
    for said in listening.sayings:
        if said.voice != voice or said.key in used:
            continue
        question = listening.question_before(said)
        answers = question is not None and _is_real(question) and (voice.is_child or not is_small_talk(said))
        answers = answers and question is not None and question.key not in used
        if is_passing(said, listening) or (question is None and is_aside(said)):
            continue
        if _answers_plainly(said, question, listening, used):
            chosen.add(said.key)
        elif reason(said) is not None or (answers and said.order not in begun and not said.is_question):
            chosen.add(said.key)
            begun.add(said.order)
    whole = begun if voice.is_child or voice.interprets else set[int]()
    spoken = {order for order, _ in chosen}
    chosen |= {s.key for key in chosen if (s := _stood_for(key, listening)) is not None}
    return [
        s
        for s in listening.sayings
        if s.voice == voice
        and not is_passing(s, listening)
        and (s.key in chosen or s.order in whole or (s.order in spoken and _belongs(s, listening)))
    ]


def only_promised(done: Iterable[Promise]) -> set[tuple[int, int]]:
    """The sentences that stand in the actions and need no place among the views."""
    return {said.key for promise in done for said in promise.rests_on}


def workers_own(listening: Listening, visit: Visit, used: set[tuple[int, int]]) -> tuple[list[Line], list[Line]]:
    """What the worker says they were told, and what they say they see."""
    told: list[Line] = []
    seen: list[Line] = []
    written = set(used)
    for said in listening.sayings:
        if not said.voice.is_worker or said.key in written or not worth_keeping(said, listening):
            continue
        shown = shows_answer(said)
        line = shown_line(said, listening) if shown else worker_line(said, visit.date, listening)
        if line is not None:
            (told if was_told(said) and not shown else seen).append(line)
            written |= {s.key for s in line.rests_on}
    return told, seen


def worth_keeping(said: Said, listening: Listening) -> bool:
    """Say whether a worker's sentence has its place: seen, or told by somebody who does not speak here themselves."""
    return worker_reason(said) is not None and not judged(said) and not (was_told(said) and told_here(said, listening))


def _is_real(question: Said) -> bool:
    """Say whether a question asks for something: "And sleeping?" does, "Yeah?" does not."""
    return question.words > _WORD_OR_TWO or any(t.pos_ in {"NOUN", "VERB"} for t in question.doc)


def _stood_for(key: tuple[int, int], listening: Listening) -> Said | None:
    """The sentence that a short one stands on, in the same turn: "Could the GP get a copy? Last time they didn't."."""
    turn = listening.turns[key[0]]
    at = next(n for n, s in enumerate(turn) if s.key == key)
    return turn[at - 1] if at and ELLIPSIS.match(turn[at].text) else None


def _belongs(said: Said, listening: Listening) -> bool:
    """Say whether a sentence belongs beside others of its turn: what was promised there, or a few words between."""
    turn = listening.turns[said.order]
    if said.is_question or sum(s.words for s in turn) > _SHORT_TURN:
        return False
    if is_aside(said):
        return False
    return not is_small_talk(said) or (said.says_yes and said.key > turn[0].key)


def _answers_plainly(said: Said, question: Said | None, listening: Listening, used: set[tuple[int, int]]) -> bool:
    """Say whether a bare yes or no answers a question that matters: without it, what follows reads wrongly."""
    if question is None or question.key in used or yes_or_no(said) is None:
        return False
    turn = listening.turns[said.order]
    if turn[0].key != said.key or question.words < _REAL_QUESTION:
        return False
    deed = deed_of(question)
    weighty = RISK.search(question.text) or VIEW.search(question.text) or (deed is not None and deed.works)
    return bool(weighty) or any(s.key != said.key and reason(s) is not None for s in turn) or not is_courtesy(question)
