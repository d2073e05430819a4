"""Judges how good the sound of a recording is: loudness, noise, clipping and echo, in constant memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import soundfile
from numpy.typing import NDArray

from assistant.domain.sound_advice import advice

Floats = NDArray[np.float64]

RATE = 16_000
FRAME = 160
FRAMES_AT_ONCE = 6000
QUIETEST = 1e-10
# Loudness is judged over three frames, 30 ms.
SMOOTH = 3
# Sound that is cut off stays within a twentieth of its peak, sample after sample; speech that is not hardly does.
PEAK_SHARE = 0.95
FLAT_SAMPLES = 4
LEAST_PEAK = 0.05
# A fall of so many frames, by so many dB, nearly straight, is a voice that stops; what slows it is the room.
FALL = 16
LEAST_FALL = 10.0
STRAIGHT = 0.98
EVEN = 5
ABOVE_NOISE = 6.0
LEAST_FALLS = 8
LONGEST_ECHO = 3.0


class Frames(NamedTuple):
    """Frames of 10 ms: the mean square of each, and how many of them are cut off."""

    power: Floats
    clipped: int


def quality(wav: Path) -> dict[str, float | str | None]:
    """Judge a 16 kHz mono WAV.

    `level` is how loud the voices are and `noise` what lies under them (dBFS), `snr` how far apart they are (dB);
    `clipping` and `speech` are shares of the time, speech by loudness alone; `echo` is how many seconds the room takes
    to fall silent (60 dB), None where too few pauses show it; `advice` is one sentence.
    """
    frames = _frames(wav)
    smooth = _smooth(frames.power)
    if not len(smooth) or float(smooth.max()) < 1e-8:
        silent: dict[str, float | str | None] = {
            "level": None,
            "noise": None,
            "snr": None,
            "clipping": 0.0,
            "speech": 0.0,
            "echo": None,
        }
        return {**silent, "advice": advice(silent)}
    decibels = 10 * np.log10(np.maximum(smooth, QUIETEST))
    floor = _floor(decibels)
    loud = decibels > _threshold(decibels, floor)
    noise = 10 ** (floor / 10)
    voices = max(float(smooth[loud].mean()) - noise, noise / 100) if loud.any() else QUIETEST
    level = 10 * np.log10(max(voices, QUIETEST))
    measures: dict[str, float | str | None] = {
        "level": round(float(level), 1),
        "noise": round(floor, 1),
        "snr": round(float(level) - floor, 1),
        "clipping": round(frames.clipped / len(frames.power), 4),
        "speech": round(float(np.mean(loud)), 3),
        "echo": echo(decibels, floor),
    }
    return {**measures, "advice": advice(measures)}


def echo(decibels: Floats, floor: float) -> float | None:
    """Estimate how many seconds the room takes to fall by 60 dB, from how fast voices die away.

    A voice can stop more slowly than its room, never faster, so that the faster falls tell (after Ratnam et al. 2003).
    """
    if len(decibels) < FALL:
        return None
    even = np.convolve(decibels, np.ones(EVEN) / EVEN, mode="same")
    stretches = np.lib.stride_tricks.sliding_window_view(even, FALL)
    frames = np.arange(FALL) - (FALL - 1) / 2
    slopes = stretches @ frames / (frames @ frames)
    spread = stretches.std(axis=1)
    straight = -slopes * np.sqrt(np.mean(frames**2)) / np.maximum(spread, 1e-9)
    whole = (slopes * FALL < -LEAST_FALL) & (straight > STRAIGHT) & (stretches.min(axis=1) > floor + ABOVE_NOISE)
    if int(whole.sum()) < LEAST_FALLS:
        return None
    fast = float(np.percentile(slopes[whole], 10))
    return round(min(LONGEST_ECHO, -60.0 / (fast * RATE / FRAME)), 2)


def _floor(decibels: Floats) -> float:
    """Give the loudness of the noise: the mean of the quietest tenth of the frames that hold any sound."""
    sounding = decibels[decibels > -90.0]
    if not len(sounding):
        return -90.0
    return float(np.percentile(sounding, 10)) + 1.0


def _threshold(decibels: Floats, floor: float) -> float:
    level = float(np.percentile(decibels, 95))
    return max(floor + max(4.0, 0.4 * (level - floor)), -60.0)


def _smooth(power: Floats) -> Floats:
    return np.convolve(power, np.ones(SMOOTH) / SMOOTH, mode="same") if len(power) >= SMOOTH else power


def _frames(wav: Path) -> Frames:
    """Read the sound twice: for its peak, then frame by frame."""
    peak = max((float(np.abs(block).max(initial=0.0)) for block in _blocks(wav)), default=0.0)
    power: list[Floats] = []
    clipped = 0
    for block in _blocks(wav):
        whole = block[: len(block) // FRAME * FRAME].reshape(-1, FRAME)
        power.append(np.mean(np.square(whole, dtype=np.float64), axis=1))
        if peak > LEAST_PEAK:
            clipped += int(np.sum(_flat(whole, peak * PEAK_SHARE)))
    return Frames(np.concatenate(power) if power else np.zeros(0), clipped)


def _flat(frames: NDArray[np.float32], top: float) -> NDArray[np.bool_]:
    """Say of each frame whether some samples in a row lie at the peak."""
    high = np.abs(frames) >= top
    runs = high.copy()
    for step in range(1, FLAT_SAMPLES):
        runs[:, step:] &= high[:, :-step]
        runs[:, :step] = False
    return np.asarray(runs.any(axis=1))


def _blocks(wav: Path) -> Iterator[NDArray[np.float32]]:
    with soundfile.SoundFile(wav) as sound:
        yield from sound.blocks(blocksize=FRAME * FRAMES_AT_ONCE, dtype="float32")
