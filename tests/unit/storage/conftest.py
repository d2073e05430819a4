"""Makes recordings of every kind, for the tests of sound."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Recorder = Callable[..., Path]


@pytest.fixture
def tone() -> Callable[..., Samples]:
    """Give a function that makes a tone: seconds, hertz, and rate."""

    def make(seconds: float = 2.0, hertz: float = 440.0, rate: int = 48_000, level: float = 0.3) -> Samples:
        return (level * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(np.float32)

    return make


@pytest.fixture
def record(tmp_path: Path) -> Recorder:
    """Give a function that writes planes of samples (channels, n) to a file of some format."""

    def write(name: str, planes: Samples, codec: str, rate: int = 48_000, container: str | None = None) -> Path:
        path = tmp_path / name
        with av.open(str(path), "w", format=container) as out:
            stream = out.add_stream(codec, rate=rate, layout="mono" if len(planes) == 1 else "stereo")
            frame = av.AudioFrame.from_ndarray(
                np.ascontiguousarray(planes, dtype=np.float32),
                format="fltp",
                layout="mono" if len(planes) == 1 else "stereo",
            )
            frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
            out.mux(stream.encode(frame))
            out.mux(stream.encode(None))
        return path

    return write


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Write a short MP4 with pictures and no sound."""
    path = tmp_path / "silent-film.mp4"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for _ in range(10):
            out.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), dtype=np.uint8), format="rgb24")))
        out.mux(stream.encode(None))
    return path


@pytest.fixture
def telephone_amr(tmp_path: Path) -> Path:
    """Write two seconds of AMR, 8 kHz, as old telephones record: random bits in well-formed frames of 12.2 kbit/s."""
    random = np.random.default_rng(3)
    frames = b"".join(b"\x3c" + random.integers(0, 256, 31, dtype=np.uint8).tobytes() for _ in range(100))
    path = tmp_path / "voice.amr"
    path.write_bytes(b"#!AMR\n" + frames)
    return path
