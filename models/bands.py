"""Turns sound into the logarithms of its power in 80 mel bands, as the Kaldi toolkit does."""

import numpy as np
from numpy.typing import NDArray

from models.windows import RATE, Samples

Bands = NDArray[np.float32]

BANDS = 80
FRAME = 400
HOP = 160
FOURIER = 512
EMPHASIS = 0.97
LOWEST = 20.0
LEAST_POWER = float(np.finfo(np.float32).eps)


def mel_filters() -> NDArray[np.float32]:
    """Triangles even on the mel scale from 20 Hz to half the rate; shape (257, 80)."""
    edges = np.linspace(_mels(np.array(LOWEST)), _mels(np.array(RATE / 2)), BANDS + 2)
    bins = _mels(np.arange(FOURIER // 2 + 1) * RATE / FOURIER)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    return np.maximum(0.0, np.minimum(rising, falling)).astype(np.float32)


def bands(samples: Samples, filters: NDArray[np.float32]) -> Bands:
    """Give the power in each band every 10 ms, less each band's mean; shape (frames, 80).

    Sound of less than 25 ms is filled up with silence.
    """
    filled = np.pad(samples, (0, max(0, FRAME - len(samples))))
    frames = np.lib.stride_tricks.sliding_window_view(filled, FRAME)[::HOP].astype(np.float32)
    frames = frames - frames.mean(axis=1, keepdims=True)
    before = np.concatenate([frames[:, :1], frames[:, :-1]], axis=1)
    # Povey's window: a raised cosine to the power of 0.85.
    window = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / (FRAME - 1))) ** 0.85
    power = np.abs(np.fft.rfft((frames - EMPHASIS * before) * window, FOURIER, axis=1)) ** 2
    found = np.log(np.maximum(power.astype(np.float32) @ filters, LEAST_POWER))
    return np.asarray(found - found.mean(axis=0), dtype=np.float32)


def _mels(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1127.0 * np.log1p(hertz / 700.0))
