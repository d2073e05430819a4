"""Gives sentences the states of MiniLM's lower layers, where how a text is written shows more than what it is about."""

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.lower import Lower

LAYERS = (2, 3)
"""Layers whose states are kept, counted from 1; those above them are never run."""

BATCH = 48
KEPT = 4000


class LowerStates:
    """Means of the states in MiniLM's lower layers; those of the latest sentences are remembered."""

    def __init__(self, lower: Lower) -> None:
        self._lower = lower
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    def means(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the mean state of each text's tokens after each of LAYERS, end to end; shape (len(texts), 768)."""
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        for first in range(0, len(new), BATCH):
            batch = new[first : first + BATCH]
            self._known.update(zip(batch, self._run(batch), strict=True))
        found = np.stack([self._known[text] for text in texts])
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        return found

    def _run(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import torch

        network = self._lower.network
        rows = network.tokens(texts)
        lengths = [len(row) for row in rows]
        with torch.inference_mode():
            kept = [states for layer, states in enumerate(network.every_state(rows)) if layer in LAYERS]
            means = [torch.stack([part.mean(0) for part in states.split(lengths)]) for states in kept]
            found: NDArray[np.float32] = torch.cat(means, 1).numpy()
        return found
