"""Turns a few seconds of speech into a vector that is near for the same voice: the GE2E network, rebuilt."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from models.catalogue import need

if TYPE_CHECKING:
    import torch

Samples = NDArray[np.float32]

RATE = 16_000
WINDOW = 400
HOP = 160
MELS = 40
PARTIAL_FRAMES = 160
PARTIAL_STEP = 80
DIMENSIONS = 256
LEVEL_DBFS = -30.0
BATCH = 64


class Voiceprints:
    """The speaker encoder of Resemblyzer (Wan et al. 2018, GE2E): 40 mel bands, three LSTM layers, 256 numbers out."""

    def __init__(self, weights: Path, threads: int = 2) -> None:
        self._weights, self._threads = weights, threads
        self._layers: tuple[torch.nn.LSTM, torch.nn.Linear] | None = None
        self._mels = mel_bands()

    def embed(self, pieces: Sequence[Samples]) -> NDArray[np.float32]:
        """Embed pieces of 16 kHz sound; shape (len(pieces), 256), rows of length 1.

        A piece longer than 1.6 s is the mean of its parts of 1.6 s. MissingModelError when the weights are not here.
        """
        partials: list[NDArray[np.float32]] = []
        owners: list[int] = []
        for number, piece in enumerate(pieces):
            for part in _partials(self._spectrum(piece)):
                partials.append(part)
                owners.append(number)
        vectors = np.zeros((len(pieces), DIMENSIONS), dtype=np.float32)
        for first in range(0, len(partials), BATCH):
            found = self._run(np.stack(partials[first : first + BATCH]))
            np.add.at(vectors, owners[first : first + BATCH], found)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)

    def _spectrum(self, piece: Samples) -> NDArray[np.float32]:
        """Power in 40 mel bands every 10 ms, shape (frames, 40), at one loudness."""
        level = float(np.sqrt(np.mean(np.square(piece, dtype=np.float64)))) if len(piece) else 0.0
        even = piece * (10 ** (LEVEL_DBFS / 20) / max(level, 1e-6))
        padded = np.pad(even, WINDOW // 2)
        frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP]
        window = 0.5 - 0.5 * np.cos(2 * math.pi * np.arange(WINDOW) / WINDOW)
        power = np.abs(np.fft.rfft(frames * window, axis=1)) ** 2
        return np.asarray(power @ self._mels.T, dtype=np.float32)

    def _run(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        import torch

        lstm, linear = self._load()
        with torch.inference_mode():
            _, (hidden, _) = lstm(torch.from_numpy(batch))
            unit: NDArray[np.float32] = torch.nn.functional.normalize(torch.relu(linear(hidden[-1])), dim=1).numpy()
        return unit

    def _load(self) -> "tuple[torch.nn.LSTM, torch.nn.Linear]":
        if self._layers is None:
            need(self._weights.parent.parent, self._weights.parent.name, self._weights.name)
            import torch

            torch.set_num_threads(self._threads)
            state = torch.load(self._weights, map_location="cpu", weights_only=True)["model_state"]
            lstm = torch.nn.LSTM(MELS, 256, 3, batch_first=True)
            linear = torch.nn.Linear(256, DIMENSIONS)
            for name, layer in (("lstm", lstm), ("linear", linear)):
                part = {key.partition(".")[2]: value for key, value in state.items() if key.startswith(f"{name}.")}
                layer.load_state_dict(part)
                layer.eval()
            self._layers = (lstm, linear)
        return self._layers


def mel_bands() -> NDArray[np.float64]:
    """Triangles on the mel scale of Slaney's Auditory Toolbox (1998), each of area one; shape (40, 201)."""
    edges = _mel_to_hertz(np.linspace(0.0, _hertz_to_mel(RATE / 2), MELS + 2))
    bins = np.arange(WINDOW // 2 + 1) * RATE / WINDOW
    rising = (bins[None, :] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins[None, :]) / (edges[2:] - edges[1:-1])[:, None]
    triangles: NDArray[np.float64] = np.maximum(0.0, np.minimum(rising, falling))
    return triangles * (2.0 / (edges[2:] - edges[:-2]))[:, None]


def _hertz_to_mel(hertz: float) -> float:
    """Slaney's scale: straight to 1000 Hz (mel 15), then 27 steps for each factor of 6.4."""
    return hertz * 3 / 200 if hertz < 1000 else 15 + 27 * math.log(hertz / 1000) / math.log(6.4)


def _mel_to_hertz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(mels < 15, mels * 200 / 3, 1000 * np.exp((mels - 15) * math.log(6.4) / 27))


def _partials(spectrum: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """Cut a spectrum into parts of 1.6 s that overlap by half; one that is shorter is said over until it fills one."""
    frames = len(spectrum)
    if frames < PARTIAL_FRAMES:
        return [np.resize(spectrum, (PARTIAL_FRAMES, MELS))]
    starts = list(range(0, frames - PARTIAL_FRAMES + 1, PARTIAL_STEP))
    if frames - PARTIAL_FRAMES - starts[-1] > PARTIAL_STEP // 2:
        starts.append(frames - PARTIAL_FRAMES)
    return [spectrum[start : start + PARTIAL_FRAMES] for start in starts]
