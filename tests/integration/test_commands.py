"""Each command on small files of our own gives the JSON that others build on."""

import csv
import json
import re
import wave
from pathlib import Path
from typing import Any

import pytest

from api.cli import run

TALK = """WEBVTT

00:00.000 --> 00:05.000
<v Ruth Abara>Afternoon, Leila. Are you okay with me recording today?</v>

00:05.500 --> 00:07.000
<v Leila Doyle>Yes, that's fine.</v>

00:08.000 --> 00:12.000
<v Ruth Abara>How has Tomas been sleeping?</v>

00:12.500 --> 00:20.000
<v Leila Doyle>He wakes at four every night. I rang the health visitor on Monday and nobody rang back.</v>

00:21.000 --> 00:25.000
<v Ruth Abara>I'll ring the health visitor tomorrow morning.</v>

00:26.000 --> 00:31.000
<v Tomas Doyle>I don't like the dark. I want my light on.</v>
"""
NOTE = """# Home visit

## Mother's views
Leila said that Tomas wakes at four every night. Leila claims she rang the health visitor.

## Analysis
Leila is struggling with his sleep and I think she needs help.
"""
PEOPLE = [
    part
    for person in ("worker: Ruth Abara", "mother: Leila Doyle", "child: Tomas Doyle, 6")
    for part in ("--person", person)
]
KINDS = {"observation", "parent_view", "child_view", "other_view", "analysis", "action", "mixed"}
FORMS = {"quote", "reported", "nonverbal", "none"}


