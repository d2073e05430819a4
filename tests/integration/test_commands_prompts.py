"""`heard prompts` shows a note type with its draft of an invented visit, and tells every fault in a folder."""

import json
from pathlib import Path

import pytest

from api.cli import run

GOOD = 'title = "A visit"\n\n[[sections]]\nheading = "What was seen"\nkeeps = "observations"\n'


def test_a_preview_shows_the_plan_and_a_real_draft(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prompts", "preview", "home-visit"]) == 0
    said = capsys.readouterr().out
    assert "# Home visit, child in need (home-visit)" in said
    assert "Written within 5 working days." in said
    assert "This is the draft of an invented visit." in said
    assert "Ellis" in said.partition("This is the draft")[2]


def test_a_type_that_may_not_be_recorded_shows_its_headings_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prompts", "preview", "strategy-discussion"]) == 0
    said = capsys.readouterr().out
    assert "May not be recorded: Strategy discussions are not recorded here" in said
    assert "## Who took part" in said
    assert "invented visit" not in said


def test_a_practice_leads_own_folder_can_be_previewed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.toml").write_text(GOOD, encoding="utf-8")
    assert run(["prompts", "preview", "own", "--folder", str(tmp_path)]) == 0
    assert "## What was seen" in capsys.readouterr().out


def test_every_fault_is_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "first.toml").write_text(GOOD.replace("observations", "gossip"), encoding="utf-8")
    (tmp_path / "second.toml").write_text(GOOD.replace("title", "name_of"), encoding="utf-8")
    assert run(["prompts", "check", str(tmp_path)]) == 2
    shown = capsys.readouterr()
    assert "good: right, 1 sections" in shown.out or "good: right, 1 section" in shown.out
    assert 'first.toml, line 5: "keeps" may be views, observations' in shown.out
    assert "second.toml, line 1" in shown.out
    assert shown.err == "2 note types are wrong: mend what is named, then check again.\n"


def test_the_shipped_types_are_right_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prompts", "check", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["problems"] == []
    assert {"home-visit", "supervision", "later-life-letter"} <= {one["type"] for one in said["right"]}


def test_an_empty_folder_says_what_to_give(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prompts", "check", str(tmp_path)]) == 2
    assert "give a folder with files that end in .toml" in capsys.readouterr().err
