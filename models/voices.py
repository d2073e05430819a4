"""Groups voiceprints into voices, when the number of people is known and when it has to be guessed."""

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float64]
Labels = NDArray[np.int64]

TRIES = 24
ROUNDS = 30
MOST_VOICES = 8
# Centres of one voice cut in two are 0.9 alike and more, of real voices in half a minute 0.65 and more; those of two
# voices 0.55 and less, in loud noise up to 0.7.
SAME_VOICE = 0.7
LEAST_SECONDS = 2.0
MANY_PIECES = 12


def group(vectors: Vectors, seconds: NDArray[np.float64], voices: int | None) -> Vectors:
    """Find the centre of each voice; shape (voices, d), rows of length 1.

    `vectors` are voiceprints of pieces (rows of length 1) and `seconds` their lengths, which weigh them, so that one
    odd short piece is not worth a voice of its own. With no number given, it is guessed. A number given is the most
    there can be: where somebody hardly spoke, one voice would else be cut in two.
    """
    if voices is not None:
        return _at_most(vectors, seconds, min(voices, len(vectors)))
    for number in range(min(MOST_VOICES, len(vectors)), 1, -1):
        centres = _centres(vectors, seconds, number)
        if _all_apart(vectors, seconds, centres):
            return centres
    return _centres(vectors, seconds, 1)


def _at_most(vectors: Vectors, seconds: NDArray[np.float64], voices: int) -> Vectors:
    centres = _centres(vectors, seconds, voices)
    while len(centres) > 1 and _alike(centres):
        centres = _centres(vectors, seconds, len(centres) - 1)
    return centres


def _alike(centres: Vectors) -> bool:
    """Say whether two centres are likely one voice."""
    return bool((centres @ centres.T - 2 * np.eye(len(centres))).max() >= SAME_VOICE)


def _all_apart(vectors: Vectors, seconds: NDArray[np.float64], centres: Vectors) -> bool:
    """Say whether no two centres are likely one voice, and each has some seconds of speech in a few pieces."""
    nearest = np.argmax(vectors @ centres.T, axis=1)
    lengths = np.bincount(nearest, weights=seconds, minlength=len(centres))
    counts = np.bincount(nearest, minlength=len(centres))
    least = 3 if len(vectors) >= MANY_PIECES else 2
    return bool(not _alike(centres) and lengths.min() >= LEAST_SECONDS and counts.min() >= least)


def _centres(vectors: Vectors, seconds: NDArray[np.float64], voices: int) -> Vectors:
    """Spherical k-means, weighted, best of several starts; with a fixed seed, so that the same sound gives the same."""
    random = np.random.default_rng(7)
    tries = [_settle(vectors, seconds, _start(vectors, seconds, voices, random)) for _ in range(TRIES)]
    return max(tries, key=lambda centres: float(np.dot(seconds, (vectors @ centres.T).max(axis=1))))


def _start(vectors: Vectors, seconds: NDArray[np.float64], voices: int, random: np.random.Generator) -> Vectors:
    """Pick far-apart starting centres (k-means++, Arthur and Vassilvitskii 2007)."""
    chosen = [int(random.choice(len(vectors), p=seconds / seconds.sum()))]
    while len(chosen) < voices:
        far = seconds * np.maximum(1 - (vectors @ vectors[chosen].T).max(axis=1), 1e-9)
        chosen.append(int(random.choice(len(vectors), p=far / far.sum())))
    return vectors[chosen]


def _settle(vectors: Vectors, seconds: NDArray[np.float64], centres: Vectors) -> Vectors:
    labels: Labels = np.full(len(vectors), -1)
    for _ in range(ROUNDS):
        fresh = np.argmax(vectors @ centres.T, axis=1)
        if np.array_equal(fresh, labels):
            break
        labels = fresh
        sums = np.stack([(seconds * (labels == k)) @ vectors for k in range(len(centres))])
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 1e-9, sums / np.maximum(lengths, 1e-9), centres)
    return centres
