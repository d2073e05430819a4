"""Measures the speed and memory of the checks: one note, an edit of it, and thousands of notes side by side."""

import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import psutil
from many_notes import notes

from api.checker import CheckerProcess
from assistant.domain.casenote import Note
from assistant.domain.editing import rewrite
from assistant.formats.notes import read_note
from assistant.settings import Settings

HEARD = Path(sys.executable).parent / "heard"
TRIES = 5
EDITS = (
    "She told me that Tuesdays are hard.", "The school has not rung since June.", "I think this is a worry for him.",
    "He had breakfast and a clean coat.", "Nan will fetch them from swimming.",
)  # fmt: skip


class Many(NamedTuple):
    """What many notes took: seconds by the clock, seconds of processor, and megabytes held early on and at most."""

    seconds: float
    processor: float
    early: float
    most: float


def rows(count: int, workers: int) -> list[str]:
    """Measure, and give rows of a table in Markdown."""
    return [*_one_note(), *_many(count, workers)]


def _one_note() -> list[str]:
    checker = CheckerProcess(Settings())
    try:
        loading = _seconds(lambda: checker.check(_note(next(notes(1, 12, seed=9)))))
        checker.check(_note(next(notes(1, 300, seed=10))))
        short = [_note(text) for text in notes(TRIES, 300, seed=11)]
        long = [_note(text) for text in notes(TRIES, 1000, seed=12)]
        seconds = [[_seconds(lambda note=note: checker.check(note)) for note in size] for size in (short, long)]  # type: ignore[misc]
        again = []
        for note, words in zip(long, EDITS, strict=True):
            checker.check(note)
            edited = rewrite(note, note.statements[20].id, [words], author="bench")
            again.append(_seconds(lambda edited=edited: checker.check(edited)))  # type: ignore[misc]
    finally:
        checker.close()
    words_of = [
        round(statistics.mean(sum(len(s.text.split()) for s in n.statements) for n in size)) for size in (short, long)
    ]
    return [
        f"| the page's checker: loading, and a first short note | {loading:.1f} s |",
        *(
            f"| a note of {count} words, after loading | {statistics.median(took):.2f} s |"
            for count, took in zip(words_of, seconds, strict=True)
        ),
        f"| one statement of the longer note edited, and all of it checked again | {statistics.median(again):.3f} s |",
    ]


def _many(count: int, workers: int) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="heard-bench-") as folder:
        table = Path(folder) / "notes.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "text"])
            writer.writerows([number, text] for number, text in enumerate(notes(count, 300, seed=13), 1))
        out = Path(folder) / "results.parquet"
        checked = _run([HEARD, "check", table, "--out", out, "--workers", str(workers)])
        read = _run([HEARD, "readability", table, "--csv", "text", "--workers", str(workers), "--json"])
    return [
        f"| `heard check`: {count:,} notes of 300 words in a CSV file, {workers} workers | {checked.seconds:.0f} s |",
        f"| so 10,000 notes take | {checked.seconds * 10_000 / count / 60:.1f} min |",
        f"| processor time of one note | {1000 * checked.processor / count:.0f} ms |",
        f"| memory of all processes: early on, and at most | {checked.early:.0f} MB, {checked.most:.0f} MB |",
        f"| `heard readability`: the same {count:,} texts | {read.seconds:.0f} s |",
    ]


def _run(command: Sequence[str | Path]) -> Many:
    """Run a command to its end, and look at the memory of it and its processes twice a second."""
    start, held = time.perf_counter(), []
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    watched = psutil.Process(child.pid)
    while True:
        done, status, used = os.wait4(child.pid, os.WNOHANG)
        if done:
            break
        held.append(_memory(watched))
        time.sleep(0.5)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(str(part) for part in command[:2])} ended with {child.returncode}.")
    fifth = held[: max(1, len(held) // 5)]
    return Many(time.perf_counter() - start, used.ru_utime + used.ru_stime, max(fifth), max(held))


def _memory(process: psutil.Process) -> float:
    total = 0
    for one in (process, *process.children(recursive=True)):
        try:
            total += one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total / 1e6


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _note(text: str) -> Note:
    return read_note(text.encode())
