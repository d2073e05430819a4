"""Has a language model put a draft into better prose, topic by topic, and takes only sentences that hold."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from pydantic import Field

from assistant.domain.base import Value
from assistant.domain.casenote import Note, Section, Statement, Support, SupportStatus, Writing
from assistant.domain.transcript import Transcript
from assistant.drafting.engine_answer import read_answer, sentences_with
from assistant.drafting.engine_prompt import EnginePrompt
from assistant.drafting.engine_topics import Piece, Topic, topics_of
from assistant.errors import NoAnswerError
from assistant.ports import LanguageModel, Progress

Judge = Callable[[Note], Mapping[str, Support]]
"""Says of each statement of a note, by its id, how well the recording bears it out."""
Lost = Callable[[str, str], str | None]
"""Says in one sentence what new words leave out or bring in beside the old ones; None where they hold the same."""

SCHEMA = sentences_with(text={"type": "string"}, utterances={"type": "array", "items": {"type": "string"}})
"""What an answer must look like."""

NOT_READ = "Its answer could not be read, twice."
NO_ANSWER = "It did not answer."
LEFT_OUT = "It left out part of what was said."
NOT_A_SENTENCE = "What it wrote was not a plain sentence."
NO_BETTER = "It wrote the same words."

_LONGEST = 60
_WORD = re.compile(r"[a-z][a-z’']{3,}", re.IGNORECASE)
_KEPT = 0.7
_STEM = 4
_LINKS = frozenset(
    word[:_STEM]
    for word in "said told that they them their this with from were been have also added explained spoke about which "
    "when while where then still both".split()
)
"""Words that join and report, and may come with a better sentence."""


class Cited(Value):
    """A sentence with the labels of the words that it rests on."""

    text: str = Field(min_length=1, max_length=2000)
    utterances: tuple[str, ...] = Field(min_length=1)


class Answer(Value):
    """What a model answers for one topic."""

    sentences: tuple[Cited, ...] = Field(min_length=1, max_length=20)


class _Swap(Value):
    """Sentences that would take the place of statements, or the reason why they will not."""

    old: tuple[Statement, ...]
    new: tuple[Statement, ...] = ()
    refused: str = ""


def by_engine(
    note: Note,
    transcript: Transcript,
    engine: LanguageModel,
    prompt: EnginePrompt,
    *,
    judge: Judge,
    lost: Lost,
    tell: Progress | None = None,
) -> Note:
    """Give a draft with the model's sentences where they hold, and the draft's own everywhere else.

    A sentence stands only if it cites words that it was given, leaves nothing out and brings nothing in, and is
    supported. Where one does not, the draft's statements keep the reason (`writing.refused`). NoAnswerError when the
    model answers none of it.
    """
    swaps: list[_Swap] = []
    topics = topics_of(note, transcript)
    answered = False
    for at, topic in enumerate(topics):
        try:
            swaps += _swaps(topic, _ask(engine, prompt, topic), engine, prompt, lost)
            answered = True
        except NoAnswerError:
            if not answered:
                raise
            swaps.append(_Swap(old=topic.statements, refused=NO_ANSWER))
        if tell:
            tell((at + 1) / len(topics))
    return _settled(note, _judged(note, swaps, judge), engine, prompt)


def _ask(engine: LanguageModel, prompt: EnginePrompt, topic: Topic) -> Answer | None:
    """Ask for one topic; once more, with what was wrong, where the answer can't be used; None after that."""
    asked = prompt.filled(topic.fields)
    answer, wrong = _read(engine.complete(asked, schema=SCHEMA), topic)
    if answer is None:
        again = f"{asked}\n\nYour last answer could not be used: {wrong} Answer once more, with JSON alone."
        answer, _ = _read(engine.complete(again, schema=SCHEMA), topic)
    return answer


def _read(reply: str, topic: Topic) -> tuple[Answer | None, str]:
    """Read a reply as what it must be; else say what is wrong with it."""
    answer = read_answer(reply, Answer)
    if answer is None:
        return None, "it is not the JSON that was asked for."
    known = {piece.label for piece in topic.pieces}
    if any(label not in known for sentence in answer.sentences for label in sentence.utterances):
        return None, f"the labels are {', '.join(sorted(known))}, and no others."
    return answer, ""


def _swaps(
    topic: Topic, answer: Answer | None, engine: LanguageModel, prompt: EnginePrompt, lost: Lost
) -> Iterable[_Swap]:
    """Set sentences against the statements whose words they cite; what hangs together stands or falls together."""
    if answer is None:
        yield _Swap(old=topic.statements, refused=NOT_READ)
        return
    left = {statement.id for statement in topic.statements}
    for ids, sentences in _together(topic, answer.sentences):
        left -= ids
        old = tuple(statement for statement in topic.statements if statement.id in ids)
        reason = _reason(topic, old, sentences, lost)
        new = () if reason else tuple(_made(topic, old, sentences, engine, prompt))
        yield _Swap(old=old, new=new, refused=reason)
    if left:
        yield _Swap(old=tuple(s for s in topic.statements if s.id in left), refused=LEFT_OUT)


