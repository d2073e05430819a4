"""Trains the tuned layers and the head on labelled sentences; the same seed gives the same weights on one thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn.functional import cross_entropy, dropout

from models.labels.tuned import TUNED, head, head_width, layers_of, through
from models.minilm import Network


@dataclass(frozen=True)
class Recipe:
    """How to train; chosen on hands held back."""

    epochs: int = 5
    batch: int = 32
    rate: float = 2e-4
    head_rate: float = 2e-3
    decay: float = 0.01
    smoothing: float = 0.1
    dropped: float = 0.3
    dropped_states: float = 0.1
    warm: float = 0.1


def lower_states(folder: Path, texts: Sequence[str]) -> list[Tensor]:
    """Give the states of each text's tokens where the tuned layers begin, in 16 bits."""
    network = Network(folder)
    rows = network.tokens(texts)
    with torch.inference_mode():
        return [network.states([row]).half().clone() for row in rows]


def fit(
    folder: Path,
    states: Sequence[Tensor],
    kinds: Sequence[int],
    count: int,
    *,
    seed: int = 0,
    recipe: Recipe | None = None,
) -> dict[str, Tensor]:
    """Train from MiniLM's own layers; `kinds` are numbers below `count`, one for each text."""
    recipe = recipe or Recipe()
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    layers = layers_of(load_file(folder / "model.safetensors"), exact=True)
    body = [tensor for layer in layers for tensor in layer.weights.values()]
    weight, bias = torch.zeros(count, head_width(), requires_grad=True), torch.zeros(count, requires_grad=True)
    top = [weight, bias]
    steps = torch.optim.AdamW(
        [{"params": body, "lr": recipe.rate}, {"params": top, "lr": recipe.head_rate}], weight_decay=recipe.decay
    )
    targets, lengths = torch.tensor(kinds), [len(state) for state in states]
    share = torch.bincount(targets, minlength=count).float()
    balance = (share.mean() / share.clamp(min=1)).sqrt()
    total = recipe.epochs * -(-len(states) // recipe.batch)
    plan = torch.optim.lr_scheduler.LambdaLR(
        steps, lambda step: min(1.0, (step + 1) / (recipe.warm * total)) * max(0.0, 1 - step / total)
    )
    for _ in range(recipe.epochs):
        for batch in _batches(lengths, recipe.batch, chance):
            flat = torch.cat([states[i] for i in batch]).float()
            flat = dropout(flat, recipe.dropped_states)
            before, after = through(layers, flat, [lengths[i] for i in batch])
            scores = head(dropout(before, recipe.dropped), dropout(after, recipe.dropped), weight, bias)
            loss = cross_entropy(scores, targets[batch], weight=balance, label_smoothing=recipe.smoothing)
            steps.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*body, *top], 1.0)
            steps.step()
            plan.step()
    tuned = {
        f"{name}.{part}": t for name, layer in zip(TUNED, layers, strict=True) for part, t in layer.weights.items()
    }
    return {name: t.detach() for name, t in {**tuned, "head.weight": weight, "head.bias": bias}.items()}


def predict(weights: dict[str, Tensor], states: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """Give each text's scores, and its vector below the tuned layers, from the states where they begin."""
    layers, scores, vectors = layers_of(weights), [], []
    with torch.inference_mode():
        for first in range(0, len(states), 64):
            part = states[first : first + 64]
            before, after = through(layers, torch.cat(list(part)).float(), [len(state) for state in part])
            scores.append(head(before, after, weights["head.weight"], weights["head.bias"]))
            vectors.append(before)
    return torch.cat(scores), torch.cat(vectors)


def _batches(lengths: Sequence[int], size: int, chance: np.random.Generator) -> list[list[int]]:
    order = chance.permutation(len(lengths)).tolist()
    return [order[first : first + size] for first in range(0, len(order), size)]
