"""Reads any recording as one line of sound, in a process of its own, so that a bad file can harm nothing else."""

import json
import math
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import soundfile
import soxr
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from assistant.errors import AssistantError, StorageFullError, TooLargeError, UnreadableRecordingError

Samples = NDArray[np.float32]
Tell = Callable[[float], None]

SPEECH_RATE = 16_000
PLAYING_RATE = 32_000
PLAYING_BITS = 56_000
BLOCK_SECONDS = 1.0
SMALLEST_GAP = 0.2
MOST_BAD_PACKETS = 0.5

# Only containers of sound: a playlist, for one, would make the reader open other files.
CONTAINERS = "mov,mp3,wav,w64,ogg,matroska,flac,amr,amrnb,amrwb,aac,aiff,caf,asf,avi,mpegts,au"
# Containers whose own index says exactly how long they are, so that a cut can be seen.
EXACT = ("mov", "flac", "wav")

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
PICTURE_BRANDS = (b"heic", b"heix", b"mif1", b"avif")
DOCUMENTS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")


def inspect(source: Path) -> dict[str, float | int | str | None]:
    """Say how long a recording is, as far as its container knows, with its channels, rate and codec."""
    with _opened(source) as container:
        stream = container.streams.audio[0]
        return {
            "seconds": _declared(container),
            "channels": stream.codec_context.channels,
            "rate": stream.codec_context.sample_rate,
            "codec": stream.codec_context.name,
            "container": container.format.name,
        }


def decode(source: Path, wav: Path, max_hours: float, tell: Tell) -> float:
    """Write 16 kHz mono PCM16; returns seconds."""
    written = 0
    with soundfile.SoundFile(wav, "w", samplerate=SPEECH_RATE, channels=1, subtype="PCM_16", format="WAV") as out:
        for block in _mono(source, SPEECH_RATE, max_hours, tell):
            try:
                out.write(np.clip(block, -1.0, 1.0))
            except soundfile.SoundFileError as problem:
                raise StorageFullError("The disk is full: make room, then try the recording again.") from problem
            written += len(block)
    return written / SPEECH_RATE


