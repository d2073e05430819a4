"""Measures a long recording, made by joining the demonstration: time, memory, words and voices, hour by hour."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bench
import numpy as np
import soundfile

from assistant.domain.transcript import Transcript
from assistant.storage.sound import decode

RATE = 16_000
QUIETEST_GAIN_DB = -12.0
PAUSES = (30.0, 50.0)
HISS_DBFS = -60.0
PART = 1800.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Join, transcribe once, and print what came of each half hour."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=3.0)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="heard-long-") as folder:
        sound = Path(folder) / "long.wav"
        turns = join(sorted(bench.DEMONSTRATION.glob("*.opus")), asked.hours * 3600, sound, Path(folder))
        people = len({turn["speaker"] for turn in turns})
        took = bench.run([bench._heard(), "transcribe", sound, "--speakers", str(people), "--json"])
        length = soundfile.info(sound).duration
    heard = Transcript.model_validate_json(took.output)
    sys.stdout.write(
        f"{length:.0f} s: {took.seconds:.0f} s, {took.processor:.0f} s of processor, {took.memory:.0f} MB, "
        f"{people} people, {len(heard.speakers)} voices; "
        f"{bench._right(heard, turns):.1%} of all words to the right person, each voice being one person throughout\n"
    )
    for start in np.arange(0.0, length, PART):
        sys.stdout.write(f"{start / 3600:.1f} h: {_part(heard, turns, float(start))}\n")


def join(sounds: Sequence[Path], seconds: float, out: Path, folder: Path) -> list[dict[str, Any]]:
    """Write recordings one after another, at other loudness each time and with pauses between, and give their turns."""
    random = np.random.default_rng(5)
    turns: list[dict[str, Any]] = []
    parts = [(bench._known(sound), _samples(sound, folder)) for sound in sounds]
    with soundfile.SoundFile(out, "w", RATE, 1, "PCM_16") as file:
        while file.frames < seconds * RATE:
            for known, samples in parts:
                at = file.frames / RATE
                file.write(samples * 10 ** (random.uniform(QUIETEST_GAIN_DB, 0.0) / 20))
                turns += [turn | {"start": turn["start"] + at, "end": turn["end"] + at} for turn in known["turns"]]
                pause = int(random.uniform(*PAUSES) * RATE)
                file.write(random.standard_normal(pause).astype(np.float32) * 10 ** (HISS_DBFS / 20))
    return turns


def _samples(sound: Path, folder: Path) -> "np.ndarray[Any, np.dtype[np.float32]]":
    wav = folder / f"{sound.stem}.wav"
    decode(sound, wav)
    samples, _ = soundfile.read(wav, dtype="float32")
    return np.asarray(samples, dtype=np.float32)


def _part(heard: Transcript, turns: Sequence[dict[str, Any]], start: float) -> str:
    """Say how many words of one half hour are wrong, and how many went to the right person."""
    said = [turn for turn in turns if start <= turn["start"] < start + PART]
    there = tuple(u for u in heard.utterances if start <= (u.start or 0.0) < start + PART)
    truth = bench._plain(" ".join(turn["text"] for turn in said).split())
    words = bench._plain([word.text for u in there for word in u.words])
    right = bench._right(heard.model_copy(update={"utterances": there}), turns)
    return f"{bench.word_errors(truth, words):.1%} of words wrong, {right:.1%} to the right person"


if __name__ == "__main__":
    main()
