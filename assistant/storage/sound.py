"""Turns a recording as it came into sound that can be transcribed, played and judged."""

import io
import json
import subprocess
import sys
from pathlib import Path
from threading import Timer

import numpy as np
import soundfile
from numpy.typing import NDArray

from assistant import errors
from assistant.domain.base import Value
from assistant.errors import BadInputError, UnreadableRecordingError
from assistant.ports import Progress

FRAME = 480
LONGEST_CLIP = 120.0
LONGEST_LOOK = 60.0


class Sound(Value):
    """What a file says of its sound: length in seconds (None where only decoding tells), channels, rate in Hz."""

    seconds: float | None
    channels: int
    rate: int
    codec: str
    container: str


def inspect(path: Path) -> Sound:
    """Look at a recording without decoding it; UnreadableRecordingError says in one sentence what is wrong."""
    return Sound.model_validate(_apart("inspect", str(path), seconds=LONGEST_LOOK))


def decode(source: Path, wav: Path, *, max_hours: float = 8.0, progress: Progress | None = None) -> float:
    """Write a recording as 16 kHz mono PCM16 WAV and return its seconds, in constant memory.

    The WAV appears whole or not at all. UnreadableRecordingError, TooLargeError or StorageFullError say what is wrong.
    """
    return _made("decode", source, wav, max_hours, progress)


def make_playable(source: Path, m4a: Path, *, max_hours: float = 8.0, progress: Progress | None = None) -> float:
    """Write a recording as AAC that every browser plays, on the same clock as `decode`; returns its seconds."""
    return _made("make_playable", source, m4a, max_hours, progress)


def clip(wav: Path, start: float, end: float) -> bytes:
    """Cut the seconds from start to end out of a WAV, as a small WAV of its own."""
    if not 0 <= start < end <= start + LONGEST_CLIP:
        raise BadInputError(f"A clip starts before it ends, and is no longer than {LONGEST_CLIP:g} seconds.")
    with soundfile.SoundFile(wav) as sound:
        sound.seek(min(round(start * sound.samplerate), sound.frames))
        samples = sound.read(round((end - start) * sound.samplerate), dtype="int16")
        out = io.BytesIO()
        soundfile.write(out, samples, sound.samplerate, format="WAV", subtype="PCM_16")
    return out.getvalue()


def quality(wav: Path) -> dict[str, float | str | None]:
    """Judge a recording by its 30 ms frames, in constant memory.

    `level` and `noise` are in dBFS: what one frame in ten is above, and what one in ten is below; `snr` is what lies
    between, in dB; `clipping` and `speech` are shares of the time, speech by loudness alone; `advice` is a sentence.
    """
    loudness, clipped, frames = _frames(wav)
    if not frames or float(loudness.max(initial=0.0)) < 1e-4:
        return {"level": None, "noise": None, "snr": None, "clipping": 0.0, "speech": 0.0, "advice": ADVICE["silent"]}
    decibels = 20 * np.log10(np.maximum(loudness, 1e-5))
    level, noise = (float(np.percentile(decibels, share)) for share in (90, 10))
    threshold = max(noise + 0.4 * (level - noise), -55.0)
    measures = {
        "level": round(level, 1),
        "noise": round(noise, 1),
        "snr": round(level - noise, 1),
        "clipping": round(clipped / frames, 4),
        "speech": round(float(np.mean(decibels > threshold)), 3),
    }
    return {**measures, "advice": _advice(measures)}


ADVICE = {
    "silent": "Nothing can be heard: check that the microphone was on.",
    "clipping": "The sound is too loud and breaks up: put the device a little further away.",
    "quiet": "The sound is very quiet: put the device on the table between you.",
    "noisy": "There is a lot of noise: turn off the television or fan, or move closer.",
    "good": "The sound is clear.",
}


def _advice(measures: dict[str, float]) -> str:
    if measures["clipping"] > 0.01:
        return ADVICE["clipping"]
    if measures["level"] < -40:
        return ADVICE["quiet"]
    return ADVICE["noisy" if measures["snr"] < 12 else "good"]


def _frames(wav: Path) -> tuple[NDArray[np.float64], int, int]:
    """Measure loudness frame by frame, and count frames with samples at full scale."""
    loudness: list[NDArray[np.float64]] = []
    clipped = 0
    with soundfile.SoundFile(wav) as sound:
        for block in sound.blocks(blocksize=FRAME * 2000, dtype="float32"):
            whole = block[: len(block) // FRAME * FRAME].reshape(-1, FRAME)
            loudness.append(np.sqrt(np.mean(np.square(whole, dtype=np.float64), axis=1)))
            clipped += int(np.sum(np.sum(np.abs(whole) > 0.999, axis=1) >= 3))
    together = np.concatenate(loudness) if loudness else np.zeros(0)
    return together, clipped, len(together)


def _made(work: str, source: Path, target: Path, max_hours: float, progress: Progress | None) -> float:
    """Write a file under a temporary name and give it its own when it is whole."""
    part = target.with_name(f".{target.name}.part")
    try:
        seconds = _apart(work, str(source), str(part), str(max_hours), progress=progress)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return float(str(seconds))


def _apart(*arguments: str, progress: Progress | None = None, seconds: float | None = None) -> object:
    """Run the decoder in its own process and return its result; what kills it there is an error here."""
    return run_apart([sys.executable, "-P", "-m", "assistant.storage.decoding", *arguments], progress, seconds)


def run_apart(command: list[str], progress: Progress | None = None, seconds: float | None = None) -> object:
    """Run a command that says JSON lines: its progress, then its result or its error.

    A crash is an error too, and so is taking longer than so many seconds.
    """
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
        late = Timer(seconds or 0.0, child.kill)
        if seconds:
            late.start()
        try:
            for line in child.stdout or ():
                said = json.loads(line)
                if "sentence" in said:
                    raise getattr(errors, said["error"])(said["sentence"])
                if "result" in said:
                    return said["result"]
                if progress:
                    progress(said["progress"])
        finally:
            late.cancel()
            child.kill()
    raise UnreadableRecordingError("The sound in this file could not be read at all: save it as M4A or MP3 first.")
