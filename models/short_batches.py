"""Hears short chunks without the silence that Whisper pads them with, which takes as long to hear as speech."""

from typing import TYPE_CHECKING

import numpy as np
from faster_whisper import BatchedInferencePipeline
from numpy.typing import NDArray

if TYPE_CHECKING:
    from faster_whisper.tokenizer import Tokenizer
    from faster_whisper.transcribe import TranscriptionOptions

FRAMES_A_SECOND = 100
# With less silence after the last word, or less in all, Whisper says everything again and again.
ROOM_SECONDS = 3.0
LEAST_SECONDS = 15.0


class ShortBatches(BatchedInferencePipeline):  # type: ignore[misc]
    """Batches of chunks, each padded to a little more than the longest of them instead of to thirty seconds."""

    def forward(
        self,
        features: NDArray[np.float32],
        tokenizer: "Tokenizer",
        chunks_metadata: list[dict[str, float]],
        options: "TranscriptionOptions",
    ) -> list[list[dict[str, object]]]:
        """Hear one batch; `features` has the shape (chunks, mel bands, frames)."""
        longest = max(chunk["duration"] for chunk in chunks_metadata)
        seconds = max(longest + ROOM_SECONDS, LEAST_SECONDS)
        frames = min(features.shape[-1], 2 * round(seconds * FRAMES_A_SECOND / 2))
        heard: list[list[dict[str, object]]] = super().forward(
            features[..., :frames], tokenizer, chunks_metadata, options
        )
        return heard
