"""Measures speed and size on this machine; `make bench` does it on the demonstration."""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import bench_checks
import numpy as np
from scipy.optimize import linear_sum_assignment

from assistant.domain.transcript import Transcript
from assistant.settings import Settings
from assistant.storage.sound import decode
from models.nets import plain

ROOT = Path(__file__).resolve().parent.parent
DEMONSTRATION = ROOT / "api" / "demonstration"
RESULTS = ROOT / "docs" / "benchmarks.md"
SOUND, CHECKS = "sound", "checks"
BARE = """
import json, sys
from faster_whisper import WhisperModel
model = WhisperModel(sys.argv[2], device="cpu", compute_type="int8", cpu_threads=int(sys.argv[3]))
segments, _ = model.transcribe(sys.argv[1], vad_filter=True, word_timestamps=True)
print(json.dumps([word.word for segment in segments for word in segment.words]))
"""


class Run(NamedTuple):
    """What a command took: seconds by the clock, seconds of processor, largest memory in MB, and what it printed."""

    seconds: float
    processor: float
    memory: float
    output: str


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print tables in Markdown, and write them to docs/benchmarks.md where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sound", nargs="*", help="recordings, or the word checks; both parts if nothing is given")
    parser.add_argument("--speakers", type=int, help="how many people speak in the recordings given")
    parser.add_argument("--notes", type=int, default=2000, help="how many notes are checked at once")
    parser.add_argument("--workers", type=int, default=2, help="in how many processes")
    parser.add_argument("--write", action="store_true", help="write the results to docs/benchmarks.md too")
    asked = parser.parse_args(arguments)
    parts = {}
    if asked.sound != [CHECKS]:
        sounds = [Path(name) for name in asked.sound] or sorted(DEMONSTRATION.glob("*.opus"))
        with tempfile.TemporaryDirectory(prefix="heard-bench-") as folder:
            parts[SOUND] = _sound_part([_sound_rows(sound, asked.speakers, Path(folder)) for sound in sounds])
    if asked.sound in ([], [CHECKS]):
        parts[CHECKS] = _checks_part(bench_checks.rows(asked.notes, asked.workers))
    sys.stdout.write("\n".join(parts.values()))
    if asked.write:
        # What was not measured now stays as it was.
        kept = re.split(r"(?m)^(?=## )", RESULTS.read_text(encoding="utf-8"))[1:]
        old = dict(zip((SOUND, CHECKS), kept, strict=False))
        RESULTS.write_text(
            "# Speed and size\n\n" + "\n".join(v.strip() + "\n" for v in [*(old | parts).values(), *kept[2:]]), "utf-8"
        )


