"""Trains the classifier of statements, and measures it on held-back hands: python -m models.labels.train."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from assistant.english.roster import Roster
from assistant.settings import Settings
from models.labels.classifier import LIKE, WEIGHTS
from models.labels.examples import KINDS, Example, read_examples
from models.labels.fit import fit, lower_states, predict
from models.labels.like import keep


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on all hands and write the weights; with --measure, hold back hands in groups and print what was right."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--measure", action="store_true", help="measure on hands held back, and write nothing")
    chosen = options.parse_args(arguments)
    # One thread adds up in one order, so that the same sentences give the same weights.
    torch.set_num_threads(1)
    folder, examples = Settings().weights / "meaning", read_examples()
    states = lower_states(folder, as_read(examples))
    if chosen.measure:
        from models.labels.measure import measure

        sys.stdout.write(measure(folder, examples, states))
        return
    write(train(folder, examples, states), examples, states, WEIGHTS, LIKE)


def as_read(examples: Sequence[Example]) -> list[str]:
    """Give sentences as the classifier gets them: words for people become roles, names nobody listed stay."""
    nobody = Roster()
    return [nobody.with_roles(example.text) for example in examples]


def train(folder: Path, examples: Sequence[Example], states: Sequence[Tensor], *, seed: int = 0) -> dict[str, Tensor]:
    """Train on examples; the weights are rounded to 16 bits, as they are kept."""
    kinds = [KINDS.index(example.kind) for example in examples]
    weights = fit(folder, states, kinds, len(KINDS), seed=seed)
    return {name: tensor.half() for name, tensor in weights.items()}


def write(
    weights: dict[str, Tensor], examples: Sequence[Example], states: Sequence[Tensor], path: Path, like: Path
) -> None:
    """Write the weights, and the sentences with their vectors."""
    save_file(weights, path)
    _, vectors = predict({name: tensor.float() for name, tensor in weights.items()}, states)
    keep(like, examples, vectors.numpy())


if __name__ == "__main__":
    main()
