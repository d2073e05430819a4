"""Hears which of up to three voices speak in each moment, and so where voices change and where two speak at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile
from numpy.typing import NDArray

from assistant.ports import Progress
from models.catalogue import need
from models.side_by_side import side_by_side
from models.spans import Span, merge
from models.windows import RATE, Samples

if TYPE_CHECKING:
    from models.segmentation import Segmentation

Chances = NDArray[np.float32]

WINDOW = 10 * RATE
BATCH = 8
# A frame stands for 270 samples; the middle of the first one is the 496th.
FRAME_SECONDS = 270 / RATE
FIRST_MIDDLE = 496 / RATE
# Which of three voices speak in each class: nobody, one of them, two of them.
VOICES = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, 1]], dtype=np.float32)
FIRST_OF_TWO = 4
TWO_AT_ONCE = 0.5
# Breaks in speech by two at once that are shorter are no breaks, and what is shorter still is no speech by two.
BREAK = 0.3
LEAST_AT_ONCE = 0.2
# By so much must the likelier voice lead on both sides, for a change between two words to be heard.
CHANGE = 0.4


class LocalVoices:
    """Fulfils what telling voices apart needs with pyannote's segmentation network; weights load on first use."""

    def __init__(self, weights: Path, threads: int = 2) -> None:
        self._weights, self._threads = weights, threads
        self._network: Segmentation | None = None

    def hear(self, sound: Path, progress: Progress | None = None) -> "Moments":
        """Hear a 16 kHz mono WAV, ten seconds at a time; MissingModelError when the weights are not here."""
        self._load()
        found: list[Chances] = []
        with soundfile.SoundFile(sound) as file:
            for batch in _windows(file):
                parts = np.array_split(batch, min(self._threads, len(batch)))
                found.extend(side_by_side(self._run, parts, self._threads))
                if progress:
                    progress(min(1.0, sum(map(len, found)) * WINDOW / max(file.frames, 1)))
            seconds = file.frames / RATE
        return Moments(np.concatenate(found) if found else np.zeros((0, 1, len(VOICES)), dtype=np.float32), seconds)

    def _run(self, windows: Samples) -> Chances:
        network = self._load()
        import torch

        with torch.inference_mode():
            chances: Chances = network(torch.from_numpy(windows)).numpy()
        return chances

    def _load(self) -> "Segmentation":
        if self._network is None:
            need(self._weights.parent.parent, self._weights.parent.name, self._weights.name)
            from models.segmentation import Segmentation

            self._network = Segmentation(self._weights)
        return self._network


class Moments:
    """Chances of who speaks, frame by frame; voices keep their numbers only within ten seconds."""

    def __init__(self, chances: Chances, seconds: float) -> None:
        """Take chances of the shape (windows, frames, 7) over so many seconds."""
        self._two = chances[..., FIRST_OF_TWO:].sum(axis=-1)
        self._voices = chances @ VOICES
        self._seconds = seconds

    def at_once(self) -> list[Span]:
        """Find where two people speak at once, in order of time."""
        spans = merge(self._spans(), gap=BREAK)
        return [span for span in spans if span.length >= LEAST_AT_ONCE]

    def changes(self, before: Span, after: Span) -> bool:
        """Say whether another voice speaks in the second span than in the first; unsure is no."""
        first, second = self._leading(before), self._leading(after)
        return first is not None and second is not None and first[0] == second[0] and first[1] != second[1]

    def _spans(self) -> Iterator[Span]:
        for window, two in enumerate(self._two):
            edges = np.flatnonzero(np.diff(np.concatenate([[0], two > TWO_AT_ONCE, [0]]).astype(np.int8)))
            for first, last in zip(edges[::2], edges[1::2], strict=True):
                start, end = (window * WINDOW / RATE + _edge(int(frame)) for frame in (first, last))
                if start < self._seconds:
                    yield Span(start, min(end, self._seconds))

    def _leading(self, span: Span) -> tuple[int, int] | None:
        """Give the window and the voice that leads clearly in a span; None where none does."""
        window = int((span.start + span.end) / 2 * RATE // WINDOW)
        if not 0 <= window < len(self._voices):
            return None
        first, last = ((seconds - window * WINDOW / RATE - FIRST_MIDDLE) / FRAME_SECONDS for seconds in span)
        chances = self._voices[window]
        low = min(max(0, round(first)), len(chances) - 1)
        shares = chances[low : max(low + 1, round(last) + 1)].mean(axis=0)
        order = np.argsort(shares)
        return (window, int(order[-1])) if shares[order[-1]] - shares[order[-2]] >= CHANGE else None


def _edge(frame: int) -> float:
    """Give the seconds at which a frame starts."""
    return max(0.0, FIRST_MIDDLE + (frame - 0.5) * FRAME_SECONDS)


def _windows(file: soundfile.SoundFile) -> Iterator[Samples]:
    """Read some windows at a time, the last one filled up with silence; shape (windows, samples)."""
    while len(samples := file.read(WINDOW * BATCH, dtype="float32")):
        missing = -len(samples) % WINDOW
        yield np.pad(samples, (0, missing)).reshape(-1, WINDOW)
