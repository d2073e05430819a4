"""Estimates reading age by how sentences look to MiniLM's lower layers, or else by words and grammar."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.domain.finding import AgeRange
from models.reading_age.features import measures
from models.reading_age.states import LowerStates
from models.reading_age.words import WordAges, listed_ages

if TYPE_CHECKING:
    from spacy.tokens import Doc

WEIGHTS = Path(__file__).parent / "weights.json"
YOUNGEST, OLDEST = 5.0, 18.0
"""Ages outside this range are not told apart, in years."""

OUTLIER = 3.0
"""Spreads from the middle at which a measure is cut off."""

MOST_SENTENCES = 60
"""Sentences of a text that MiniLM sees, evenly from all of it."""


class RidgeReadingAge:
    """Fulfils ReadingAge with the weights that `python -m models.reading_age.train` writes.

    A ridge regression on the states of MiniLM's lower layers, drawn out to the spread of real ages; without MiniLM's
    weights one on words and grammar serves. The range holds the right age four times in five for writers held back from
    training.
    """

    name = "reading age 2"

    def __init__(self, states: LowerStates | None = None, weights: Path = WEIGHTS) -> None:
        kept = json.loads(weights.read_text(encoding="utf-8"))
        self._grammar = [(row["name"], row["middle"], row["spread"], row["weight"]) for row in kept["grammar"]]
        self._start: float = kept["grammar_start"]
        self._look = np.array(kept["states"])
        self._look_start: float = kept["states_start"]
        self._by_look, self._by_grammar = kept["by_states"], kept["by_grammar"]
        self._age_of = WordAges(kept["words"], listed_ages())
        self._states = states

    def estimate(self, text: str, docs: "Sequence[Doc]") -> AgeRange | None:
        """Estimate the age at which a text (its sentences, parsed) reads easily; None without words."""
        sentences, lengths = worded([doc.text for doc in docs])
        if not sentences:
            return None
        if self._states is not None:
            by_look = self._states.means(sentences) @ self._look
            return _ranged(self._look_start + float(np.average(by_look, weights=lengths)), self._by_look)
        found = measures(docs, self._age_of)
        if not found:
            return None
        return _ranged(
            self._start
            + sum(
                weight * max(-OUTLIER, min(OUTLIER, (found[name] - middle) / spread))
                for name, middle, spread, weight in self._grammar
            ),
            self._by_grammar,
        )


def worded(sentences: Sequence[str]) -> tuple[list[str], list[int]]:
    """Choose the sentences that are looked at, with the words in each; a text of more than enough is thinned evenly."""
    kept = [" ".join(sentence.split()) for sentence in sentences if any(c.isalpha() for c in sentence)]
    if len(kept) > MOST_SENTENCES:
        kept = [kept[round(n * (len(kept) - 1) / (MOST_SENTENCES - 1))] for n in range(MOST_SENTENCES)]
    return kept, [len(sentence.split()) for sentence in kept]


def _ranged(years: float, drawn: Mapping[str, float]) -> AgeRange:
    """Draw an estimate out, and give it its range."""
    middle = drawn["start"] + drawn["slope"] * years
    return AgeRange(years=_within(middle), low=_within(middle - drawn["half"]), high=_within(middle + drawn["half"]))


def _within(years: float) -> float:
    return round(min(OLDEST, max(YOUNGEST, years)), 1)
