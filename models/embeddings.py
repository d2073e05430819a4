"""Gives sentences vectors by MiniLM, so that nearness in meaning is a dot product."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from models.catalogue import need

if TYPE_CHECKING:
    from models.minilm import Network

DIMENSIONS = 384
LONGEST = 256
BATCH_TOKENS = 2048
"""Tokens that go through the network at once; memory grows with them."""


class MiniLM:
    """Fulfils Embedder with all-MiniLM-L6-v2 from its role's folder, loaded on first use.

    Mean of the token vectors, scaled to length 1, as its publishers use it (Reimers and Gurevych 2019). A text's vector
    is the same whatever it is embedded together with.
    """

    name = "all-MiniLM-L6-v2"

    def __init__(self, folder: Path, threads: int = 2) -> None:
        self._folder = folder
        self._threads = threads
        self._network: Network | None = None

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts; shape (len(texts), 384), rows of length 1. MissingModelError when the weights are not here."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        network = self._load()
        rows, first = network.tokens(texts), 0
        while first < len(rows):
            last, tokens = first, 0
            while last < len(rows) and (last == first or tokens + len(rows[last]) <= BATCH_TOKENS):
                tokens += len(rows[last])
                last += 1
            vectors[first:last] = network.vectors(rows[first:last])
            first = last
        return vectors

    def _load(self) -> "Network":
        if self._network is None:
            need(self._folder.parent, self._folder.name, "model.safetensors", "tokenizer.json")
            import torch

            from models.minilm import Network

            torch.set_num_threads(self._threads)
            self._network = Network(self._folder, LONGEST)
        return self._network