def _together(topic: Topic, sentences: Sequence[Cited]) -> list[tuple[set[str], list[Cited]]]:
    found: list[tuple[set[str], list[Cited]]] = []
    for sentence in sentences:
        ids = {piece.statement for piece in topic.pieces if piece.label in sentence.utterances}
        touching = [group for group in found if group[0] & ids]
        found = [group for group in found if not group[0] & ids]
        found.append((ids.union(*(g[0] for g in touching)), [s for g in touching for s in g[1]] + [sentence]))
    return found


def _reason(topic: Topic, old: Sequence[Statement], sentences: Sequence[Cited], lost: Lost) -> str:
    """Say why sentences can't stand for statements, before the recording is asked; "" where they may."""
    cited = {label for sentence in sentences for label in sentence.utterances}
    if any(piece.label not in cited for piece in _of(topic, old)):
        return LEFT_OUT
    if not all(_is_sentence(sentence.text) for sentence in sentences):
        return NOT_A_SENTENCE
    before = " ".join(statement.text for statement in old)
    after = " ".join(sentence.text.strip() for sentence in sentences)
    if before == after:
        return NO_BETTER
    if lacking := lost(before, after):
        return lacking
    if not _holds_the_words(before, after):
        return LEFT_OUT
    strange = _stems(after) - _stems(" ".join([before, *(piece.evidence.quote for piece in _of(topic, old))])) - _LINKS
    return f"It brought in words that nobody said: {', '.join(sorted(strange)[:3])}…" if strange else ""


def _is_sentence(text: str) -> bool:
    plain = text.strip()
    return plain.endswith((".", "!", "?")) and "\n" not in plain and len(plain.split()) <= _LONGEST


def _holds_the_words(before: str, after: str) -> bool:
    """Say whether most of the longer words of one text are in the other, whatever their endings."""
    first = _stems(before)
    return not first or len(first & _stems(after)) / len(first) >= _KEPT


def _stems(text: str) -> set[str]:
    """Give the beginnings of the longer words of a text, so that "sleeps" and "sleeping" are one."""
    return {word.lower()[:_STEM] for word in _WORD.findall(text)}


def _of(topic: Topic, statements: Sequence[Statement]) -> list[Piece]:
    ids = {statement.id for statement in statements}
    return [piece for piece in topic.pieces if piece.statement in ids]


def _made(
    topic: Topic, old: Sequence[Statement], sentences: Sequence[Cited], engine: LanguageModel, prompt: EnginePrompt
) -> Iterable[Statement]:
    """Make statements of sentences: whose they are stays as it was; only the words are the model's."""
    first = old[0]
    for at, sentence in enumerate(sentences):
        evidence = dict.fromkeys(piece.evidence for piece in topic.pieces if piece.label in sentence.utterances)
        yield first.model_copy(
            update={
                "id": first.id if at == 0 else f"{first.id}-{at + 1}",
                "text": sentence.text.strip(),
                "written_by": engine.name,
                "evidence": tuple(evidence),
                "support": None,
                "writing": _writing(engine, prompt),
            }
        )


def _judged(note: Note, swaps: Sequence[_Swap], judge: Judge) -> list[_Swap]:
    """Refuse every swap with a sentence that the recording does not bear out."""
    if not any(swap.new for swap in swaps):
        return list(swaps)
    supports = judge(_with(note, {swap.old[0].id: swap for swap in swaps if swap.new}))
    return [_after(swap, supports) for swap in swaps]


def _after(swap: _Swap, supports: Mapping[str, Support]) -> _Swap:
    for statement in swap.new:
        found = supports.get(statement.id)
        if found is None or found.status is not SupportStatus.SUPPORTED:
            problems = ", ".join(found.problems) if found else ""
            why = f"The check did not find it in the recording{f' ({problems})' if problems else ''}."
            return _Swap(old=swap.old, refused=why)
    return swap


def _settled(note: Note, swaps: Sequence[_Swap], engine: LanguageModel, prompt: EnginePrompt) -> Note:
    reasons = {s.id: swap.refused for swap in swaps if not swap.new for s in swap.old}
    held = _with(note, {swap.old[0].id: swap for swap in swaps if swap.new})

    def kept(statement: Statement) -> Statement:
        if statement.id not in reasons or statement.written_by == engine.name:
            return statement
        return statement.model_copy(update={"writing": _writing(engine, prompt, reasons[statement.id])})

    sections = tuple(
        section.model_copy(update={"statements": tuple(kept(s) for s in section.statements)})
        for section in held.sections
    )
    return held.model_copy(update={"sections": sections})


def _with(note: Note, swaps: Mapping[str, _Swap]) -> Note:
    """Put new statements where the first of the old ones stood, and take the old ones out."""
    gone = {statement.id for swap in swaps.values() for statement in swap.old}

    def changed(section: Section) -> Section:
        statements: list[Statement] = []
        for statement in section.statements:
            if statement.id in swaps:
                statements += swaps[statement.id].new
            elif statement.id not in gone:
                statements.append(statement)
        return section.model_copy(update={"statements": tuple(statements)})

    return note.model_copy(update={"sections": tuple(changed(section) for section in note.sections)})


def _writing(engine: LanguageModel, prompt: EnginePrompt, refused: str = "") -> Writing:
    return Writing(engine=engine.name, model=engine.model, prompt=prompt.label, refused=refused)
