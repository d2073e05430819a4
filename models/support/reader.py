"""Judges by a small network over MiniLM whether the turns of a talk bear a sentence out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.lower import Lower

if TYPE_CHECKING:
    from models.support.judge import Judge

WEIGHTS = Path(__file__).parent / "aligner.safetensors"

BATCH = 32


class PairReader:
    """Fulfils Entailment with the weights that `python -m models.support.train` writes, loaded on first use."""

    name = "pair reader 1"

    def __init__(self, lower: Lower, weights: Path = WEIGHTS) -> None:
        self._lower = lower
        self._weights = weights
        self._judge: Judge | None = None

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Score (turns, sentence) pairs from 0 to 1; turns are lines of "role Name: words".

        MissingModelError when MiniLM is not here.
        """
        if self._judge is None:
            network = self._lower.network
            from models.support.judge import Judge

            self._judge = Judge(network, self._weights)
        return [
            chance
            for first in range(0, len(pairs), BATCH)
            for chance in self._judge.chances(pairs[first : first + BATCH])
        ]
