"""Says what a statement is where the rules cannot, by logistic regression on its vector and grammar."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.domain.casenote import Kind
from assistant.ports import Embedder, EnglishParser
from models.labels.features import features

WEIGHTS = Path(__file__).parent / "weights.json"


class LogisticClassifier:
    """Fulfils StatementClassifier with the weights that `python -m models.labels.train` writes."""

    name = "statement classifier 1"

    def __init__(self, embedder: Embedder, parser: EnglishParser, weights: Path = WEIGHTS) -> None:
        kept = json.loads(weights.read_text(encoding="utf-8"))
        self._kinds = [Kind(kind) for kind in kept["kinds"]]
        self._coefficients = np.array(kept["coefficients"])
        self._intercepts = np.array(kept["intercepts"])
        self._embedder = embedder
        self._parser = parser

    def classify(self, texts: Sequence[str]) -> list[tuple[Kind, float]]:
        """Give each statement (roles in place of names) its likeliest kind and a probability."""
        if not texts:
            return []
        scores = features(texts, self._embedder, self._parser) @ self._coefficients.T + self._intercepts
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = odds / odds.sum(axis=1, keepdims=True)
        best = shares.argmax(axis=1)
        return [(self._kinds[k], float(row[k])) for k, row in zip(best, shares, strict=True)]
