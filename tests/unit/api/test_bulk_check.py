"""The results of many notes say by which lists of words they were checked."""

from pathlib import Path

from api.commands.bulk_check import Wanted, version_of
from assistant.settings import Settings


def test_a_councils_own_list_changes_the_version_of_the_checks(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("contact\tjargon\tfamily time\n", encoding="utf-8")
    plain = version_of(Wanted(Settings()))
    assert version_of(Wanted(Settings(words=own))) != plain
    assert version_of(Wanted(Settings(), words=(own,))) != plain
    assert version_of(Wanted(Settings())) == plain
