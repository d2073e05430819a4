"""Puts the stretches of one visit into one file without touching their sound, in a process of its own."""

import json
import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
from av.audio.resampler import AudioResampler

from assistant import errors
from assistant.errors import AssistantError, UnreadableRecordingError
from assistant.storage.sound import run_apart

if TYPE_CHECKING:
    from av.container import InputContainer, OutputContainer

RATE = 48_000
# Recorders of browsers write these two; a playlist, for one, would make the reader open other files.
CONTAINERS = "matroska,webm,mov,mp4,ogg,wav"
LONGEST = 600.0
UNREADABLE = "A part of this recording can't be read as sound: it is still on your device, keep it there."


def stitch(stretches: Sequence[Path], target: Path) -> list[float]:
    """Write stretches one after another as Matroska, and give where each begins, in seconds.

    Packets are copied where all stretches have one codec; else all are written anew as FLAC, which loses nothing more.
    """
    command = [sys.executable, "-P", "-m", "assistant.storage.stitching", str(target), *map(str, stretches)]
    result = run_apart(command, seconds=LONGEST)
    if not isinstance(result, list):
        raise UnreadableRecordingError(UNREADABLE)
    return [float(start) for start in result]


def main(arguments: list[str]) -> int:
    """Do the work for another process: one JSON line with the result or the error."""
    target, *stretches = arguments
    said: dict[str, object]
    try:
        said = {"result": _write(Path(target), [Path(one) for one in stretches])}
    except AssistantError as problem:
        said = {"error": type(problem).__name__, "sentence": problem.sentence}
    except (av.FFmpegError, IndexError, ValueError):
        said = {"error": errors.UnreadableRecordingError.__name__, "sentence": UNREADABLE}
    sys.stdout.write(json.dumps(said) + "\n")
    return 0


def _write(target: Path, stretches: list[Path]) -> list[float]:
    shapes = {_shape(one) for one in stretches}
    with av.open(str(target), "w", format="matroska") as out:
        return _copy(out, stretches) if len(shapes) == 1 else _rewrite(out, stretches)


def _shape(path: Path) -> tuple[str, int, int]:
    with _opened(path) as container:
        codec = container.streams.audio[0].codec_context
        return codec.name, codec.sample_rate, codec.channels


def _copy(out: "OutputContainer", stretches: list[Path]) -> list[float]:
    starts: list[float] = []
    stream: Any = None
    begins = Fraction(0)
    for path in stretches:
        starts.append(float(begins))
        with _opened(path) as container:
            source = container.streams.audio[0]
            stream = stream or out.add_stream_from_template(source)
            base = source.time_base or Fraction(1, 1000)
            shift, last = round(begins / base), Fraction(0)
            for packet in container.demux(source):
                if packet.pts is None:
                    continue
                last = max(last, (packet.pts + (packet.duration or 0)) * base)
                packet.pts += shift
                packet.dts = packet.pts
                packet.stream = stream
                out.mux(packet)
        begins += last
    return starts


def _rewrite(out: "OutputContainer", stretches: list[Path]) -> list[float]:
    starts: list[float] = []
    stream = out.add_stream("flac", rate=RATE, layout="mono")
    written = 0
    for path in stretches:
        starts.append(written / RATE)
        resampler = AudioResampler(format="s16", layout="mono", rate=RATE)
        with _opened(path) as container:
            for frame in [*container.decode(container.streams.audio[0]), None]:
                for made in resampler.resample(frame):
                    made.pts, made.time_base = written, Fraction(1, RATE)
                    written += made.samples
                    out.mux(stream.encode(made))
    out.mux(stream.encode(None))
    return starts


def _opened(path: Path) -> "InputContainer":
    container: InputContainer = av.open(
        str(path), mode="r", options={"format_whitelist": CONTAINERS, "protocol_whitelist": "file"}
    )
    return container


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
