import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import BadInputError
from assistant.quality.records import Record, read_date, read_records, records_from_csv

HEADER = "id,date,type,team,worker,text\n"
ROW = '7,2026-03-24,Home visit,North,W1,"Amara said, ""I like maths"", and smiled."\n'


def test_a_csv_is_read_with_its_other_columns() -> None:
    found = records_from_csv(
        b"ID,Date,Type,Team,Worker,Text,Grade\n7,24/03/2026,Home visit,North,W1,Amara smiled.,3\n", name="a.csv"
    )
    assert found.records == (
        Record(
            id="7",
            date=dt.date(2026, 3, 24),
            type="Home visit",
            team="North",
            worker="W1",
            text="Amara smiled.",
            others={"grade": "3"},
        ),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_that_spreadsheets_save_is_read(encoding: str) -> None:
    found = records_from_csv((HEADER + "1,2026-01-01,a,b,c,“Café” £5\n").encode(encoding), name="a.csv")
    assert found.records[0].text == "“Café” £5"


def test_semicolons_and_tabs_between_cells_are_read() -> None:
    for mark in ";\t":
        content = (HEADER + "1,2026-01-01,a,b,c,words\n").replace(",", mark)
        assert records_from_csv(content.encode(), name="a.csv").records[0].text == "words"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"id,date,type,text\n1,2026-01-01,a,b\n", "columns team, worker"),
        (b"id,date,type,team,worker\n", "column text"),
        (b"", "is empty"),
        (HEADER.encode(), "no records"),
        ((HEADER + "1,2026-02-30,a,b,c,words\n").encode(), 'Row 2 of "a.csv" has the date "2026-02-30"'),
        ((HEADER + "1,,a,b,c,words\n").encode(), "no date"),
        ((HEADER + "1,2026-01-01,a,b,c,some, words\n").encode(), "has 7 cells"),
        ((HEADER + "1,2026-01-01,a,b,c,\n").encode(), "has any text"),
        ((HEADER + "1,2026-01-01,a,b,c,café\n").encode("latin-1"), "UTF-8"),
        (b"PK\x03\x04\x00\x00not a table", "not a text file"),
        (b"id,id,date,type,team,worker,text\n", "more than once"),
    ],
)
def test_a_bad_csv_gets_one_plain_sentence(content: bytes, named: str) -> None:
    with pytest.raises(BadInputError) as told:
        records_from_csv(content, name="a.csv")
    assert named in told.value.sentence
    assert "\n" not in told.value.sentence


def test_what_was_noticed_is_noted() -> None:
    long = "word " * 40
    rows = f"1,2026-01-01,a,b,c,{long}\n1,2026-01-02,a,b,c,{long}\n2,2026-01-02,a,b,c,\n3,2026-01-03,a,b,c,too short\n"
    found = records_from_csv((HEADER + rows).encode(), name="a.csv")
    assert len(found.records) == 3
    assert [note.split(" in ")[0] for note in found.notes] == ["1 record"] * 3


def test_a_folder_holds_one_note_a_file(tmp_path: Path) -> None:
    (tmp_path / "W1").mkdir()
    (tmp_path / "W1" / "visit 2026-02-03.txt").write_text("Amara showed me her room.")
    (tmp_path / "other.md").write_text("Her mum said the flat is damp.")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    found = read_records(tmp_path, read_note=lambda path: path.read_text())
    assert [(r.worker, r.date, r.text) for r in found.records] == [
        ("W1", dt.date(2026, 2, 3), "Amara showed me her room."),
        ("", None, "Her mum said the flat is damp."),
    ]


def test_a_missing_file_an_empty_folder_and_a_single_note_are_refused(tmp_path: Path) -> None:
    (tmp_path / "note.docx").write_bytes(b"PK")
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "nowhere.csv", tmp_path / "empty", tmp_path / "note.docx"):
        with pytest.raises(BadInputError):
            read_records(path, read_note=lambda path: path.read_text())


def test_types_and_workers_are_compared_without_case() -> None:
    one = Record(id="1", type="Home visit", worker="J  Okafor", text="x")
    two = Record(id="2", type="home-visit", worker="j okafor", text="y")
    assert (one.kind, one.writer) == (two.kind, two.writer)


@pytest.mark.parametrize("text", ["2026-03-04", "04/03/2026", "4/3/26", "4 March 2026", "2026-03-04 09:30"])
def test_dates_are_read_day_first(text: str) -> None:
    assert read_date(text) == dt.date(2026, 3, 4)


@given(st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2060, 1, 1)))
def test_every_date_is_read_back(day: dt.date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day:02}/{day.month:02}/{day.year}") == day


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(content: bytes) -> None:
    try:
        records_from_csv(HEADER.encode() + content, name="a.csv")
    except BadInputError as told:
        assert told.sentence.endswith(".")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_sentence(content: str) -> None:
    try:
        records_from_csv((HEADER + content).encode("utf-8", "replace"), name="a.csv")
    except BadInputError as told:
        assert told.sentence.endswith(".")
