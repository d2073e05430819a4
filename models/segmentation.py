"""The segmentation network of pyannote (Bredin and others 2023): which of up to three voices speak in each frame."""

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.tensors import tensors
from models.windows import RATE

STRANGE = (
    "pyannote.audio.core.task.Problem",
    "pyannote.audio.core.task.Resolution",
    "pyannote.audio.core.task.Specifications",
    "torch.torch_version.TorchVersion",
)
LOWEST_HERTZ = 50.0
NARROWEST_HERTZ = 50.0
HIDDEN = 128
# Classes in order: nobody, voice 1, 2, 3, voices 1 and 2, 1 and 3, 2 and 3.
CLASSES = 7


class Segmentation:
    """Band filters that were learnt (SincNet), convolutions, four LSTM layers both ways, and a choice of seven."""

    def __init__(self, weights: Path) -> None:
        self._weights = tensors(weights, strange=STRANGE)
        self._filters = _band_filters(
            self._weights["sincnet.conv1d.0.filterbank.low_hz_"], self._weights["sincnet.conv1d.0.filterbank.band_hz_"]
        )
        self._lstm = nn.LSTM(60, HIDDEN, 4, batch_first=True, bidirectional=True)
        lstm = {name.removeprefix("lstm."): value for name, value in self._weights.items() if name.startswith("lstm.")}
        self._lstm.load_state_dict(lstm)
        self._lstm.eval()

    def __call__(self, samples: Tensor) -> Tensor:
        """Give the chance of each class in each frame; (windows, samples) in, (windows, frames, 7) out."""
        found = self._sinc(samples.unsqueeze(1)).transpose(1, 2)
        found, _ = self._lstm(found)
        for layer in ("linear.0", "linear.1"):
            found = functional.leaky_relu(self._linear(layer, found))
        return self._linear("classifier", found).softmax(dim=-1)

    def _sinc(self, samples: Tensor) -> Tensor:
        found = self._norm("sincnet.wav_norm1d", samples)
        found = functional.conv1d(found, self._filters, stride=10).abs()
        for layer in range(3):
            if layer:
                name = f"sincnet.conv1d.{layer}"
                found = functional.conv1d(found, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])
            found = self._norm(f"sincnet.norm1d.{layer}", functional.max_pool1d(found, 3))
            found = functional.leaky_relu(found)
        return found

    def _norm(self, name: str, found: Tensor) -> Tensor:
        return functional.instance_norm(
            found, weight=self._weights[f"{name}.weight"], bias=self._weights[f"{name}.bias"]
        )

    def _linear(self, name: str, found: Tensor) -> Tensor:
        return functional.linear(found, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])


def _band_filters(low: Tensor, width: Tensor) -> Tensor:
    """Make 40 even and 40 odd band filters of 251 samples from their edges in hertz (Ravanelli and Bengio 2018)."""
    low = LOWEST_HERTZ + low.abs()
    high = (low + NARROWEST_HERTZ + width.abs()).clamp(LOWEST_HERTZ, RATE / 2)
    width = high - low
    half = torch.arange(-125.0, 0.0)
    angle = 2 * math.pi * half / RATE
    window = 0.54 - 0.46 * torch.cos(2 * math.pi * torch.arange(125.0) / 250)
    even = (torch.sin(high * angle) - torch.sin(low * angle)) / (angle / 2) * window
    odd = (torch.cos(low * angle) - torch.cos(high * angle)) / (angle / 2) * window
    evens = torch.cat([even, 2 * width, even.flip(1)], dim=1)
    odds = torch.cat([odd, torch.zeros_like(width), -odd.flip(1)], dim=1)
    return (torch.cat([evens, odds]) / (2 * torch.cat([width, width]))).unsqueeze(1)
