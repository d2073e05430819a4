"""A small network that lays each word of a sentence beside the words said that it is most like, and judges the fit."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import Embedding, LayerNorm, Linear, Module, Parameter
from torch.nn.functional import dropout, normalize, relu
from torch.nn.utils.rnn import pad_sequence

NARROW, INNER = 192, 96
"""Numbers kept of each state of MiniLM, and numbers inside the network."""

KINDS = (
    "role", "number", "negation", "modality", "frequency", "changed", "merged", "cause", "invented", "over-inferred",
    "speaker", "corrected", "cited", "name", "quote", "other",
)  # fmt: skip
"""How a wrong sentence is wrong; to tell them apart is learnt beside telling right from wrong."""

LONGEST = 220
"""Tokens of talk that are read beside one sentence."""

_FAR = -1e4


@dataclass(frozen=True)
class Text:
    """A text's tokens, and their states after MiniLM's first layer; shapes (n), (n, NARROW)."""

    tokens: tuple[int, ...]
    states: Tensor


@dataclass(frozen=True)
class Pair:
    """A sentence, and the turns it is read beside."""

    sentence: Text
    turns: tuple[Text, ...]


@dataclass(frozen=True)
class Judged:
    """For each pair how likely it is right, as log odds, how it is wrong, and which tokens do not fit."""

    right: Tensor
    kinds: Tensor
    wrong: Tensor


class Aligner(Module):  # type: ignore[misc]
    """Judges pairs of sentences and talk by the words that lie beside each other."""

    def __init__(self, common: frozenset[int]) -> None:
        """`common` are tokens that say nothing by being in both."""
        super().__init__()
        self._common = common
        self.narrow = Linear(NARROW, INNER)
        self.level = LayerNorm(INNER)
        self.both = Embedding(4, INNER)
        self.ask, self.answer = Linear(INNER, INNER), Linear(INNER, INNER)
        self.compare, self.deeper = Linear(4 * INNER + 4, INNER), Linear(INNER, INNER)
        self.word, self.whole = Linear(INNER, 1), Linear(2 * INNER, 1 + len(KINDS))
        self.weight, self.sharp = Parameter(torch.tensor(1.0)), Parameter(torch.tensor(5.0))
        torch.nn.init.normal_(self.both.weight, std=0.1)
        torch.nn.init.constant_(self.word.bias, -2.0)

    def forward(self, pairs: Sequence[Pair], dropped: float = 0.0) -> Judged:
        """Judge pairs; `dropped` is the share of numbers left out in training."""
        sentences, talk = [pair.sentence for pair in pairs], [_joined(pair.turns) for pair in pairs]
        said, heard = _padded([s.states for s in sentences]), _padded([t.states for t in talk])
        said_there, heard_there = _there(sentences), _there(talk)
        same_said = pad_sequence([self._in(s, t) for s, t in zip(sentences, talk, strict=True)], True)
        same_heard = pad_sequence([self._in(t, s) for s, t in zip(sentences, talk, strict=True)], True)
        telling = pad_sequence([self._telling(s) for s in sentences], True)
        near = normalize(said, dim=-1) @ normalize(heard, dim=-1).transpose(1, 2)
        near = near.masked_fill(~heard_there[:, None], -1.0)
        left = dropout(self.level(self.narrow(said)) + self.both(same_said), dropped, self.training)
        right = dropout(self.level(self.narrow(heard)) + self.both(same_heard + 2), dropped, self.training)
        pull = self.ask(left) @ self.answer(right).transpose(1, 2) / INNER**0.5 + self.sharp * near
        shares = pull.masked_fill(~heard_there[:, None], _FAR).softmax(-1)
        beside = shares @ right
        marks = [near.max(-1).values, (shares * near).sum(-1), same_said.float(), telling]
        rows = torch.cat([left, beside, left - beside, left * beside, *(mark[..., None] for mark in marks)], -1)
        rows = relu(self.compare(dropout(rows, dropped, self.training)))
        rows = relu(self.deeper(dropout(rows, dropped, self.training)))
        wrong = self.word(rows).squeeze(-1)
        worst = torch.logsumexp(wrong.masked_fill(~said_there, _FAR), -1)
        most = rows.masked_fill(~said_there[..., None], _FAR).max(1).values
        mean = (rows * said_there[..., None]).sum(1) / said_there.sum(1, keepdim=True)
        whole = self.whole(dropout(torch.cat([most, mean], -1), dropped, self.training))
        return Judged(whole[:, 0] - self.weight * worst, whole[:, 1:], wrong)

    def _in(self, text: Text, other: Text) -> Tensor:
        there = set(other.tokens) - self._common
        return torch.tensor([int(token in there) for token in text.tokens])

    def _telling(self, text: Text) -> Tensor:
        return torch.tensor([float(token not in self._common) for token in text.tokens])


def narrowed(states: Tensor, middle: Tensor, ways: Tensor) -> Tensor:
    """Keep of MiniLM's states what differs most; shapes (n, 384), (384), (384, NARROW)."""
    return (states - middle) @ ways


def widest(states: Tensor) -> tuple[Tensor, Tensor]:
    """Find the middle of many states, and the ways in which they differ most; shapes (384), (384, NARROW)."""
    middle = states.mean(0)
    _, ways = torch.linalg.eigh(torch.cov((states - middle).T))
    return middle, ways[:, -NARROW:].flip(1)


def _joined(turns: Sequence[Text]) -> Text:
    tokens = tuple(token for turn in turns for token in turn.tokens)[:LONGEST]
    return Text(tokens, torch.cat([turn.states for turn in turns])[:LONGEST].float())


def _padded(states: Sequence[Tensor]) -> Tensor:
    return pad_sequence([rows.float() for rows in states], True)


def _there(texts: Sequence[Text]) -> Tensor:
    lengths = torch.tensor([len(text.tokens) for text in texts])
    return torch.arange(int(lengths.max()))[None] < lengths[:, None]
