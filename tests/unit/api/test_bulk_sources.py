"""What a command is to check is found in folders, files and tables, in a steady order and under ids that keep quiet."""

from pathlib import Path

import pytest

from api.commands.bulk_sources import Sources, find, hashed, is_many
from assistant.errors import BadInputError


def sources(*paths: Path, column: str = "text", id_column: str | None = None, hash_ids: bool = False) -> Sources:
    return find(paths, column=column, id_column=id_column, hash_ids=hash_ids)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Callum Hart"
    (made / "May").mkdir(parents=True)
    for name in ("b.md", "a.txt", "May/a.docx", "old.doc", "photo.png", ".hidden.md", "~$b.docx"):
        (made / name).write_text("A note.")
    return made


def test_a_folder_gives_its_notes_by_name_and_says_how_many_files_are_none(folder: Path) -> None:
    found = sources(folder)
    assert [(source.number, source.id) for source in found] == [
        (1, "a.docx"),
        (2, "a.txt"),
        (3, "b.md"),
        (4, "old.doc"),
    ]
    assert (found.count, found.left_out) == (4, 1)


def test_no_id_shows_the_folder_that_a_file_lies_in(folder: Path) -> None:
    assert not any("Callum" in source.id + source.shown for source in sources(folder))


def test_hashed_ids_do_not_show_the_name_and_are_the_same_each_time(folder: Path) -> None:
    ids = [source.id for source in sources(folder, hash_ids=True)]
    assert ids == [hashed("a.docx"), hashed("a.txt"), hashed("b.md"), hashed("old.doc")]


def test_a_table_gives_its_rows_with_people_and_age(tmp_path: Path) -> None:
    path = tmp_path / "june.csv"
    path.write_text("Ref,Text,People,Age\nC-9,One.,mother: Leila Doyle,8\n,Two.,,\n")
    first, second = sources(path, id_column="ref")
    assert (first.id, first.text, first.people, first.age) == ("C-9", "One.", "mother: Leila Doyle", "8")
    assert (second.id, second.shown, second.age) == ("row 3", "june.csv, row 3", "")


def test_the_column_id_is_taken_where_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "june.csv"
    path.write_text("id,note\nC-9,One.\n")
    assert [source.id for source in sources(path, column="note")] == ["C-9"]


def test_notes_are_counted_through_several_paths(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "june.csv"
    path.write_text("text\nOne.\nTwo.\n")
    found = sources(folder / "b.md", path)
    assert [(source.number, source.id) for source in found] == [(1, "b.md"), (2, "row 2"), (3, "row 3")]


def test_one_note_is_one_and_all_else_is_many(folder: Path, tmp_path: Path) -> None:
    assert not is_many([folder / "b.md"])
    assert not is_many([Path("-")])
    assert is_many([folder])
    assert is_many([folder / "b.md", folder / "a.txt"])
    assert is_many([tmp_path / "june.CSV"])


@pytest.mark.parametrize("wrong", ["empty", "missing.md", "june.csv"])
def test_what_is_not_there_is_told(wrong: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "june.csv").write_text("id,words\n1,a\n")
    with pytest.raises(BadInputError):
        sources(tmp_path / wrong)
