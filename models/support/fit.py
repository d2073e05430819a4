"""Fits a logistic function whose weights may only point the way that makes sense."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.support.examples import Example

STEPS = 3000
SHRINK = 0.02
DRAFTED, ALTERED, BARE = 4.0, 0.3, 0.5
"""How much a sentence of our own drafts, one altered, and a claim without its citation count beside a written one."""

WRONG = 0.85
"""How much wrong claims weigh together beside right ones: with this, about as many of each are misjudged."""

LEAST = 0.02
"""A weight smaller than this, for a mark that moves by its own standard deviation, is left out."""

FOR = frozenset(
    """act_done cause_too clause_aligned clause_subject_yes denies_too found_clauses found_people found_verbs
    found_words later_too mass mass_turn numbers_found people_there phrases read sentence turn verbatim whole
    wide""".split()
)
"""Marks that may only speak for a statement; every other mark may only speak against it."""


@dataclass(frozen=True)
class Weights:
    """A weight for each mark, and what is added to them."""

    base: float
    by_mark: dict[str, float]

    def score(self, marks: dict[str, float]) -> float:
        """Give the total of a claim's marks; above 0 it is more likely right than wrong."""
        return self.base + sum(self.by_mark.get(name, 0.0) * value for name, value in marks.items())


def fit(examples: Sequence[Example]) -> Weights:
    """Find weights by gradient descent with momentum; the same examples give the same weights.

    Altered claims are left out: the network learns of them, and what was altered is easier to see than what is wrong.
    """
    examples = [example for example in examples if example.author == "drafts" or not example.made_of]
    names = sorted({name for example in examples for name in example.marks})
    rows = np.array([[example.marks.get(name, 0.0) for name in names] for example in examples])
    right = np.array([1.0 if example.right else -1.0 for example in examples])
    count = np.array([_count(example) for example in examples])
    count[right < 0] *= WRONG * count[right > 0].sum() / count[right < 0].sum()
    count /= count.sum()
    middle, spread = rows.mean(0), rows.std(0) + 1e-6
    scaled = (rows - middle) / spread
    way = np.array([1.0 if name in FOR else -1.0 for name in names])
    weights, base = _descend(scaled, right, count, way)
    weights[np.abs(weights) < LEAST] = 0.0
    raw = weights / spread
    kept = {name: float(value) for name, value in zip(names, raw, strict=True) if value}
    return Weights(float(base - (raw * middle).sum()), kept)


def _count(example: Example) -> float:
    if example.made_of:
        return ALTERED
    if example.author == "drafts":
        return DRAFTED
    return 1.0 if example.written else BARE


def _descend(
    rows: NDArray[np.float64], right: NDArray[np.float64], count: NDArray[np.float64], way: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    weights, base = np.zeros(rows.shape[1]), 0.0
    ahead, ahead_base, rate = weights.copy(), base, 0.5
    for step in range(STEPS):
        pull = -right * count / (1.0 + np.exp(right * (rows @ ahead + ahead_base)))
        new = ahead - rate * (rows.T @ pull + 2 * SHRINK * ahead)
        new = np.where(new * way > 0, new, 0.0)
        new_base = ahead_base - rate * pull.sum()
        momentum = step / (step + 3)
        ahead, ahead_base = new + momentum * (new - weights), new_base + momentum * (new_base - base)
        weights, base = new, float(new_base)
    return weights, base
