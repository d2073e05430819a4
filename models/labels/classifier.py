"""Says what a statement is, by a small network trained on labelled sentences, and which of them it is most like."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.ports import Opinion
from models.labels.examples import KINDS
from models.labels.like import Examples
from models.lower import Lower

if TYPE_CHECKING:
    from models.labels.tuned import Tuned

HERE = Path(__file__).parent
WEIGHTS = HERE / "tuned.safetensors"
LIKE = HERE / "like.npz"

TEMPERATURE = 1.0
"""Divides the scores, so that what is said with 0.8 is right eight times in ten; fitted on hands held back."""

BATCH = 64


class TunedClassifier:
    """Fulfils StatementClassifier with the weights that `python -m models.labels.train` writes, loaded on first use."""

    name = "statement classifier 2"

    def __init__(self, lower: Lower, weights: Path = WEIGHTS, like: Path = LIKE) -> None:
        self._lower = lower
        self._weights = weights
        self._like = like
        self._loaded: tuple[Tuned, Examples] | None = None

    def classify(self, texts: Sequence[str]) -> list[Opinion]:
        """Give an opinion of each statement (roles in place of names).

        MissingModelError when MiniLM is not here.
        """
        tuned, examples = self._load()
        opinions = []
        for first in range(0, len(texts), BATCH):
            scores, vectors = tuned.read(texts[first : first + BATCH])
            shares = (scores / TEMPERATURE).softmax(1).numpy()
            for row, vector in zip(shares, vectors.numpy(), strict=True):
                kind = KINDS[int(np.argmax(row))]
                each = {k: float(share) for k, share in zip(KINDS, row, strict=True)}
                opinions.append(Opinion(shares=each, like=examples.nearest(vector, kind)))
        return opinions

    def _load(self) -> "tuple[Tuned, Examples]":
        if self._loaded is None:
            network = self._lower.network
            from models.labels.tuned import Tuned

            self._loaded = Tuned(network, self._weights), Examples.read(self._like)
        return self._loaded
