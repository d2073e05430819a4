"""Gives sentences vectors by MiniLM, so that nearness in meaning is a dot product."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from models.catalogue import need

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

DIMENSIONS = 384
LONGEST = 256
BATCH = 64


class MiniLM:
    """Fulfils Embedder with all-MiniLM-L6-v2 from its role's folder, loaded on first use.

    Mean of the token vectors, scaled to length 1, as its publishers use it (Reimers and Gurevych 2019).
    """

    name = "all-MiniLM-L6-v2"

    def __init__(self, folder: Path, threads: int = 2) -> None:
        self._folder = folder
        self._threads = threads
        self._loaded: tuple[PreTrainedTokenizerBase, PreTrainedModel] | None = None

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts; shape (len(texts), 384), rows of length 1. MissingModelError when the weights are not here."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for first in range(0, len(by_length), BATCH):
            rows = by_length[first : first + BATCH]
            vectors[rows] = self._batch([texts[i] for i in rows])
        return vectors

    def _batch(self, texts: list[str]) -> NDArray[np.float32]:
        import torch

        tokenizer, network = self._load()
        tokens = tokenizer(texts, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        with torch.inference_mode():
            states: torch.Tensor = network(**tokens).last_hidden_state
            mask = tokens["attention_mask"].unsqueeze(-1).to(states.dtype)
            mean = (states * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
            unit: NDArray[np.float32] = torch.nn.functional.normalize(mean, dim=1).numpy()
        return unit

    def _load(self) -> "tuple[PreTrainedTokenizerBase, PreTrainedModel]":
        if self._loaded is None:
            need(self._folder.parent, self._folder.name, "model.safetensors", "tokenizer.json")
            import torch
            from transformers import AutoModel, AutoTokenizer
            from transformers.utils.logging import disable_progress_bar

            disable_progress_bar()

            torch.set_num_threads(self._threads)
            tokenizer = AutoTokenizer.from_pretrained(self._folder, local_files_only=True)
            network = AutoModel.from_pretrained(self._folder, local_files_only=True, use_safetensors=True)
            self._loaded = (tokenizer, network.eval())
        return self._loaded
