"""Trains the support check on claims that people wrote and on what is made of them: python -m models.support.train.

--claims FOLDER --drafts FOLDER [--write]. Each writer is left out of all training in turn, and measured. With --write,
the weights are kept. The same claims give the same weights.
"""

# ruff: noqa: T201

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from assistant.checks.support.score import READ, within
from assistant.english.remember import RememberingParser
from assistant.settings import Settings
from models.english import SpacyParser
from models.minilm import Network
from models.support.aligner import Text, widest
from models.support.examples import Example
from models.support.fit import Weights, fit
from models.support.judge import read_texts
from models.support.making import DRAFTS, gathered
from models.support.reader import WEIGHTS
from models.support.teach import odds, teach

AUTHORS = ("tuning", "tuning2", "tuning3", "tuning4", "tuning5")
"""Claims whose errors may be read; those held back are never trained on."""

SEED = 0
"""The beginning from which the network is trained."""

SAMPLE = 60_000
"""Tokens by which it is found how MiniLM's states differ most."""

OUTPUT = Path(__file__).parents[2] / "assistant" / "checks" / "support" / "weights.py"


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure and keep as asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=Path, required=True)
    options.add_argument("--drafts", type=Path, required=True)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args(arguments)
    # One thread adds up in one order, so that the same claims give the same weights.
    torch.set_num_threads(1)
    found = list(gathered(chosen.claims, chosen.drafts, AUTHORS, RememberingParser(SpacyParser())))
    network = Network(Settings().weights / "meaning")
    texts, kept = _read(network, found)
    unseen = _with_unseen(network, texts, found)
    for name, some in (("marks alone", found), ("marks and network", unseen)):
        for author in AUTHORS:
            weights = fit([one for one in some if one.author != author])
            told = [one for one in some if one.author == author and one.written]
            print(f"{name:18} {author} left out: {figures([(weights.score(e.marks), e) for e in told])}", flush=True)
    if chosen.write:
        taught = teach(network, texts, [one for one in found if one.author != DRAFTS], seed=SEED)
        kept |= {f"aligner.{part}": tensor for part, tensor in taught.state_dict().items()}
        save_file({name: tensor.half().contiguous() for name, tensor in kept.items()}, WEIGHTS)
        OUTPUT.write_text(_module(fit(found), fit(unseen)), encoding="utf-8")


def figures(scored: Sequence[tuple[float, Example]]) -> str:
    """Say how well scores, right above 0, tell right from wrong."""
    right = [score for score, example in scored if example.right]
    wrong = [score for score, example in scored if not example.right]
    area = sum((r > w) + 0.5 * (r == w) for r in right for w in wrong) / (len(right) * len(wrong))
    passed = sum(score >= 0 for score in wrong) / len(wrong)
    asked = sum(score < 0 for score in right) / len(right)
    return f"area {area:.3f}, wrong passed {passed:.0%}, right questioned {asked:.0%}"


def _read(network: Network, found: Sequence[Example]) -> tuple[dict[str, Text], dict[str, Tensor]]:
    """Read all sentences and turns, and keep of MiniLM's states what differs most."""
    every = list(dict.fromkeys(text for one in found for text in (one.text, one.made_of, *one.passage) if text))
    with torch.inference_mode():
        sample = torch.cat([network.shallow([row]) for row in network.tokens(every[::7])])[:SAMPLE]
        middle, ways = (part.half().float() for part in widest(sample))
        texts: dict[str, Text] = {}
        for first in range(0, len(every), 64):
            texts |= read_texts(network, every[first : first + 64], middle, ways)
    return {name: Text(text.tokens, text.states.clone()) for name, text in texts.items()}, {
        "middle": middle.clone(),
        "ways": ways.clone(),
    }


def _with_unseen(network: Network, texts: dict[str, Text], found: Sequence[Example]) -> list[Example]:
    """Add to each example what a network says that has read nothing by its writer."""
    marked: list[Example] = []
    for author in (*AUTHORS, DRAFTS):
        theirs = [one for one in found if one.author == author]
        aligner = teach(network, texts, [one for one in found if one.author not in {author, DRAFTS}], seed=SEED)
        said = odds(aligner, texts, theirs)
        marked += [
            replace(one, marks={**one.marks, READ: within(value)}) for one, value in zip(theirs, said, strict=True)
        ]
    return marked


def _module(alone: Weights, read: Weights) -> str:
    return (
        '"""The weights of the marks of a statement, as `python -m models.support.train` finds them."""\n\n'
        f"BASE = {alone.base:.4f}\n\n{_table('WEIGHTS', alone)}"
        '"""How much each mark adds to the log odds that a statement is borne out."""\n\n'
        f"READ_BASE = {read.base:.4f}\n\n{_table('READ_WEIGHTS', read)}"
        '"""The same where a reader of pairs has judged the statement, too."""\n'
    )


def _table(name: str, weights: Weights) -> str:
    rows = "".join(f'    "{mark}": {value:.4f},\n' for mark, value in sorted(weights.by_mark.items()))
    return f"{name}: dict[str, float] = {{\n{rows}}}\n"


if __name__ == "__main__":
    main()
