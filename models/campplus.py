"""The CAM++ network (Wang and others, Interspeech 2023), which turns a few seconds of speech into a voiceprint."""

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from models.tensors import tensors

# How many layers each dense block has, and how far apart the frames are that a layer of it looks at.
BLOCKS = ((12, 1), (24, 2), (16, 2))
SEGMENT = 100
TINY = 1e-5


class CamPlusPlus:
    """Two-dimensional convolutions, three densely joined blocks that mask by context, and statistics over time."""

    def __init__(self, weights: Path) -> None:
        self._weights = tensors(weights)
        self._folded = _folded(self._weights)

    def __call__(self, bands: Tensor) -> Tensor:
        """Embed pieces of one length; (pieces, frames, 80) in, (pieces, 192) out, rows not yet of length 1."""
        frames = self._head(bands.transpose(1, 2).unsqueeze(1))
        found = self._relu_norm(
            "xvector.tdnn.nonlinear", self._line("xvector.tdnn.linear", frames, stride=2, padding=2)
        )
        for block, (layers, dilation) in enumerate(BLOCKS, 1):
            for layer in range(1, layers + 1):
                found = torch.cat([found, self._dense(f"xvector.block{block}.tdnnd{layer}", found, dilation)], dim=1)
            found = self._line(
                f"xvector.transit{block}.linear", self._relu_norm(f"xvector.transit{block}.nonlinear", found)
            )
        found = self._relu_norm("xvector.out_nonlinear", found)
        spread = found.std(dim=-1) if found.shape[-1] > 1 else torch.zeros_like(found[..., 0])
        statistics = torch.cat([found.mean(dim=-1), spread], dim=1).unsqueeze(-1)
        return self._norm("xvector.dense.nonlinear", self._line("xvector.dense.linear", statistics)).squeeze(-1)

    def _head(self, found: Tensor) -> Tensor:
        """Look at neighbouring bands and frames; bands are halved three times, frames are not."""
        found = self._square("head.conv1", "head.bn1", found).relu()
        for layer in ("head.layer1", "head.layer2"):
            found = self._residual(f"{layer}.0", found, halve=True)
            found = self._residual(f"{layer}.1", found, halve=False)
        found = self._square("head.conv2", "head.bn2", found, halve=True).relu()
        return found.flatten(1, 2)

    def _residual(self, name: str, found: Tensor, *, halve: bool) -> Tensor:
        through = self._square(f"{name}.conv1", f"{name}.bn1", found, halve=halve).relu()
        through = self._square(f"{name}.conv2", f"{name}.bn2", through)
        beside = self._square(f"{name}.shortcut.0", f"{name}.shortcut.1", found, halve=True) if halve else found
        return (through + beside).relu()

    def _square(self, convolution: str, norm: str, found: Tensor, *, halve: bool = False) -> Tensor:
        """Convolve over bands and frames; the norm after it is folded into its weights."""
        weight, bias = self._folded[convolution, norm]
        return functional.conv2d(found, weight, bias, stride=(2, 1) if halve else (1, 1), padding=weight.shape[-1] // 2)

    def _dense(self, name: str, found: Tensor, dilation: int) -> Tensor:
        """Give 32 more channels, each masked by what is around and in the piece as a whole."""
        narrow = self._line(f"{name}.linear1", self._relu_norm(f"{name}.nonlinear1", found))
        narrow = self._relu_norm(f"{name}.nonlinear2", narrow)
        local = self._line(f"{name}.cam_layer.linear_local", narrow, padding=dilation, dilation=dilation)
        around = functional.avg_pool1d(narrow, SEGMENT, SEGMENT, ceil_mode=True)
        context = narrow.mean(dim=-1, keepdim=True) + around
        context = self._line(f"{name}.cam_layer.linear1", context).relu()
        mask = self._line(f"{name}.cam_layer.linear2", context).sigmoid()
        return local * mask.repeat_interleave(SEGMENT, dim=-1)[..., : local.shape[-1]]

    def _line(self, name: str, found: Tensor, stride: int = 1, padding: int = 0, dilation: int = 1) -> Tensor:
        weight, bias = self._weights[f"{name}.weight"], self._weights.get(f"{name}.bias")
        return functional.conv1d(found, weight, bias, stride=stride, padding=padding, dilation=dilation)

    def _relu_norm(self, name: str, found: Tensor) -> Tensor:
        return self._norm(name, found).relu_()

    def _norm(self, name: str, found: Tensor) -> Tensor:
        state = {part: self._weights.get(f"{name}.batchnorm.{part}") for part in ("weight", "bias")}
        mean, variance = (self._weights[f"{name}.batchnorm.running_{part}"] for part in ("mean", "var"))
        return functional.batch_norm(found, mean, variance, state["weight"], state["bias"], eps=TINY)


def _folded(weights: Mapping[str, Tensor]) -> dict[tuple[str, str], tuple[Tensor, Tensor]]:
    """Put each norm of the head into the weights of the convolution before it."""
    pairs = [("head.conv1", "head.bn1"), ("head.conv2", "head.bn2")]
    for layer in ("head.layer1", "head.layer2"):
        pairs += [(f"{layer}.{block}.conv{part}", f"{layer}.{block}.bn{part}") for block in (0, 1) for part in (1, 2)]
        pairs.append((f"{layer}.0.shortcut.0", f"{layer}.0.shortcut.1"))
    folded: dict[tuple[str, str], tuple[Tensor, Tensor]] = {}
    for convolution, norm in pairs:
        scale = weights[f"{norm}.weight"] / torch.sqrt(weights[f"{norm}.running_var"] + TINY)
        bias = weights[f"{norm}.bias"] - weights[f"{norm}.running_mean"] * scale
        folded[convolution, norm] = (weights[f"{convolution}.weight"] * scale[:, None, None, None], bias)
    return folded
