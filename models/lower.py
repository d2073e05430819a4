"""Hands out MiniLM's lowest layers: one network in a process, loaded on first use, for all who read with it."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.catalogue import need

if TYPE_CHECKING:
    from models.minilm import Network


class Lower:
    """MiniLM's lowest layers from its role's folder."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        self.folder = folder
        self._threads = threads
        self._network: Network | None = None

    @property
    def network(self) -> "Network":
        """The network; MissingModelError when the weights are not here."""
        if self._network is None:
            need(self.folder.parent, self.folder.name, "model.safetensors", "tokenizer.json")
            import torch

            from models.minilm import Network

            torch.set_num_threads(self._threads)
            self._network = Network(self.folder)
        return self._network
