from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
MAP = (PROJECT / "docs" / "architecture.md").read_text()


@pytest.mark.parametrize("room", sorted(p.parent.name for p in (PROJECT / "assistant").glob("*/__init__.py")))
def test_every_room_of_the_assistant_is_on_the_map(room: str) -> None:
    assert f"`assistant/{room}`" in MAP


@pytest.mark.parametrize("path", ["assistant", "models", "api", "prompts", "tests"])
def test_every_top_level_package_is_on_the_map(path: str) -> None:
    assert f"`{path}" in MAP


def test_the_map_names_no_file_that_is_gone() -> None:
    import re

    named = re.findall(r"`((?:assistant|models|api|docs)/[\w/]+(?:\.py)?)`", MAP)
    assert [n for n in named if not (PROJECT / n).exists()] == []


def test_each_decision_fits_on_one_screen() -> None:
    long = [p.name for p in (PROJECT / "docs" / "decisions").glob("*.md") if len(p.read_text().splitlines()) > 60]
    assert long == []
