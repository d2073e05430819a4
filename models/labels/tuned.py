"""The network that tells statements apart: layers of MiniLM as published, two layers of our own, a linear head."""

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn.functional import linear

from models.minilm import WIDTH, Layer, Network, mean_of_each

TUNED = ("encoder.layer.3", "encoder.layer.4")
"""The layers that are tuned, by their names in MiniLM's weights; its last layer is not used."""

_SCALE = 8.0
"""Length of each vector before the head: with it the head learns as fast as the layers."""


class Tuned:
    """Reads statements by weights that `python -m models.labels.train` writes."""

    def __init__(self, lower: Network, weights: Path) -> None:
        self._lower = lower
        kept = {name: tensor.float() for name, tensor in load_file(weights).items()}
        self._layers = layers_of(kept)
        self._head = kept["head.weight"], kept["head.bias"]

    def read(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """Give each text's score for each kind, and its vector below the tuned layers; shapes (n, kinds), (n, 384)."""
        rows = self._lower.tokens(texts)
        with torch.inference_mode():
            before, after = through(self._layers, self._lower.states(rows), [len(row) for row in rows])
            return head(before, after, *self._head), before


def layers_of(weights: dict[str, Tensor], *, exact: bool = False) -> list[Layer]:
    """Make the tuned layers from their weights; exact ones for training."""
    return [Layer.of(weights, name, exact=exact) for name in TUNED]


def through(layers: Sequence[Layer], states: Tensor, lengths: list[int]) -> tuple[Tensor, Tensor]:
    """Give each text's vector as it goes into the tuned layers, and as it leaves them."""
    before = mean_of_each(states, lengths)
    for layer in layers:
        states = layer(states, lengths)
    return before, mean_of_each(states, lengths)


def head(before: Tensor, after: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """Give a score for each kind from both vectors of a text."""
    return linear(_SCALE * torch.cat([before, after], 1), weight, bias)


def head_width() -> int:
    """Give the numbers that the head reads of one text."""
    return 2 * WIDTH
