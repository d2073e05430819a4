"""`heard check` over many notes, with real processes and weights: the same reports, whatever happens to one of them."""

import csv
import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pyarrow.parquet as pq
import pytest

from api.cli import run

pytestmark = pytest.mark.slow

MARKER = "Zebrafinch"
NOTES = {
    "a.md": f"""## {MARKER}'s views
"I like it at Nan's," said {MARKER}.

## Analysis
{MARKER} is clearly settled.
""",
    "b.txt": "Mum said that nights are hard. She claims she rang the GP. I think she is tired and she needs help soon.",
    "c.md": "## Plan\nThe school will be asked for a report.\n\n## Dad\nDad said no.\n",
}
PEOPLE = ("--person", f"child: {MARKER} Hart, 9", "--person", "mother: Dilys Hart")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "notes"
    made.mkdir()
    for name, text in NOTES.items():
        (made / name).write_text(text)
    return made


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "notes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "people", "age"])
        long = " ".join(["The flat was warm and the beds were made."] * 60)
        rows = [long, "Mum said no.", "", f"{MARKER} smiled.", "Dad rang.", long, "She left.", "\x02\x03", "I agree."]
        for number, text in enumerate(rows, 1):
            writer.writerow([f"C-{number}", text, f"child: {MARKER} Hart, 9; mother: Dilys Hart", "7"])
        writer.writerow(["C-10", "He is nine.", "Dilys Hart", ""])
        writer.writerow(["C-11", "He is nine.", "", "ninety"])
    return path


@pytest.fixture
def stuck(folder: Path) -> Path:
    """Give a note that never comes to its end, so that whoever reads it waits."""
    path = folder / "stuck.md"
    os.mkfifo(path)
    return path


def document(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 0) -> dict[str, Any]:
    assert run(["check", *arguments, "--json"]) == code
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [str(Path(sys.executable).parent / "heard"), "check", *map(str, arguments), "--workers", "1"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for_reader(path: Path) -> int:
    """Wait until somebody reads a pipe; gives the end to write to."""
    for _ in range(600):
        try:
            return os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as problem:
            assert problem.errno == errno.ENXIO
            time.sleep(0.1)
    raise TimeoutError


def worker_of(process: subprocess.Popen[bytes]) -> psutil.Process:
    children = psutil.Process(process.pid).children(recursive=True)
    (found,) = [child for child in children if "spawn_main" in " ".join(child.cmdline())]
    return found


def test_each_note_gets_the_report_that_it_gets_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = document([str(folder), *PEOPLE, "--age", "9"], capsys)
    assert (many["schema"], many["failed"]) == (1, [])
    for place, name in enumerate(NOTES):
        alone = document([str(folder / name), *PEOPLE, "--age", "9"], capsys)
        assert many["notes"][place] == {"id": name, "note": place + 1} | alone


def test_rows_keep_their_order_and_those_that_fail_are_told(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "june.csv"
    assert run(["check", str(table), "--out", str(out), "--json", "--workers", "2"]) == 1
    shown = capsys.readouterr()
    found = json.loads(shown.out)
    assert [note["id"] for note in found["notes"]] == ["C-1", "C-2", "C-4", "C-5", "C-6", "C-7", "C-9"]
    assert [failed["id"] for failed in found["failed"]] == ["C-3", "C-8", "C-10", "C-11"]
    assert found["failed"][0]["message"] == "This row has no text."
    assert "notes.csv, row 4: This row has no text." in shown.err
    rows = read(tmp_path / "june-notes.csv")
    assert [row["id"] for row in rows] == [f"C-{n}" for n in range(1, 12)]
    assert [row["note"] for row in rows if row["checked"] == "false"] == ["3", "8", "10", "11"]
    findings = read(tmp_path / "june-findings.csv")
    per_note = {note["id"]: len(note["findings"]) for note in found["notes"]}
    assert {name: sum(row["id"] == name for row in findings) for name in per_note} == per_note


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_results_hold_no_name_and_no_word(
    suffix: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.md").rename(folder / f"{MARKER}.md")
    assert run(["check", str(folder), *PEOPLE, "--out", str(tmp_path / f"june.{suffix}"), "--hash-ids"]) == 0
    shown = capsys.readouterr()
    tables = [tmp_path / f"june-{name}.{suffix}" for name in ("notes", "findings")]
    held = [str(pq.read_table(path).to_pylist()) if suffix == "parquet" else path.read_text() for path in tables]
    assert "inflated-certainty" in held[1]
    assert MARKER not in "".join([*held, shown.out, shown.err])


def test_a_process_that_is_killed_costs_one_note(folder: Path, stuck: Path, tmp_path: Path) -> None:
    out = tmp_path / "june.parquet"
    process = start(folder / "a.md", stuck, folder / "b.txt", folder / "c.md", "--out", out, "--json")
    pipe = wait_for_reader(stuck)
    worker_of(process).send_signal(signal.SIGKILL)
    printed, told = process.communicate(timeout=120)
    os.close(pipe)
    assert process.returncode == 1
    found = json.loads(printed)
    assert [note["id"] for note in found["notes"]] == ["a.md", "b.txt", "c.md"]
    assert [failed["id"] for failed in found["failed"]] == ["stuck.md"]
    assert b"stuck.md: The checks stopped in the middle of this one" in told
    assert pq.read_table(tmp_path / "june-notes.parquet").column("checked").to_pylist() == [True, False, True, True]


def test_ctrl_c_keeps_what_was_found(folder: Path, stuck: Path, tmp_path: Path) -> None:
    out = tmp_path / "june.csv"
    process = start(folder / "a.md", folder / "b.txt", stuck, folder / "c.md", "--out", out, "--json")
    pipe = wait_for_reader(stuck)
    worker = worker_of(process)
    process.send_signal(signal.SIGINT)
    printed, told = process.communicate(timeout=60)
    os.close(pipe)
    assert process.returncode == 1
    assert told.decode() == "Stopped: 2 notes of 4 were checked, and what was found is kept.\n"
    assert [note["id"] for note in json.loads(printed)["notes"]] == ["a.md", "b.txt"]
    assert [row["id"] for row in read(tmp_path / "june-notes.csv")] == ["a.md", "b.txt"]
    assert not worker.is_running()
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--transcript", "t.vtt"], "for one note"),
        (["--html", "out.html"], "for one note"),
        (["--out", "out.xlsx"], ".csv or .parquet"),
        (["--column", "note"], None),
    ],
)
def test_what_does_not_fit_many_notes_is_told_before_any_work(
    arguments: list[str], told: str | None, folder: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(folder), str(table), *arguments]) == 2
    shown = capsys.readouterr()
    assert (told or "its columns are: id, text, people, age") in shown.err
    assert shown.out == ""


