"""Says what a statement is, by a small network trained on labelled sentences, and which of them it is most like."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.ports import Opinion
from models.catalogue import need
from models.labels.examples import KINDS
from models.labels.like import Examples

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

    def __init__(self, folder: Path, threads: int = 2, weights: Path = WEIGHTS, like: Path = LIKE) -> None:
        self._folder = folder
        self._threads = threads
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
            need(self._folder.parent, self._folder.name, "model.safetensors", "tokenizer.json")
            import torch

            from models.labels.tuned import Tuned

            torch.set_num_threads(self._threads)
            self._loaded = Tuned(self._folder, self._weights), Examples.read(self._like)
        return self._loaded