def answer(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert run(arguments) == 0
    shown = capsys.readouterr()
    found: dict[str, Any] = json.loads(shown.out)
    assert found["schema"] == 1
    return found


@pytest.fixture
def talk(tmp_path: Path) -> str:
    path = tmp_path / "talk.vtt"
    path.write_text(TALK)
    return str(path)


@pytest.fixture
def note(tmp_path: Path) -> str:
    path = tmp_path / "note.md"
    path.write_text(NOTE)
    return str(path)


@pytest.mark.slow
def test_a_transcript_becomes_a_note_and_a_word_file(
    talk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "note.docx"
    arguments = ["draft", talk, "--type", "home-visit", "--date", "2026-04-21", *PEOPLE, "--docx", str(out), "--json"]
    found = answer(arguments, capsys)
    assert found["type"] == "home-visit"
    assert {"role": "mother", "name": "Leila Doyle"}.items() <= found["people"][1].items()
    statements = [statement for section in found["sections"] for statement in section["statements"]]
    assert statements
    for section in found["sections"]:
        assert section["keeps"] in {"views", "observations", "analysis", "actions", "any"}
    for statement in statements:
        assert statement["kind"] in KINDS
        assert statement["form"] in FORMS
        assert statement["written_by"] == "words"
        assert statement["support"]["status"] in {"supported", "check", "not_in_recording", "no_transcript"}
        assert statement["evidence"]
        for evidence in statement["evidence"]:
            assert set(evidence) == {"utterance", "start", "end", "quote"}
    assert any(action["due"] == "2026-04-22" for action in found["actions"])
    assert {"what", "who", "due", "said", "evidence"} <= set(found["actions"][0])
    assert all(set(one) >= {"utterance", "reason", "text"} for one in found["uncovered"])
    assert out.read_bytes().startswith(b"PK")


@pytest.mark.slow
def test_a_childs_own_words_take_the_place_of_the_shipped_ones(
    note: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words, council = tmp_path / "tomas.tsv", tmp_path / "council.tsv"
    words.write_text("health visitor\tliked\tLou\n", encoding="utf-8")
    council.write_text("struggling\thard\tfinding it hard\tsame\nhealth visitor\thard\tnurse\tsame\n")
    monkeypatch.setenv("HEARD_WORDS", str(council))
    found = answer(["check", note, *PEOPLE, "--words", str(words), "--json"], capsys)
    said = {finding["message"] for finding in found["findings"] if finding["code"] == "hard-word"}
    assert "Tomas calls it “Lou”." in said
    assert "“struggling” has a plainer word." in said
    assert not any("nurse" in message for message in said)
    words.write_text("health visitor\n")
    assert run(["readability", note, "--words", str(words)]) == 2
    assert "Line 1 of tomas.tsv" in capsys.readouterr().err


@pytest.mark.slow
def test_a_note_is_checked_against_its_transcript(
    note: str, talk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "report.html"
    found = answer(["check", note, "--transcript", talk, *PEOPLE, "--age", "6", "--html", str(page), "--json"], capsys)
    assert [statement["id"] for statement in found["statements"]] == ["s1", "s2", "s3"]
    for statement in found["statements"]:
        assert {"id", "section", "text", "kind", "holder", "form", "confidence", "unsure", "support"} <= set(statement)
        assert {"status", "score", "problems", "evidence"} <= set(statement["support"])
        assert 0 <= statement["support"]["score"] <= 1
    assert found["statements"][0]["kind"] == "parent_view"
    assert found["statements"][0]["support"]["status"] == "supported"
    doubting = [finding for finding in found["findings"] if finding["code"] == "doubting-language"]
    assert doubting[0]["words"] == ["claims"]
    assert {"code", "severity", "section", "statement", "text", "span", "words", "who", "message", "suggestion"} <= set(
        doubting[0]
    )
    assert {"reading_age", "score", "words", "parts", "too_short"} <= set(found["readability"])
    assert found["voices"]["child"] is False
    shown = page.read_text(encoding="utf-8")
    assert re.search(r"<mark[^>]*>claims</mark>", shown)
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", shown), "the page asks nothing of any other host"


@pytest.mark.slow
def test_a_note_without_a_transcript_is_checked_too(note: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(["check", note, "--json"], capsys)
    assert {statement["support"]["status"] for statement in found["statements"]} == {"no_transcript"}
    assert run(["check", note]) == 0
    shown = capsys.readouterr().out
    assert "3 sentences" in shown
    assert "Words: claims" in shown


@pytest.mark.slow
def test_lines_are_labelled_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("Mum said that she is tired.\n\nThe kitchen was clean.\n")
    found = answer(["label", str(lines), "--json"], capsys)
    assert [one["text"] for one in found["statements"]] == ["Mum said that she is tired.", "The kitchen was clean."]
    assert found["statements"][0]["kind"] == "parent_view"
    assert found["statements"][0]["holder"] == "mother"
    for one in found["statements"]:
        assert set(one) == {"text", "kind", "holder", "form", "confidence", "unsure", "because", "like"}
        assert one["kind"] in KINDS
        assert one["form"] in FORMS


@pytest.mark.slow
def test_a_column_is_scored_row_by_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "notes.csv"
    with table.open("w", newline="") as out:
        csv.writer(out).writerows([("id", "text"), (1, "We went to the park. " * 30), (2, ""), (3, "Two words.")])
    found = answer(["readability", str(table), "--csv", "text", "--json"], capsys)
    assert [row["words"] for row in found["rows"]] == [150, 0, 2]
    assert [row["too_short"] for row in found["rows"]] == [False, True, True]
    assert found["rows"][0]["score"] > 60
    assert found["rows"][1]["score"] is None


@pytest.mark.slow
def test_two_sets_of_records_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header = ("id", "date", "type", "team", "worker", "text")
    texts = (
        "Mum told me that she is tired and would like some help with the mornings. ",
        "It was dark and cold in the flat. ",
    )
    for name, year in (("before.csv", 2025), ("after.csv", 2026)):
        with (tmp_path / name).open("w", newline="") as out:
            rows = [
                (
                    f"{year}-{n}",
                    f"{year}-03-{n + 1:02}",
                    "home visit",
                    "A",
                    f"w{n % 5}",
                    (texts[n % 2] + f"Visit {n}. ") * 12,
                )
                for n in range(20)
            ]
            csv.writer(out).writerows([header, *rows])
    page = tmp_path / "report.html"
    before, after = str(tmp_path / "before.csv"), str(tmp_path / "after.csv")
    found = answer(["compare", before, after, "--report", str(page), "--json"], capsys)
    for result in (found["primary"], *found["measures"]):
        assert {"measure", "before", "after", "difference", "interval", "p", "change_detected", "enough_data"} <= set(
            result
        )
        assert len(result["records"]) == len(result["workers"]) == 2
    assert found["primary"]["change_detected"] is False
    assert isinstance(found["cautions"], list)
    assert "<svg" in page.read_text(encoding="utf-8")


@pytest.mark.slow
def test_silence_gives_no_words_and_no_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    silence = tmp_path / "silence.wav"
    with wave.open(str(silence), "wb") as out:
        out.setparams((1, 2, 16000, 0, "NONE", ""))
        out.writeframes(b"\x00\x00" * 16000 * 5)
    found = answer(["transcribe", str(silence), "--json"], capsys)
    assert found["utterances"] == []
    assert found["audio"]["seconds"] == pytest.approx(5, abs=0.1)
    assert len(found["audio"]["sha256"]) == 64
    assert found["warnings"]
    assert run(["note", str(silence), "--type", "home-visit", "--json"]) == 2
    shown = capsys.readouterr()
    assert not shown.out
    assert shown.err.count("\n") == 1
