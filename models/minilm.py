"""MiniLM's network: texts of any length run end to end, with nothing spent on padding."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import gelu, layer_norm, linear, normalize, scaled_dot_product_attention

LAYERS, HEADS, WIDTH = 6, 12, 384
_EPSILON = 1e-12

REMEMBERED = 8192
"""Tokens of texts that a shared network remembers, with 6 KB each."""

Pair = tuple[Tensor, Tensor]
"""A weight and its bias."""


class Network:
    """BERT's encoder (Devlin et al. 2019), six layers deep, with its tokenizer.

    Where the processor multiplies 16-bit floats of its own accord, the large products are done so: it takes half the
    time, and turns a vector by less than one degree. The sums, and all else, stay 32-bit.
    """

    def __init__(self, folder: Path, longest: int, layers: int = LAYERS) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(longest)
        weights = load_file(folder / "model.safetensors")
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _pair(weights, "embeddings.LayerNorm")
        short = has_short_floats()
        self._layers = [Layer(weights, f"encoder.layer.{n}", short=short) for n in range(layers)]

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """Cut texts into the network's tokens, up to the longest it takes."""
        return [row.ids for row in self._tokenizer.encode_batch(list(texts))]

    def vectors(self, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Give one vector of length 1 for each text's tokens; shape (len(rows), 384)."""
        with torch.inference_mode():
            unit: NDArray[np.float32] = mean_of_each(self.states(rows), [len(row) for row in rows]).numpy()
        return unit

    def states(self, rows: Sequence[Sequence[int]]) -> Tensor:
        """Give each token its state after the last layer, texts end to end; shape (tokens of all rows, 384)."""
        *_, last = self.every_state(rows)
        return last

    def every_state(self, rows: Sequence[Sequence[int]]) -> Iterator[Tensor]:
        """Give each token's state before the first layer, then after each layer, texts end to end."""
        lengths = [len(row) for row in rows]
        flat = torch.tensor([token for row in rows for token in row])
        places = torch.cat([self._places[:length] for length in lengths])
        states = layer_norm(self._words[flat] + places, (WIDTH,), *self._norm, _EPSILON)
        yield states
        for layer in self._layers:
            states = layer(states, lengths)
            yield states


class SharedNetwork(Network):
    """A network that several readers in a process use, and that remembers what it read last.

    What one has read costs the next nothing. A text's states are the same whatever stands beside it, so that nothing
    changes by it.
    """

    def __init__(self, folder: Path, longest: int, layers: int) -> None:
        super().__init__(folder, longest, layers)
        self._known: OrderedDict[tuple[int, ...], list[Tensor]] = OrderedDict()

    def every_state(self, rows: Sequence[Sequence[int]]) -> Iterator[Tensor]:
        """Give each token's state before the first layer, then after each layer, texts end to end."""
        keys = [tuple(row) for row in rows]
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if new:
            layers = [states.split([len(key) for key in new]) for states in super().every_state(new)]
            self._known.update({key: [layer[n] for layer in layers] for n, key in enumerate(new)})
        found = [self._known[key] for key in keys]
        kept = sum(len(key) for key in self._known)
        while kept > REMEMBERED:
            kept -= len(self._known.popitem(last=False)[0])
        for states in zip(*found, strict=True):
            yield torch.cat(states)


class Layer:
    """One layer: each token looks at the others of its own text, and is then changed by itself."""

    def __init__(self, weights: dict[str, Tensor], name: str, *, short: bool) -> None:
        self._type = torch.bfloat16 if short else torch.float32
        looks = [_pair(weights, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
        self._look = self._typed((torch.cat([w for w, _ in looks]), torch.cat([b for _, b in looks])))
        self._seen = self._typed(_pair(weights, f"{name}.attention.output.dense"))
        self._wide = self._typed(_pair(weights, f"{name}.intermediate.dense"))
        self._narrow = self._typed(_pair(weights, f"{name}.output.dense"))
        self._seen_norm = _pair(weights, f"{name}.attention.output.LayerNorm")
        self._norm = _pair(weights, f"{name}.output.LayerNorm")

    def __call__(self, states: Tensor, lengths: list[int]) -> Tensor:
        """Give each token its next state; texts stand end to end, each of its length."""
        looked = linear(states.to(self._type), *self._look)
        seen = torch.cat([_attend(part) for part in looked.split(lengths)])
        states = layer_norm(states + linear(seen, *self._seen), (WIDTH,), *self._seen_norm, _EPSILON)
        wide = gelu(linear(states.to(self._type), *self._wide))
        return layer_norm(states + linear(wide, *self._narrow), (WIDTH,), *self._norm, _EPSILON)

    def _typed(self, pair: Pair) -> Pair:
        return pair[0].to(self._type), pair[1].to(self._type)


@lru_cache(maxsize=4)
def shared(folder: Path, longest: int, layers: int) -> SharedNetwork:
    """Give this process's one network of so many layers, for all who read with it."""
    return SharedNetwork(folder, longest, layers)


def mean_of_each(states: Tensor, lengths: Sequence[int]) -> Tensor:
    """Give the mean of each text's states, scaled to length 1; shape (len(lengths), 384)."""
    return normalize(torch.stack([part.mean(0) for part in states.split(list(lengths))]), dim=1)


def has_short_floats() -> bool:
    """Say whether this processor multiplies bfloat16 in hardware."""
    asked = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(asked and asked())


def _attend(part: Tensor) -> Tensor:
    length = part.shape[0]
    query, key, value = part.view(length, 3, HEADS, WIDTH // HEADS).permute(1, 2, 0, 3).unsqueeze(1)
    return scaled_dot_product_attention(query, key, value)[0].transpose(0, 1).reshape(length, WIDTH)


def _pair(weights: dict[str, Tensor], name: str) -> Pair:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]
