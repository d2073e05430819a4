"""One column of a table, however it was exported."""

import pytest

from assistant.errors import BadInputError
from assistant.formats.table import read_column

ROWS = 'id,date,Text\n1,2026-04-21,"One, two\nthree"\n2,2026-04-22,\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_column_is_read_in_order_with_empty_cells(encoding: str) -> None:
    assert read_column(ROWS.encode(encoding), "text") == ["One, two\nthree", ""]


def test_semicolons_and_tabs_part_cells_too() -> None:
    assert read_column(b"id;text\n1;a, b\n", "text") == ["a, b"]
    assert read_column(b"id\ttext\n1\ta, b\n", "Text ") == ["a, b"]


@pytest.mark.parametrize(
    ("content", "column", "said"),
    [
        (b"id,text\n1,a\n", "body", "its columns are: id, text."),
        (b"text,text\n1,a\n", "text", "more than one column"),
        (b"id,text\n", "text", "no rows"),
    ],
)
def test_a_table_that_lacks_something_says_what(content: bytes, column: str, said: str) -> None:
    with pytest.raises(BadInputError) as problem:
        read_column(content, column)
    assert said in problem.value.sentence
