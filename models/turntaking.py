"""Decides who says each piece: how like each voice it sounds, and how people take turns."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]

# What a difference of one in cosine is worth, in nats, where a piece is long enough for its voice to be plain.
SHARPNESS = 20.0
PLAIN_SECONDS = 1.0
# How likely the same person goes on: in the middle of a sentence, after one, and after a question.
GOES_ON_IN_SENTENCE = 0.95
GOES_ON = 0.5
GOES_ON_AFTER_QUESTION = 0.25
# A long silence tells less about who goes on.
LONG_SILENCE = 2.0
# Who else speaks within so many seconds is likelier to be next; one who does not still has this share.
NEAR_SECONDS = 20.0
SHARE_FROM_AFAR = 0.3
ROUNDS = 4
LEAST_SECONDS = 0.6
LONG_SECONDS = 1.6


class Stretch(NamedTuple):
    """A piece without its voice: its times and the silence before it in seconds, and how the one before ends."""

    start: float
    end: float
    silence: float = 0.0
    after_sentence: bool = True
    after_question: bool = False

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.end - self.start


def shares(likeness: Scores, stretches: Sequence[Stretch]) -> Scores:
    """Give each piece its share of belief in each voice, rows that add up to one.

    `likeness` holds cosines, shape (pieces, voices). A short piece says little by its sound, so that turns decide more:
    people answer questions, end their sentences, and take turns with those who are speaking just then (Sacks,
    Schegloff and Jefferson 1974).
    """
    voices = likeness.shape[1]
    if voices == 1:
        return np.ones_like(likeness)
    weight = np.array([min(1.0, stretch.seconds / PLAIN_SECONDS) for stretch in stretches])
    sounds = SHARPNESS * likeness * weight[:, None]
    belief = _through(sounds, stretches, np.ones_like(likeness))
    if voices > 2:
        for _ in range(2):
            belief = _through(sounds, stretches, _near(belief, stretches))
    return belief


def settle(vectors: Scores, stretches: Sequence[Stretch], centres: Scores) -> Scores:
    """Move the centres of voices to the pieces believed to be theirs, the shortest left aside (Baum and Welch 1970)."""
    weight = np.array([min(stretch.seconds, LONG_SECONDS) for stretch in stretches])
    weight *= weight >= LEAST_SECONDS
    for _ in range(ROUNDS):
        sums = (shares(vectors @ centres.T, stretches) * weight[:, None]).T @ vectors
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 1e-9, sums / np.maximum(lengths, 1e-9), centres)
    return centres


def _through(sounds: Scores, stretches: Sequence[Stretch], presence: Scores) -> Scores:
    """Weigh each piece's sound with the pieces before and after it (forward-backward, Rabiner 1989)."""
    steps = [np.log(_step(stretch, present)) for stretch, present in zip(stretches, presence, strict=True)]
    ahead, behind = np.zeros_like(sounds), np.zeros_like(sounds)
    ahead[0] = sounds[0]
    for at in range(1, len(sounds)):
        ahead[at] = sounds[at] + _add(ahead[at - 1][:, None] + steps[at], axis=0)
    for at in range(len(sounds) - 2, -1, -1):
        behind[at] = _add(steps[at + 1] + (sounds[at + 1] + behind[at + 1])[None, :], axis=1)
    both = ahead + behind
    return np.asarray(np.exp(both - _add(both, axis=1)[:, None]))


def _step(stretch: Stretch, presence: Scores) -> Scores:
    """Give the chance that each voice (row) is followed by each (column)."""
    voices = len(presence)
    stay = GOES_ON_AFTER_QUESTION if stretch.after_question else GOES_ON
    if not stretch.after_sentence:
        stay = GOES_ON_IN_SENTENCE
    if stretch.silence > LONG_SILENCE:
        stay = (stay + 1 / voices) / 2
    others = np.tile(presence, (voices, 1)) * (1 - np.eye(voices))
    return np.asarray((1 - stay) * others / others.sum(axis=1, keepdims=True) + stay * np.eye(voices))


def _near(belief: Scores, stretches: Sequence[Stretch]) -> Scores:
    """Say how much each voice speaks around each piece, itself left out: a share of seconds, and a little."""
    middles = np.array([(stretch.start + stretch.end) / 2 for stretch in stretches])
    spoken = belief * np.array([stretch.seconds for stretch in stretches])[:, None]
    sums = np.concatenate([np.zeros((1, belief.shape[1])), np.cumsum(spoken, axis=0)])
    first = np.searchsorted(middles, middles - NEAR_SECONDS, side="left")
    last = np.searchsorted(middles, middles + NEAR_SECONDS, side="right")
    around = np.maximum(sums[last] - sums[first] - spoken, 0.0)
    return np.asarray(around / np.maximum(around.sum(axis=1, keepdims=True), 1e-9) + SHARE_FROM_AFAR)


def _add(scores: Scores, axis: int) -> Scores:
    """Add chances given as logarithms."""
    top = scores.max(axis=axis, keepdims=True)
    return np.asarray(np.squeeze(top, axis) + np.log(np.exp(scores - top).sum(axis=axis)))
