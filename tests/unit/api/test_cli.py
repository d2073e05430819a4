"""The command line answers fast, and says what is wrong in one sentence."""

import io
import json
import resource
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from api.cli import build_app, run, told
from api.commands.reference import END, START, reference, with_reference

COMMANDS = ("serve", "worker", "note", "transcribe", "draft", "check", "label", "readability", "compare")
GROUPED = ("export note", "models list", "models fetch", "models verify", "admin add-user", "admin sign-in-link")
HEAVY = ("torch", "transformers", "spacy", "faster_whisper", "numpy", "fastapi", "sqlalchemy", "rich.panel")


def one_sentence(text: str) -> bool:
    return text.endswith(".\n") and text.count("\n") == 1 and "Traceback" not in text and len(text) > 20


@pytest.mark.parametrize("name", ["", *COMMANDS, *GROUPED])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*name.split(), "--help"]) == 0
    shown = capsys.readouterr()
    assert "Usage: heard" in shown.out
    assert not shown.err


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from api.cli import run; run(['note', '--help']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert shown.stdout.rstrip().endswith("[]")
    # Processor seconds, so that a busy machine does not fail the test.
    assert statistics.median(times) < 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["walk"], "No such command 'walk'"),
        (["models"], "Missing command"),
        (["note"], "Missing argument 'AUDIO'"),
        (["note", "a.wav"], "Missing option '--type'"),
        (["note", "a.wav", "--typo", "x"], "No such option: --typo"),
        (["draft", "a.json", "--type", "home-visit", "--date", "yesterday"], "YYYY-MM-DD"),
        (["label", "a.txt", "--person", "mum Leila"], '"ROLE: NAME"'),
        (["label", "a.txt", "--person", "postman: Ed"], "is not a role"),
        (["note", "a.wav", "--type", "home-visit", "--voice", "worker: Ruth"], "S1=ROLE: NAME"),
        (["readability", "a.txt", "--age", "nine"], "whole number"),
        (["transcribe", "a.wav", "--srt", "--vtt"], "Choose one"),
        (["note", "a.wav", "--type", "tea-party"], "no note type"),
    ],
)
def test_wrong_arguments_exit_2_with_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert one_sentence(shown.err)
    assert not shown.out


FILES = {
    "nothing.txt": b"",
    "spaces.txt": b" \n\n",
    "noise.txt": bytes(range(256)),
    "picture.docx": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "not really.docx": b"PK\x03\x04 this is no Word file",
    "no words.pdf": b"%PDF-1.4\n%%EOF",
    "broken.json": b'{"schema": 1, "sections": [',
    "list.json": b"[1, 2]\x00",
    "some other.json": b'{"schema": 1, "hello": true}',
    "renamed.mp3": b"This is text and no sound at all.",
    "na\xefve \u201cname\u201d \U0001f600.txt": b"",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "a folder").mkdir()
    return tmp_path


COMMANDS_ON_FILES = (
    ("check", "FILE"),
    ("draft", "FILE", "--type", "home-visit"),
    ("readability", "FILE", "--csv", "text"),
    ("compare", "FILE", "FILE"),
    ("transcribe", "FILE"),
    ("note", "FILE", "--type", "home-visit"),
)
WORDS_ARE_WORDS = frozenset({("check", "renamed.mp3"), ("draft", "renamed.mp3")})


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (command, name)
        for command in COMMANDS_ON_FILES
        for name in (*FILES, "a folder", "not there.docx")
        if (command[0], name) not in WORDS_ARE_WORDS
    ],
)
def test_a_file_that_cannot_be_used_exits_2_with_one_sentence(
    command: tuple[str, ...], name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(folder / name)
    assert run([path if part == "FILE" else part for part in command]) == 2
    shown = capsys.readouterr()
    assert one_sentence(shown.err), shown.err
    assert not shown.out


def test_a_csv_without_the_column_names_those_it_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "notes.csv"
    table.write_text("id,body\n1,She was in.\n")
    assert run(["readability", str(table), "--csv", "text"]) == 2
    assert "notes.csv" in (said := capsys.readouterr().err)
    assert "id, body" in said
    assert run(["compare", str(table), str(table)]) == 2
    assert one_sentence(capsys.readouterr().err)


def test_an_engine_that_is_not_here_exits_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.txt").write_text("Mum: Hello.\n")
    assert run(["draft", str(tmp_path / "t.txt"), "--type", "home-visit", "--engine", "qwen"]) == 3
    assert one_sentence(capsys.readouterr().err)


def test_what_nobody_foresaw_is_one_sentence_without_the_text() -> None:
    sentence, code = told(RuntimeError("Kestrel said no"))
    assert code == 1
    assert "RuntimeError" in sentence
    assert "Kestrel" not in sentence


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HEARD_THREADS", "many")
    assert run(["models", "list"]) == 2
    assert "HEARD_THREADS" in (said := capsys.readouterr().err)
    assert one_sentence(said)


def test_the_weights_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["schema"] == 1
    assert {"role", "publisher", "revision", "licence", "size", "files"} <= set(listed["weights"][0])
    assert all(len(file["sha256"]) == 64 for weights in listed["weights"] for file in weights["files"])


def test_missing_weights_exit_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HEARD_WEIGHTS", str(tmp_path))
    assert run(["models", "verify"]) == 3
    assert one_sentence(capsys.readouterr().err)


def test_the_help_can_be_written_into_a_readme() -> None:
    app = build_app()
    assert isinstance(app, typer.Typer)
    written = with_reference(f"# Heard\n\n{START}\nold\n{END}\n\nMore.\n", app)
    assert written == f"# Heard\n\n{reference(app)}\n\nMore.\n"
    for name in (*COMMANDS, *GROUPED):
        assert f"#### `heard {name}`" in written
    with pytest.raises(ValueError, match="no lines"):
        with_reference("# Heard", app)


def test_the_readme_holds_the_help_as_it_is() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    assert with_reference(readme, build_app()) == readme, "run python -m api.commands.reference README.md"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n")))
    assert run(["check", "-"]) == 2
    assert "standard input" in capsys.readouterr().err
