"""Estimates reading age by two ridge regressions: one on words and grammar, one on meaning."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.domain.finding import AgeRange
from assistant.ports import Embedder
from models.reading_age.features import measures
from models.reading_age.words import WordAges, listed_ages

if TYPE_CHECKING:
    from spacy.tokens import Doc

WEIGHTS = Path(__file__).parent / "weights.json"
YOUNGEST, OLDEST = 5.0, 18.0
"""Ages outside this range are not told apart, in years."""

_OUTLIER = 3.0
_EDGE = 1.5
_EDGE_ALONE = 2.5


class RidgeReadingAge:
    """Fulfils ReadingAge with the weights that `python -m models.reading_age.train` writes.

    The estimate is the mean of two. Its range reaches a year and a half past both of them, so that it is wide where
    they differ; without an embedder words and grammar serve alone, with two and a half years each way.
    """

    name = "reading age 1"

    def __init__(self, embedder: Embedder | None = None, weights: Path = WEIGHTS) -> None:
        kept = json.loads(weights.read_text(encoding="utf-8"))
        self._grammar = [(row["name"], row["middle"], row["spread"], row["weight"]) for row in kept["grammar"]]
        self._start: float = kept["grammar_start"]
        self._meaning = np.array(kept["meaning"])
        self._meaning_start: float = kept["meaning_start"]
        self._age_of = WordAges(kept["words"], listed_ages())
        self._embedder = embedder

    def estimate(self, text: str, docs: "Sequence[Doc]") -> AgeRange | None:
        """Estimate the age at which a text (its sentences, parsed) reads easily; None without words."""
        found = measures(docs, self._age_of)
        if not found:
            return None
        by_grammar = self._start + sum(
            weight * max(-_OUTLIER, min(_OUTLIER, (found[name] - middle) / spread))
            for name, middle, spread, weight in self._grammar
        )
        if self._embedder is None:
            return _range(by_grammar, by_grammar, _EDGE_ALONE)
        vector: NDArray[np.float32] = self._embedder.embed([text])[0]
        return _range(by_grammar, self._meaning_start + float(vector @ self._meaning), _EDGE)


def _range(one: float, other: float, edge: float) -> AgeRange:
    return AgeRange(
        years=_within((one + other) / 2), low=_within(min(one, other) - edge), high=_within(max(one, other) + edge)
    )


def _within(years: float) -> float:
    return round(min(OLDEST, max(YOUNGEST, years)), 1)
