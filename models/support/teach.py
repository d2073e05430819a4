"""Trains the small network on pairs; the same pairs and seed give the same weights on one thread."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits as crossed
from torch.nn.functional import cross_entropy

from models.minilm import Network
from models.support.aligner import KINDS, Aligner, Judged, Pair, Text
from models.support.examples import Example
from models.support.judge import aligner_of


@dataclass(frozen=True)
class Recipe:
    """How to train; chosen with each writer left out in turn."""

    epochs: int = 5
    batch: int = 64
    rate: float = 1e-3
    decay: float = 0.02
    dropped: float = 0.25
    smoothing: float = 0.1
    warm: float = 0.05
    made: float = 0.4
    kinds: float = 0.15
    words: float = 0.5


def teach(
    network: Network,
    texts: Mapping[str, Text],
    found: Sequence[Example],
    *,
    seed: int = 0,
    recipe: Recipe | None = None,
) -> Aligner:
    """Train on examples; `texts` holds all their sentences and turns, read."""
    recipe = recipe or Recipe()
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311
    aligner = aligner_of(network)
    aligner.train()
    count = [recipe.made if one.made_of or one.author == "drafts" else 1.0 for one in found]
    right = sum(weight for weight, one in zip(count, found, strict=True) if one.right)
    balance = (sum(count) - right) / right
    weights = [w * balance if one.right else w for w, one in zip(count, found, strict=True)]
    fits = [_fits(one, texts) for one in found]
    lengths = [sum(len(texts[line].tokens) for line in one.passage) for one in found]
    steps = torch.optim.AdamW(aligner.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    total = recipe.epochs * -(-len(found) // recipe.batch)
    plan = torch.optim.lr_scheduler.LambdaLR(
        steps, lambda step: min(1.0, (step + 1) / (recipe.warm * total)) * max(0.0, 1 - step / total)
    )
    for _ in range(recipe.epochs):
        for batch in _batches(lengths, recipe.batch, chance):
            some = [found[n] for n in batch]
            judged = aligner([pair_of(one, texts) for one in some], recipe.dropped)
            loss = _loss(judged, some, [weights[n] for n in batch], [fits[n] for n in batch], recipe)
            steps.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(aligner.parameters(), 1.0)
            steps.step()
            plan.step()
    aligner.eval()
    return aligner


def pair_of(example: Example, texts: Mapping[str, Text]) -> Pair:
    """Give an example as the network reads it."""
    return Pair(texts[example.text], tuple(texts[line] for line in example.passage))


def odds(aligner: Aligner, texts: Mapping[str, Text], found: Sequence[Example]) -> list[float]:
    """Give the log odds that each example is right."""
    told: list[float] = []
    with torch.inference_mode():
        for first in range(0, len(found), 64):
            pairs = [pair_of(one, texts) for one in found[first : first + 64]]
            told += aligner(pairs).right.tolist()
    return told


def _loss(
    judged: Judged, some: Sequence[Example], weights: Sequence[float], fits: Sequence[Tensor | None], recipe: Recipe
) -> Tensor:
    right = torch.tensor([float(one.right) for one in some]) * (1 - recipe.smoothing) + recipe.smoothing / 2
    weight = torch.tensor(weights)
    loss = (crossed(judged.right, right, reduction="none") * weight).sum() / weight.sum()
    wrong = [n for n, one in enumerate(some) if not one.right]
    if wrong:
        kinds = torch.tensor([_kind(some[n].error) for n in wrong])
        loss = loss + recipe.kinds * cross_entropy(judged.kinds[wrong], kinds)
    known = [(n, fit) for n, fit in enumerate(fits) if fit is not None]
    if known:
        told = torch.cat([judged.wrong[n, 1 : len(fit) - 1] for n, fit in known])
        loss = loss + recipe.words * crossed(told, torch.cat([fit[1:-1] for _, fit in known]))
    return loss


def _kind(error: str) -> int:
    return KINDS.index(error if error in KINDS else "other")


def _fits(example: Example, texts: Mapping[str, Text]) -> Tensor | None:
    """Say of each token whether it is wrong: none of a right sentence; of an altered one, those that are new."""
    tokens = texts[example.text].tokens
    if example.right:
        return torch.zeros(len(tokens))
    if not example.made_of:
        return None
    wrong = torch.ones(len(tokens))
    matcher = SequenceMatcher(None, texts[example.made_of].tokens, tokens, autojunk=False)
    for block in matcher.get_matching_blocks():
        wrong[block.b : block.b + block.size] = 0.0
    return wrong if wrong[1:-1].any() else None


def _batches(lengths: Sequence[int], size: int, chance: random.Random) -> list[list[int]]:
    """Put pairs of like length together, so that little is spent on padding."""
    order = sorted(range(len(lengths)), key=lambda n: lengths[n] + chance.random() * 25)
    batches = [order[first : first + size] for first in range(0, len(order), size)]
    chance.shuffle(batches)
    return batches