def test_many_texts_are_scored_in_their_order_as_each_is_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [f"I saw {n} dogs. " * (1 + n % 7) + "The assessment was commenced." * (n % 3) for n in range(45)]
    for name, kept in (("all", texts), ("some", texts[10:13])):
        with (tmp_path / f"{name}.csv").open("w", newline="") as file:
            csv.writer(file).writerows([["text"], *([text] for text in kept)])
    rows = {}
    for name in ("all", "some"):
        assert run(["readability", str(tmp_path / f"{name}.csv"), "--csv", "text", "--json", "--workers", "2"]) == 0
        rows[name] = json.loads(capsys.readouterr().out)["rows"]
    assert [row["words"] for row in rows["all"]] == [
        sum(word.isalpha() for word in text.replace(".", " ").split()) for text in texts
    ]
    assert [row | {"file": ""} for row in rows["all"][10:13]] == [row | {"file": ""} for row in rows["some"]]


def test_many_records_are_compared_as_few_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["Mum said that nights are hard.", "I think she is tired, because she told me so.", "The flat was warm."]
    for name, month in (("before", 1), ("after", 2)):
        with (tmp_path / f"{name}.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "date", "type", "team", "worker", "text"])
            for n in range(25):
                text = " ".join([f"On day {n} of month {month} I rang.", *words * (n % 4 + 6 * month)])
                writer.writerow([n, f"2026-0{month}-03", "visit", "A", f"w{n % 5}", text])
    arguments = ["compare", str(tmp_path / "before.csv"), str(tmp_path / "after.csv"), "--json"]
    assert run([*arguments, "--workers", "2"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["primary"]["records"] == [25, 25]
    assert all(measure["before"] is not None for measure in found["measures"])