def make_playable(source: Path, m4a: Path, max_hours: float, tell: Tell) -> float:
    """Write mono AAC in an MP4 that starts at once in every browser; returns seconds."""
    written = 0
    with av.open(str(m4a), "w", format="mp4", options={"movflags": "+faststart"}) as out:
        stream = out.add_stream("aac", rate=PLAYING_RATE, layout="mono")
        stream.bit_rate = PLAYING_BITS
        for block in _mono(source, PLAYING_RATE, max_hours, tell):
            frame = av.AudioFrame.from_ndarray(np.clip(block, -1.0, 1.0)[np.newaxis, :], format="fltp", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = PLAYING_RATE, written, Fraction(1, PLAYING_RATE)
            out.mux(stream.encode(frame))
            written += len(block)
        out.mux(stream.encode(None))
    return written / PLAYING_RATE


def main(arguments: list[str]) -> int:
    """Do one piece of work for another process: JSON lines of progress, then of the result or the error."""
    work, source, *rest = arguments

    def tell(share: float) -> None:
        _say({"progress": share})

    try:
        if work == "inspect":
            _say({"result": inspect(Path(source))})
        else:
            write = {"decode": decode, "make_playable": make_playable}[work]
            _say({"result": write(Path(source), Path(rest[0]), float(rest[1]), tell)})
    except AssistantError as problem:
        _say({"error": type(problem).__name__, "sentence": problem.sentence})
    return 0


def _say(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _opened(source: Path) -> "av.container.InputContainer":
    """Open a container that holds sound, or say in one sentence what the file is instead."""
    _refuse_other_files(source)
    try:
        container = av.open(
            str(source),
            metadata_errors="ignore",
            options={"format_whitelist": CONTAINERS, "protocol_whitelist": "file"},
        )
    except (av.FFmpegError, ValueError) as problem:
        raise UnreadableRecordingError(
            "This file cannot be read as a recording: it may be cut short or damaged. Copy it from the device again."
        ) from problem
    if not container.streams.audio:
        container.close()
        raise UnreadableRecordingError("This video has no sound: choose a recording with sound.")
    if container.streams.audio[0].codec_context is None:
        container.close()
        raise UnreadableRecordingError(
            "The sound in this file is of a kind that cannot be read: save it as M4A or MP3."
        )
    return container


def _refuse_other_files(source: Path) -> None:
    try:
        with source.open("rb") as file:
            start = file.read(4096)
    except OSError as problem:
        raise UnreadableRecordingError("The recording cannot be opened: check that the file is there.") from problem
    if not start:
        raise UnreadableRecordingError("This file is empty: copy the recording from the device again.")
    if start.startswith(PICTURES) or start[8:12] in PICTURE_BRANDS or (start[:4] == b"RIFF" and start[8:12] == b"WEBP"):
        raise UnreadableRecordingError("This is a picture, not a recording: choose the sound file.")
    if start.startswith(DOCUMENTS):
        raise UnreadableRecordingError("This is a document, not a recording: choose the sound file.")
    if _is_text(start):
        raise UnreadableRecordingError("This file holds text, not sound: choose the sound file.")


def _is_text(start: bytes) -> bool:
    return all(byte >= 32 or byte in b"\t\n\r\f" for byte in start) and _is_utf8(start)


def _is_utf8(start: bytes) -> bool:
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as problem:
        return problem.start > len(start) - 4 and len(start) > 8
    return True


def _declared(container: "av.container.InputContainer") -> float | None:
    stream = container.streams.audio[0]
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return container.duration / av.time_base if container.duration is not None else None


def _mono(source: Path, rate: int, max_hours: float, tell: Tell) -> Iterator[Samples]:
    """Yield the recording as mono blocks of about a second at a rate, in constant memory."""
    with _opened(source) as container:
        declared, longest = _declared(container), max_hours * 3600
        if declared is not None and declared > longest:
            raise _too_long(max_hours)
        stream = container.streams.audio[0]
        from_rate = stream.codec_context.sample_rate
        if not from_rate:
            raise UnreadableRecordingError("The sound in this file cannot be read: save it as M4A or MP3.")
        resampler = soxr.ResampleStream(from_rate, rate, 1, dtype="float32", quality="HQ")
        mixer, seconds = _Mixer(), 0.0
        for block in _blocks(container, from_rate):
            seconds += block.shape[1] / from_rate
            if seconds > longest:
                raise _too_long(max_hours)
            yield resampler.resample_chunk(mixer.mix(block))
            if declared:
                tell(min(1.0, seconds / declared))
        yield resampler.resample_chunk(np.zeros(0, dtype=np.float32), last=True)
        _refuse_cut(container.format.name, seconds, declared)


def _too_long(max_hours: float) -> TooLargeError:
    return TooLargeError(f"This recording is longer than {max_hours:g} hours: cut it into shorter parts.")


def _refuse_cut(container: str, seconds: float, declared: float | None) -> None:
    if seconds == 0:
        raise UnreadableRecordingError("No sound could be read from this file: copy it from the device again.")
    if declared and container.startswith(EXACT) and declared - seconds > max(2.0, 0.02 * declared):
        raise UnreadableRecordingError(
            f"This recording is cut short: {_clock(seconds)} of {_clock(declared)} is in the file. "
            "Copy it from the device again."
        )


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}"


def _blocks(container: "av.container.InputContainer", rate: int) -> Iterator[Samples]:
    """Yield blocks of shape (1 or 2, about a second), with silence where the timestamps leave a gap."""
    pending: list[Samples] = []
    held = 0
    for piece in _pieces(container, rate):
        if pending and pending[0].shape[0] != piece.shape[0]:
            yield np.concatenate(pending, axis=1)
            pending, held = [], 0
        pending.append(piece)
        held += piece.shape[1]
        if held >= BLOCK_SECONDS * rate:
            yield np.concatenate(pending, axis=1)
            pending, held = [], 0
    if pending:
        yield np.concatenate(pending, axis=1)


def _pieces(container: "av.container.InputContainer", rate: int) -> Iterator[Samples]:
    """Yield decoded frames as float planes; a damaged packet is left out, too many are an error."""
    good = bad = 0
    first: float | None = None
    done = 0.0
    shape, resampler = None, None
    for packet in container.demux(container.streams.audio[0]):
        try:
            frames = packet.decode()
            good += bool(frames)
        except (av.FFmpegError, ValueError):
            bad += 1
            continue
        for frame in frames:
            if shape != (frame.format.name, frame.layout.name, frame.sample_rate):
                shape = (frame.format.name, frame.layout.name, frame.sample_rate)
                layout = "mono" if frame.layout.nb_channels == 1 else "stereo"
                resampler = AudioResampler(format="fltp", layout=layout, rate=rate)
            at = frame.time
            for even in resampler.resample(frame) if resampler else []:
                planes = np.asarray(even.to_ndarray(), dtype=np.float32)
                if at is not None:
                    first = at if first is None else first
                    gap = at - first - done
                    if gap > SMALLEST_GAP:
                        yield from _silence(planes.shape[0], gap, rate)
                        done += gap
                yield planes
                done += planes.shape[1] / rate
    if bad > MOST_BAD_PACKETS * (good + bad):
        raise UnreadableRecordingError("Most of this file is damaged: copy the recording from the device again.")


def _silence(channels: int, seconds: float, rate: int) -> Iterator[Samples]:
    """Yield silence a second at a time, so that a false timestamp cannot fill the memory."""
    left = round(seconds * rate)
    while left > 0:
        size = min(left, rate)
        yield np.zeros((channels, size), dtype=np.float32)
        left -= size


class _Mixer:
    """Mixes two channels into one, whether one is silent or one is the other upside down.

    It keeps a memory of some ten seconds, and moves from one way of mixing to the next over a block.
    """

    def __init__(self) -> None:
        self._left = self._right = self._both = 0.0
        self._weights: tuple[float, float] | None = None

    def mix(self, block: Samples) -> Samples:
        if block.shape[0] == 1:
            return np.ascontiguousarray(block[0])
        left, right = block[0], block[1]
        self._left = 0.9 * self._left + float(np.dot(left, left))
        self._right = 0.9 * self._right + float(np.dot(right, right))
        self._both = 0.9 * self._both + float(np.dot(left, right))
        before, after = self._weights, self._choose()
        self._weights = after
        if before is None or before == after:
            return np.asarray(left * after[0] + right * after[1], dtype=np.float32)
        fade = np.linspace(0, 1, block.shape[1], dtype=np.float32)
        first = left * before[0] + right * before[1]
        second = left * after[0] + right * after[1]
        return np.asarray(first * (1 - fade) + second * fade, dtype=np.float32)

    def _choose(self) -> tuple[float, float]:
        if self._right < 0.001 * self._left:
            return (1.0, 0.0)
        if self._left < 0.001 * self._right:
            return (0.0, 1.0)
        likeness = self._both / (math.sqrt(self._left * self._right) + 1e-12)
        return (0.5, -0.5) if likeness < -0.5 else (0.5, 0.5)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
