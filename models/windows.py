"""Reads a long recording some minutes at a time, cut where it is quiet."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import soundfile
from numpy.typing import NDArray

from assistant.errors import UnreadableRecordingError

Samples = NDArray[np.float32]

RATE = 16_000
WINDOW_SECONDS = 600.0
LOOK_FOR_PAUSE = 60.0


class Window(NamedTuple):
    """Some minutes of a recording: where they start, and how long the whole is, in seconds."""

    samples: Samples
    start: float
    total: float

    @property
    def length(self) -> float:
        """Length in seconds."""
        return len(self.samples) / RATE


def windows(sound: Path) -> Iterator[Window]:
    """Read a WAV some ten minutes at a time, each window ending in the quietest moment of its last minute.

    UnreadableRecordingError when the file is not a 16 kHz mono WAV.
    """
    try:
        with soundfile.SoundFile(sound) as file:
            if file.samplerate != RATE or file.channels != 1:
                raise UnreadableRecordingError("The sound is not 16 kHz mono WAV: decode the recording first.")
            total = file.frames / RATE
            start = 0
            while start < file.frames:
                file.seek(start)
                samples = file.read(int((WINDOW_SECONDS + LOOK_FOR_PAUSE) * RATE), dtype="float32")
                if start + len(samples) < file.frames:
                    samples = samples[: _quietest(samples)]
                yield Window(samples, start / RATE, total)
                start += len(samples)
    except soundfile.SoundFileError as problem:
        raise UnreadableRecordingError("The sound cannot be read as WAV: decode the recording first.") from problem


def _quietest(samples: Samples) -> int:
    """Find the sample in the middle of the quietest half second of the last minute."""
    first = len(samples) - int(LOOK_FOR_PAUSE * RATE)
    tenth = RATE // 10
    tail = samples[first : first + (len(samples) - first) // tenth * tenth].reshape(-1, tenth)
    energy = np.convolve(np.mean(np.square(tail), axis=1), np.ones(5), mode="same")
    return first + int(np.argmin(energy)) * tenth + tenth // 2
