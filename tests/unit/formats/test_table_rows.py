"""Tables are read row by row, however they were exported."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import BadInputError
from assistant.formats.table_rows import CsvTable

CELL = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\0"), max_size=30)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_rows_come_in_order_with_their_numbers(encoding: str, mark: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(f'ID {mark} Text\n7{mark}"Zoë said,\nyes; no"\n\n8{mark}Fine.\n'.encode(encoding))
    table = CsvTable(path)
    assert table.count() == 2
    assert [(number, row["id"], row["text"]) for number, row in table.rows()] == [
        (2, "7", "Zoë said,\nyes; no"),
        (4, "8", "Fine."),
    ]


def test_a_column_that_is_missing_or_twice_is_told_with_those_there_are(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,note,note\n1,a,b\n")
    table = CsvTable(path)
    assert (table.has("ID"), table.has("text"), table.has("note")) == (True, False, False)
    with pytest.raises(BadInputError, match='no column called "text"; its columns are: id, note, note'):
        table.need("text")
    with pytest.raises(BadInputError, match="more than one"):
        table.need("note")


def test_a_short_row_has_no_cell_for_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,text\n1\n")
    assert [dict(row) for _, row in CsvTable(path).rows()] == [{"id": "1"}]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x89PNG\x00\x00", b"a,b\n\x81\xff\x8d"])
def test_what_is_no_table_is_refused_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(BadInputError):
        CsvTable(path)


@given(st.lists(CELL.filter(str.strip), min_size=1, max_size=5))
def test_every_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("t") / "t.csv"
    quoted = [text.replace('"', '""') for text in texts]
    path.write_text("text\n" + "".join(f'"{text}"\n' for text in quoted), encoding="utf-8", newline="")
    assert [row["text"] for _, row in CsvTable(path).rows()] == texts
