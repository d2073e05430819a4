"""Fulfils Rewriter with a language model: other words for sentences of a note, for a worker to accept or refuse."""

from collections.abc import Sequence

from pydantic import Field

from assistant.domain.base import Value
from assistant.domain.casenote import Form, Statement
from assistant.domain.person import Person
from assistant.domain.transcript import Transcript
from assistant.drafting.engine_answer import read_answer, sentences_with
from assistant.drafting.engine_prompt import EnginePrompt
from assistant.drafting.select import RISK
from assistant.errors import MissingModelError
from assistant.ports import LanguageModel, Rewording

SCHEMA = sentences_with(statement={"type": "string"}, text={"type": "string"})
"""What an answer must look like."""

QUOTED = "Quoted words stay as they were said."
HARM = "Words about harm stay as they are."
NO_ANSWER = "The language model did not answer."
NOT_READ = "The language model's answer could not be read."
NOTHING_NEW = "The language model has no other words for it."


class EngineRewriter:
    """Asks once for all sentences, and once more where the answer can't be used; the caller checks what comes back."""

    def __init__(self, engine: LanguageModel, prompt: EnginePrompt) -> None:
        """Take a model and the prompt file `reword`."""
        self.name = engine.name
        self._engine, self._prompt = engine, prompt

    def reword(
        self,
        statements: Sequence[Statement],
        instruction: str,
        *,
        people: Sequence[Person] = (),
        transcript: Transcript | None = None,
    ) -> list[Rewording]:
        """Reword statements of one section, in order; quotations and words about harm are not given to the model."""
        asked = [statement for statement in statements if not _kept(statement)]
        made, why = self._ask(asked, instruction) if asked else ({}, "")
        return [self._one(statement, made, why) for statement in statements]

    def _one(self, statement: Statement, made: dict[str, str], why: str) -> Rewording:
        text = made.get(statement.id, "").strip()
        new = bool(text) and text != statement.text and "\n" not in text
        reason = "" if new else _kept(statement) or why or NOTHING_NEW
        return Rewording(
            statement=statement.id,
            text=text if new else None,
            engine=self.name,
            model=self._engine.model,
            prompt=self._prompt.label,
            why=reason,
        )

    def _ask(self, statements: Sequence[Statement], instruction: str) -> tuple[dict[str, str], str]:
        """Give the new words by statement, and why there are none where the model could not be asked or read."""
        fields = {
            "instruction": " ".join(instruction.split()),
            "sentences": [{"label": statement.id, "text": statement.text} for statement in statements],
        }
        prompt = self._prompt.filled(fields)
        known = {statement.id for statement in statements}
        try:
            found = _read(self._engine.complete(prompt, schema=SCHEMA), known)
            if found is None:
                again = f"{prompt}\n\nYour last answer could not be used. Answer once more, with JSON alone."
                found = _read(self._engine.complete(again, schema=SCHEMA), known)
        except MissingModelError:
            return {}, NO_ANSWER
        return (found, "") if found is not None else ({}, NOT_READ)


class _Sentence(Value):
    statement: str
    text: str = Field(min_length=1, max_length=2000)


class _Answer(Value):
    sentences: tuple[_Sentence, ...] = Field(max_length=200)


def _kept(statement: Statement) -> str:
    """Say why a statement keeps its words whatever is asked; "" where it may change."""
    if statement.form is Form.QUOTE:
        return QUOTED
    said = " ".join(one.quote for one in statement.evidence)
    return HARM if RISK.search(f"{statement.text} {said}") else ""


def _read(reply: str, known: set[str]) -> dict[str, str] | None:
    answer = read_answer(reply, _Answer)
    if answer is None:
        return None
    found = {one.statement: one.text for one in answer.sentences}
    return found if found.keys() <= known else None
