"""Turns a few seconds of speech into a vector that is near for the same voice, with CAM++."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from models.bands import bands, mel_filters
from models.catalogue import need
from models.side_by_side import side_by_side
from models.windows import RATE, Samples

if TYPE_CHECKING:
    from models.campplus import CamPlusPlus

DIMENSIONS = 192
# Pieces of one length are embedded together: four at a time take half as long as one by one.
LENGTHS = tuple(int(seconds * RATE) for seconds in (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0))
BATCH = 4
# Pieces are made equally loud first, as loud as most recorded speech is.
LEVEL_DBFS = -26.0


class Voiceprints:
    """The speaker encoder CAM++ (Wang and others 2023): 80 mel bands in, 192 numbers out."""

    def __init__(self, weights: Path, threads: int = 2) -> None:
        self._weights, self._threads = weights, threads
        self._network: CamPlusPlus | None = None
        self._filters = mel_filters()

    def embed(self, pieces: Sequence[Samples]) -> NDArray[np.float32]:
        """Embed pieces of 16 kHz sound; shape (len(pieces), 192), rows of length 1.

        Of a piece longer than 3 s the middle is taken; one shorter than half a second is said over until it fills
        that. MissingModelError when the weights are not here.
        """
        alike: dict[int, list[int]] = defaultdict(list)
        middles = [_middle(piece) for piece in pieces]
        for number, middle in enumerate(middles):
            alike[len(middle)].append(number)
        batches = [
            numbers[first : first + BATCH] for numbers in alike.values() for first in range(0, len(numbers), BATCH)
        ]
        vectors = np.zeros((len(pieces), DIMENSIONS), dtype=np.float32)
        self._load()
        found = side_by_side(lambda some: self._run([middles[number] for number in some]), batches, self._threads)
        for some, rows in zip(batches, found, strict=True):
            vectors[some] = rows
        return vectors

    def _run(self, some: Sequence[Samples]) -> NDArray[np.float32]:
        network = self._load()
        import torch

        batch = torch.from_numpy(np.stack([bands(_even(piece), self._filters) for piece in some]))
        with torch.inference_mode():
            unit: NDArray[np.float32] = torch.nn.functional.normalize(network(batch), dim=1).numpy()
        return unit

    def _load(self) -> "CamPlusPlus":
        if self._network is None:
            need(self._weights.parent.parent, self._weights.parent.name, self._weights.name)
            from models.campplus import CamPlusPlus

            self._network = CamPlusPlus(self._weights)
        return self._network


def _middle(piece: Samples) -> Samples:
    """Take the middle of a piece, in one of a few lengths."""
    if len(piece) < LENGTHS[0]:
        return np.resize(piece, LENGTHS[0]) if len(piece) else np.zeros(LENGTHS[0], dtype=np.float32)
    length = max(length for length in LENGTHS if length <= len(piece))
    first = (len(piece) - length) // 2
    return piece[first : first + length]


def _even(piece: Samples) -> Samples:
    """Make a piece as loud as every other, since very quiet sound would vanish under the least power that counts."""
    level = float(np.sqrt(np.mean(np.square(piece, dtype=np.float64))))
    return np.asarray(piece * (10 ** (LEVEL_DBFS / 20) / max(level, 1e-6)), dtype=np.float32)
