"""Reads pairs of turns and sentences with MiniLM's first layer, and hands them to the trained network."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from models.minilm import Network
from models.support.aligner import Aligner, Pair, Text, narrowed

COMMON = (
    "the a an of to and in that is was it for on at with as by be her his he she they i you we . , ' \" ? ! : ; - s t"
)
"""Words and marks that say nothing by being in both; "not" is none of them."""


class Judge:
    """The trained network over MiniLM's first layer."""

    def __init__(self, network: Network, weights: Path) -> None:
        kept = {name: tensor.float() for name, tensor in load_file(weights).items()}
        self._network = network
        self._middle, self._ways = kept["middle"], kept["ways"]
        trained = {name.removeprefix("aligner."): t for name, t in kept.items() if name.startswith("aligner.")}
        self._aligner = aligner_of(network, trained)

    def chances(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Give the chance that each pair's sentence is borne out by its lines of talk."""
        texts = list(dict.fromkeys(text for turns, sentence in pairs for text in (*turns.splitlines(), sentence)))
        with torch.inference_mode():
            read = read_texts(self._network, texts, self._middle, self._ways)
            told = [Pair(read[sentence], tuple(read[line] for line in turns.splitlines())) for turns, sentence in pairs]
            return [float(chance) for chance in self._aligner(told).right.sigmoid()]


def read_texts(network: Network, texts: Sequence[str], middle: Tensor, ways: Tensor) -> dict[str, Text]:
    """Read each text on its own, as tokens and narrowed states after MiniLM's first layer: more layers help no more."""
    rows = network.tokens(texts)
    states = network.shallow(rows).split([len(row) for row in rows])
    return {
        text: Text(tuple(row), narrowed(state, middle, ways))
        for text, row, state in zip(texts, rows, states, strict=True)
    }


def aligner_of(network: Network, weights: Mapping[str, Tensor] | None = None) -> Aligner:
    """Make a network: a trained one from its weights, or a new one."""
    common = frozenset(token for row in network.tokens([COMMON]) for token in row)
    aligner = Aligner(common)
    if weights:
        aligner.load_state_dict(dict(weights))
    aligner.eval()
    return aligner
