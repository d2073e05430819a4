"""Finds the labelled sentence that a statement is most like, as a reason that a reader can weigh."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain.casenote import Kind
from models.labels.examples import KINDS, Example

DIRECTIONS = 128
"""Numbers kept of each sentence's vector; with one byte each, four thousand sentences take half a megabyte."""

NEAR = 0.5
"""Cosine from which an example is near enough to explain anything."""


@dataclass(frozen=True)
class Examples:
    """Labelled sentences and their vectors, rows in the same order.

    The vectors are from MiniLM's lower layers, where sentences are near that are put in like words; from their mean,
    since all vectors there share most of their direction.
    """

    texts: tuple[str, ...]
    kinds: NDArray[np.uint8]
    vectors: NDArray[np.int8]
    directions: NDArray[np.float16]
    middle: NDArray[np.float16]

    @classmethod
    def read(cls, path: Path) -> "Examples":
        """Read what `keep` wrote."""
        with np.load(path, allow_pickle=False) as kept:
            texts = kept["texts"].tobytes().decode("utf-8").split("\n")
            return cls(tuple(texts), kept["kinds"], kept["vectors"], kept["directions"], kept["middle"])

    def nearest(self, vector: NDArray[np.float32], kind: Kind) -> str | None:
        """Give the sentence of a kind that is nearest to a vector; None where none is near."""
        rows, near, lengths = self._of_kinds[KINDS.index(kind)]
        if not len(rows):
            return None
        middle, directions = self._place
        short = (vector - middle) @ directions
        cosines = near @ short / (lengths * np.linalg.norm(short) + 1e-9)
        best = int(np.argmax(cosines))
        return self.texts[rows[best]] if cosines[best] >= NEAR else None

    @cached_property
    def _place(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        return self.middle.astype(np.float32), self.directions.astype(np.float32)

    @cached_property
    def _of_kinds(self) -> "list[tuple[NDArray[np.intp], NDArray[np.float32], NDArray[np.float32]]]":
        """Each kind's rows, their vectors and their lengths, made once since every statement asks."""
        made = []
        for number in range(len(KINDS)):
            rows = np.flatnonzero(self.kinds == number)
            near = self.vectors[rows].astype(np.float32)
            made.append((rows, near, np.linalg.norm(near, axis=1)))
        return made


def keep(path: Path, examples: Sequence[Example], vectors: NDArray[np.float32]) -> None:
    """Write sentences and their vectors, along the directions in which they differ most."""
    middle = vectors.mean(0)
    _, _, directions = np.linalg.svd(vectors - middle, full_matrices=False)
    short = (vectors - middle) @ directions[:DIRECTIONS].T
    scaled = short / np.abs(short).max(1, keepdims=True) * 127
    np.savez_compressed(
        path,
        texts=np.frombuffer("\n".join(e.text for e in examples).encode("utf-8"), dtype=np.uint8),
        kinds=np.array([KINDS.index(e.kind) for e in examples], dtype=np.uint8),
        vectors=np.round(scaled).astype(np.int8),
        directions=directions[:DIRECTIONS].T.astype(np.float16),
        middle=middle.astype(np.float16),
    )
