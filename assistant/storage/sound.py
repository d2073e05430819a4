"""Turns a recording as it came into sound that can be transcribed, played and judged."""

import io
import json
import subprocess
import sys
from pathlib import Path
from threading import Timer

import soundfile

from assistant import errors
from assistant.domain.base import Value
from assistant.errors import BadInputError, UnreadableRecordingError
from assistant.ports import Progress
from assistant.storage.sound_quality import quality

__all__ = ["Sound", "clip", "decode", "inspect", "make_playable", "quality", "run_apart"]

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
