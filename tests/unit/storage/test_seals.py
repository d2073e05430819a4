import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assistant.storage.seals import Seals


def test_a_seal_holds_for_its_words_in_their_order_alone(tmp_path: Path) -> None:
    seals = Seals(tmp_path)
    seal = seals.seal("s1", "Some words.", "rules")
    assert seals.holds(seal, "s1", "Some words.", "rules")
    assert not seals.holds(seal, "s1", "Some words.rules", "")
    assert not seals.holds(seal, "s1", "Some words.", "An engine")
    assert not seals.holds("", "s1", "Some words.", "rules")
    assert not seals.holds("é\ud800", "s1")


def test_seals_hold_after_a_restart_and_in_no_other_installation(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    seal = Seals(tmp_path / "a").seal("words")
    assert Seals(tmp_path / "a").holds(seal, "words")
    assert not Seals(tmp_path / "b").holds(seal, "words")
    assert stat.S_IMODE((tmp_path / "a" / "seal.key").stat().st_mode) == 0o600


def test_of_many_who_ask_at_once_all_seal_alike(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        seals = set(pool.map(lambda _: Seals(tmp_path).seal("words"), range(40)))
    assert len(seals) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["seal.key"]
