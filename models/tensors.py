"""Reads the tensors of a published weights file without running anything that the file holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch


class Nothing:
    """Stands in for a class that a weights file names and that is not needed to read its tensors."""

    def __init__(self, *_values: object) -> None:
        """Take whatever the file gives, and keep none of it."""

    def __setstate__(self, _state: object) -> None:
        """Keep nothing of a stored state either."""


def tensors(path: Path, *, strange: Sequence[str] = ()) -> "dict[str, torch.Tensor]":
    """Read the named tensors of a PyTorch file; `strange` are full names of classes in it to read as nothing."""
    import torch

    with torch.serialization.safe_globals([(Nothing, name) for name in strange]):
        stored: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return dict(stored.get("state_dict", stored))
