"""Has a language model read after the support check's own reader; what it doubts counts, what it praises does not."""

import logging
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from assistant.domain.base import Value
from assistant.drafting.engine_answer import read_answer
from assistant.drafting.engine_prompt import EnginePrompt
from assistant.errors import MissingModelError
from assistant.ports import Entailment, LanguageModel

SCHEMA: dict[str, object] = {
    "type": "object",
    "properties": {
        "answer": {"type": "string", "enum": ["yes", "no", "not said"]},
        "wrong": {"type": "string"},
    },
    "required": ["answer", "wrong"],
    "additionalProperties": False,
}
"""What an answer must look like."""

WORTH_ASKING = 0.2
"""Below this chance by the first reader a sentence is doubted already."""

DOUBTED = {"no": 0.01, "not said": 0.03}
"""The chance that is left to a sentence that the model does not find borne out."""


class SecondReader:
    """Fulfils Entailment: the first reader's chances, lowered where a language model does not find a sentence said.

    It can only lower them, so that a model which agrees to everything does no harm. A model that cannot be asked is
    not asked again about the same note, and one that answers nonsense is not believed: the first reader stands.
    """

    def __init__(self, first: Entailment, engine: LanguageModel, prompt: EnginePrompt) -> None:
        """Take the reader that ships, a language model, and the prompt file `second_reader`."""
        self.name = f"{first.name}, then {engine.model} ({prompt.label})"
        self._first, self._engine, self._prompt = first, engine, prompt

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Score (turns, sentence) pairs from 0 to 1; turns are lines of "role Name: words"."""
        chances = self._first.score(pairs)
        found: list[float] = []
        try:
            for (turns, sentence), chance in zip(pairs, chances, strict=True):
                found.append(chance if chance < WORTH_ASKING else min(chance, self._read(turns, sentence)))
        except MissingModelError:
            left = len(pairs) - len(found)
            logging.getLogger(__name__).warning(
                "The second reader did not answer: %d sentences are not read twice.", left
            )
            return [*found, *chances[len(found) :]]
        return found

    def _read(self, turns: str, sentence: str) -> float:
        asked = self._prompt.filled({"turns": turns.splitlines(), "sentence": sentence})
        answer = read_answer(self._engine.complete(asked, schema=SCHEMA), _Answer)
        if answer is None or (answer.wrong and answer.wrong not in sentence):
            return 1.0
        return DOUBTED.get(answer.answer, 1.0)


class _Answer(Value):
    answer: Literal["yes", "no", "not said"]
    wrong: str = Field(max_length=500)
