"""MiniLM's lowest layers, run by transformers over texts end to end, with nothing spent on padding."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import Module
from torch.nn.functional import normalize, scaled_dot_product_attention
from transformers import AttentionInterface, AutoConfig, AutoModel, AutoTokenizer, BertConfig
from transformers.models.bert.modeling_bert import BertLayer
from transformers.utils.logging import disable_progress_bar, set_verbosity_error

LAYERS = 3
"""The lowest layers, which run as published; of the six, those above are tuned for a task or not used."""

HEADS, WIDTH = 12, 384

LONGEST = 128
"""Tokens of a text that are read."""

OWN_TEXT = "own-text"
"""Name by which the layers ask for the attention that keeps each text to itself."""

REMEMBERED = 8192
"""Tokens of texts that are remembered, with 6 KB each."""


class Network:
    """The lowest layers of MiniLM with its tokenizer; what it read last is remembered.

    A text's states are the same whatever stands beside it, so what one reader has read costs the next nothing. Where
    the processor multiplies 16-bit floats of its own accord, the layers run in them: it takes half the time, and turns
    a vector by less than one degree.
    """

    def __init__(self, folder: Path) -> None:
        disable_progress_bar()
        set_verbosity_error()
        AttentionInterface.register(OWN_TEXT, _to_own_text)
        self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        config = AutoConfig.from_pretrained(folder, local_files_only=True)
        config.num_hidden_layers = LAYERS
        lowest = AutoModel.from_pretrained(
            folder, config=config, attn_implementation=OWN_TEXT, local_files_only=True, use_safetensors=True
        )
        self._embeddings = lowest.embeddings.eval()
        self._layers = [Layer(layer) for layer in lowest.encoder.layer]
        self._known: OrderedDict[tuple[int, ...], list[Tensor]] = OrderedDict()

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """Cut texts into the network's tokens, up to the longest it takes."""
        if not texts:
            return []
        rows: list[list[int]] = self._tokenizer(list(texts), truncation=True, max_length=LONGEST)["input_ids"]
        return rows

    def states(self, rows: Sequence[Sequence[int]]) -> Tensor:
        """Give each token its state after the last of LAYERS, texts end to end; shape (tokens of all rows, 384)."""
        *_, last = self.every_state(rows)
        return last

    def every_state(self, rows: Sequence[Sequence[int]]) -> Iterator[Tensor]:
        """Give each token's state before the first layer, then after each layer, texts end to end."""
        keys = [tuple(row) for row in rows]
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if new:
            layers = [states.split([len(key) for key in new]) for states in self._run(new)]
            self._known.update({key: [layer[n] for layer in layers] for n, key in enumerate(new)})
        found = [self._known[key] for key in keys]
        kept = sum(len(key) for key in self._known)
        while kept > REMEMBERED:
            kept -= len(self._known.popitem(last=False)[0])
        for states in zip(*found, strict=True):
            yield torch.cat(states)

    def shallow(self, rows: Sequence[Sequence[int]], layers: int = 1) -> Tensor:
        """Give each token's state after the lowest layers alone, texts end to end; nothing is remembered."""
        states = self._run([tuple(row) for row in rows])
        return next(islice(states, layers, None))

    def _run(self, rows: Sequence[Sequence[int]]) -> Iterator[Tensor]:
        lengths = [len(row) for row in rows]
        flat = torch.tensor([[token for row in rows for token in row]])
        places = torch.cat([torch.arange(length) for length in lengths]).unsqueeze(0)
        states = self._embeddings(input_ids=flat, position_ids=places).squeeze(0)
        yield states
        for layer in self._layers:
            states = layer(states, lengths)
            yield states


class Layer:
    """One layer of MiniLM over texts that stand end to end: each token looks at the others of its own text alone."""

    def __init__(self, layer: BertLayer, *, exact: bool = False) -> None:
        self._type = torch.float32 if exact or not has_short_floats() else torch.bfloat16
        self._layer = layer.to(self._type).eval()

    @classmethod
    def of(cls, weights: Mapping[str, Tensor], name: str, *, exact: bool = False) -> "Layer":
        """Make the layer of this name from weights; one that is exact stays in 32 bits, as training needs it."""
        AttentionInterface.register(OWN_TEXT, _to_own_text)
        config = BertConfig(
            hidden_size=WIDTH, num_attention_heads=HEADS, intermediate_size=4 * WIDTH, attn_implementation=OWN_TEXT
        )
        layer = BertLayer(config)
        start = f"{name}."
        layer.load_state_dict({k.removeprefix(start): t for k, t in weights.items() if k.startswith(start)})
        return cls(layer, exact=exact)

    @property
    def weights(self) -> dict[str, Tensor]:
        """The weights by their names inside the layer; gradients flow back to them."""
        return dict(self._layer.named_parameters())

    def __call__(self, states: Tensor, lengths: Sequence[int]) -> Tensor:
        """Give each token its next state, in 32 bits; texts stand end to end, each of its length."""
        after: Tensor = self._layer(states.to(self._type).unsqueeze(0), lengths=list(lengths))
        return after.squeeze(0).float()


def mean_of_each(states: Tensor, lengths: Sequence[int]) -> Tensor:
    """Give the mean of each text's states, scaled to length 1; shape (len(lengths), 384)."""
    return normalize(torch.stack([part.mean(0) for part in states.split(list(lengths))]), dim=1)


def has_short_floats() -> bool:
    """Say whether this processor multiplies bfloat16 in hardware."""
    asked = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(asked and asked())


def _to_own_text(
    module: Module, query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, *, lengths: list[int], **_: object
) -> tuple[Tensor, None]:
    """Let each token look at the tokens of its own text: what stands beside a text changes nothing in it."""
    texts = zip(query.split(lengths, 2), key.split(lengths, 2), value.split(lengths, 2), strict=True)
    return torch.cat([scaled_dot_product_attention(*text) for text in texts], 2).transpose(1, 2), None