def run(command: Sequence[str | Path]) -> Run:
    """Run a command to its end, and say what it and the processes it waited for took."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen([str(part) for part in command], stdout=output, stderr=subprocess.DEVNULL, cwd=ROOT)
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{' '.join(str(part) for part in command[:3])} … ended with {child.returncode}.")
        output.seek(0)
        kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
        return Run(seconds, used.ru_utime + used.ru_stime, kilobytes / 1024, output.read().decode())


def word_errors(truth: Sequence[str], heard: Sequence[str]) -> float:
    """Share of words wrong, left out or put in (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for at, word in enumerate(truth, 1):
        before, row[0] = row[0], at
        for place, other in enumerate(heard, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (word != other))
    return row[-1] / max(len(truth), 1)


def _sound_rows(sound: Path, speakers: int | None, folder: Path) -> list[str]:
    """Measure one recording: decoding, bare Whisper and Heard one after the other, and the whole note."""
    settings = Settings()
    known = _known(sound)
    speakers = speakers or known.get("speakers")
    wav = folder / f"{sound.stem}.wav"
    start = time.perf_counter()
    length = decode(sound, wav)
    decoding = length / (time.perf_counter() - start)
    bare = run([sys.executable, "-c", BARE, sound.resolve(), settings.weights / settings.speech, str(settings.threads)])
    people = [
        part for person in known.get("people", ()) for part in ("--person", f"{person['role']}: {person['name']}")
    ]
    asked = [*people, *(["--speakers", str(speakers)] if speakers else []), "--json"]
    whole = run([_heard(), "transcribe", sound.resolve(), *asked])
    note = run([_heard(), "note", sound.resolve(), "--type", known.get("type", "home-visit"), *asked])
    heard = Transcript.model_validate_json(whole.output)
    words = [word.text for said in heard.utterances for word in said.words]
    rows = [
        f"| **{sound.stem}**, {length:.0f} s | | | |",
        f"| decoding | {length / decoding:.1f} s | {decoding:.0f} times real time | |",
        _row("bare faster-whisper, one after another", bare, length, None),
        _row("`heard transcribe`: decoding, words, voices", whole, length, bare),
        _row("`heard note`: all of it", note, length, bare),
    ]
    if "turns" in known:
        truth = _plain(" ".join(turn["text"] for turn in known["turns"]).split())
        wrong, bare_wrong = word_errors(truth, _plain(words)), word_errors(truth, _plain(json.loads(bare.output)))
        right = _right(heard, known["turns"])
        rows.append(f"| words wrong | {wrong:.1%} | bare {bare_wrong:.1%} · words to the right person {right:.1%} | |")
    return rows


def _sound_part(sounds: Sequence[Sequence[str]]) -> str:
    lines = [
        "## Sound",
        "",
        f"{_measured('make bench')}, speech weights Whisper base (8-bit).{_busy()}",
        "Bare faster-whisper hears the same sound with the same weights and threads just before Heard does. Each is a",
        "process of its own that starts from nothing and loads its weights; memory is the largest the process held.",
        "“Times as long” compares with bare faster-whisper: by the clock, and by processor time.",
        "",
        "| | seconds | share of the recording's length · times as long | memory |",
        "|---|---|---|---|",
        *[row for rows in sounds for row in rows],
    ]
    return "\n".join(lines) + "\n"


def _checks_part(rows: Sequence[str]) -> str:
    helping = min(run([_heard(), "--help"]).seconds for _ in range(3))
    lines = [
        "## Checks",
        "",
        f"{_measured('python tests/bench.py checks')}.{_busy()}",
        "The notes are invented, in Markdown with six headings, and hardly a sentence stands twice, so that nothing",
        "remembered helps. Seconds for one note are by the clock, the middle of five; many notes are checked by the",
        "command itself, from start to end, loading and writing of results included.",
        "",
        "| | |",
        "|---|---|",
        f"| `heard --help` | {helping:.2f} s |",
        *rows,
    ]
    return "\n".join(lines) + "\n"


def _measured(command: str) -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"Measured on {date.today():%-d %B %Y} with `{command}`: {cores} cores, no GPU, Python "
        f"{platform.python_version()}"
    )


def _busy() -> str:
    load = os.getloadavg()[0]
    return f" Other work was running too (load {load:.1f}), so that ratios say more than seconds." if load > 3.5 else ""


def _row(name: str, took: Run, length: float, bare: Run | None) -> str:
    against = f" · {took.seconds / bare.seconds:.2f} ({took.processor / bare.processor:.2f})" if bare else ""
    return f"| {name} | {took.seconds:.1f} s | {took.seconds / length:.2f}{against} | {took.memory:.0f} MB |"


def _known(sound: Path) -> dict[str, Any]:
    """Give what stands beside a recording: who spoke, and what was said."""
    beside = sound.with_suffix(".json")
    known: dict[str, Any] = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
    return known


def _plain(words: Sequence[str]) -> list[str]:
    return [spoken for word in words if (spoken := plain(word))]


def _right(heard: Transcript, turns: Sequence[dict[str, Any]]) -> float:
    """Share of words given to the right person, each voice being one person, in the way that fits best."""
    voices = [speaker.id for speaker in heard.speakers]
    people = list(dict.fromkeys(turn["speaker"] for turn in turns))
    counts = np.zeros((len(voices), len(people)))
    for said in heard.utterances:
        for word in said.words:
            middle = (word.start + word.end) / 2
            turn = min(turns, key=lambda t: max(t["start"] - middle, middle - t["end"], 0.0))
            counts[voices.index(said.speaker), people.index(turn["speaker"])] += 1
    rows, columns = linear_sum_assignment(-counts)
    return float(counts[rows, columns].sum() / max(counts.sum(), 1))


def _heard() -> Path:
    return Path(sys.executable).parent / "heard"


if __name__ == "__main__":
    main()
