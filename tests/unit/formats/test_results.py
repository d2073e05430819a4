"""Results over many notes: what the tables hold, and what they keep to themselves."""

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from assistant.domain.casenote import Kind, Note, Section, Statement, Support, SupportStatus
from assistant.domain.finding import CheckedStatement, Code, Finding, Readability, Report, Severity
from assistant.errors import BadInputError
from assistant.formats.results import FINDINGS, NOTES, Row, columns, failed_row, finding_rows, note_row
from assistant.formats.results_files import ResultFiles, for_a_spreadsheet

MARKER = "Zebrafinch"
NOTE = Note(
    type="note",
    sections=(
        Section(heading="Seen", statements=(Statement(id="s1", text="The flat was warm.", kind=Kind.OBSERVATION),)),
        Section(
            heading=f"{MARKER} family",
            statements=(Statement(id="s2", text=f"Clearly {MARKER} is safe.", kind=Kind.ANALYSIS),),
        ),
    ),
)
REPORT = Report(
    statements=tuple(
        CheckedStatement(
            id=s.id,
            section=section.heading,
            text=s.text,
            kind=s.kind,
            confidence=0.9,
            unsure=s.id == "s1",
            support=Support(status=SupportStatus.NO_TRANSCRIPT, score=0),
        )
        for section in NOTE.sections
        for s in section.statements
    ),
    findings=(
        Finding(code=Code.MISSING_VOICE, severity=Severity.HIGH, who="father", message=f"{MARKER}'s father."),
        Finding(
            code=Code.INFLATED_CERTAINTY,
            severity=Severity.LOW,
            section=f"{MARKER} family",
            statement="s2",
            text=f"Clearly {MARKER} is safe.",
            span=(0, 7),
            words=("Clearly",),
            message="Say how sure you are.",
            suggestion=f"{MARKER} is safe.",
            replacement=(f"{MARKER} is safe.",),
        ),
    ),
    readability=Readability(reading_age=9.5, range=(8.0, 11.0), score=71.5, words=8, too_short=True),
    voices={"child": True, "mother": True, "father": False},
)


def rows(name: str = "C-1") -> tuple[Row, list[Row]]:
    return (
        note_row(1, name, NOTE, REPORT, seconds=0.1234, checks="1"),
        finding_rows(1, name, NOTE, REPORT),
    )


def write(out: Path, *, with_text: bool = False, name: str = "C-1") -> None:
    with ResultFiles(out, with_text=with_text) as files:
        files.add(*rows(name))
        files.add(failed_row(2, "C-2", "This row has no text.", checks="1"), ())
        files.finish()


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_note_is_summed_up_in_one_row() -> None:
    row, _ = rows()
    assert row["statements"] == 2
    assert (row["observation"], row["analysis"], row["child_view"]) == (1, 1, 0)
    assert (row["high"], row["medium"], row["low"]) == (1, 0, 1)
    assert (row["heard"], row["missing"]) == ("child; mother", "father")
    assert (row["reading_age_low"], row["reading_age_high"], row["score"]) == (8.0, 11.0, 71.5)
    assert row["unsure_share"] == 0.5
    assert row["child_score"] is None


def test_a_finding_says_where_it_is_without_its_words() -> None:
    _, (missing, certain) = rows()
    assert (missing["section"], missing["statement"], missing["who"]) == (None, None, "father")
    assert (certain["section"], certain["statement"], certain["start"], certain["end"]) == (2, "s2", 0, 7)


def test_every_row_has_a_cell_for_every_column_and_no_other() -> None:
    row, findings = rows()
    assert list(row) != [] and set(row) == {column.name for column in NOTES}
    assert set(failed_row(1, "a", "b", checks="1")) == set(row)
    assert all(set(found) == {column.name for column in FINDINGS} for found in findings)


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_results_hold_no_word_of_the_note_unless_that_is_asked(suffix: str, tmp_path: Path) -> None:
    for with_text in (False, True):
        write(tmp_path / f"all.{suffix}", with_text=with_text)
        names = [tmp_path / f"all-{table}.{suffix}" for table in ("notes", "findings")]
        held = "".join(
            str(pq.read_table(path).to_pylist()) if suffix == "parquet" else path.read_text() for path in names
        )
        assert (MARKER in held) is with_text


def test_csv_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write(tmp_path / "june.csv", with_text=True)
    note, failed = read(tmp_path / "june-notes.csv")
    assert (note["note"], note["id"], note["checked"], note["high"], note["score"]) == ("1", "C-1", "true", "1", "71.5")
    assert (failed["id"], failed["checked"], failed["problem"]) == ("C-2", "false", "This row has no text.")
    assert failed["score"] == ""
    found = read(tmp_path / "june-findings.csv")[1]
    assert (found["heading"], found["words"], found["start"]) == (f"{MARKER} family", "Clearly", "0")


def test_parquet_keeps_the_type_of_every_column(tmp_path: Path) -> None:
    write(tmp_path / "june.parquet")
    schema = pq.read_schema(tmp_path / "june-notes.parquet")
    assert schema.names == [column.name for column in columns(NOTES, with_text=False)]
    kinds = {name: str(schema.field(name).type) for name in ("note", "id", "checked", "score", "too_short", "seconds")}
    assert kinds == {
        "note": "int32", "id": "string", "checked": "bool", "score": "double", "too_short": "bool", "seconds": "double",
    }  # fmt: skip
    notes = pq.read_table(tmp_path / "june-notes.parquet").to_pylist()
    assert [row["score"] for row in notes] == [71.5, None]
    assert pq.read_table(tmp_path / "june-findings.parquet").column("code").to_pylist() == [
        "missing-voice",
        "inflated-certainty",
    ]


def test_many_rows_are_written_a_group_at_a_time(tmp_path: Path) -> None:
    with ResultFiles(tmp_path / "many.parquet", with_text=False) as files:
        for _ in range(2_500):
            files.add(*rows())
        files.finish()
    found = pq.ParquetFile(tmp_path / "many-findings.parquet")
    assert found.metadata.num_rows == 5_000
    assert found.metadata.num_row_groups > 1


def test_an_id_that_is_a_formula_stays_text_in_a_spreadsheet(tmp_path: Path) -> None:
    write(tmp_path / "june.csv", name='=HYPERLINK("http://example.org")')
    assert read(tmp_path / "june-notes.csv")[0]["id"].startswith("'=")
    assert [for_a_spreadsheet(cell) for cell in ("+1", "@a", " =a", -1, 0.5)] == ["'+1", "'@a", "' =a", "-1", "0.5"]


def test_nothing_is_left_behind_when_the_work_fails(tmp_path: Path) -> None:
    (tmp_path / "june-notes.csv").write_text("from before")
    with pytest.raises(ZeroDivisionError), ResultFiles(tmp_path / "june.csv", with_text=False) as files:
        files.add(*rows())
        raise ZeroDivisionError
    assert [path.name for path in tmp_path.iterdir()] == ["june-notes.csv"]
    assert (tmp_path / "june-notes.csv").read_text() == "from before"


@pytest.mark.parametrize("name", ["results.xlsx", "results", "nowhere/results.csv"])
def test_a_place_that_cannot_be_written_is_told_at_once(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        ResultFiles(tmp_path / name, with_text=False)
