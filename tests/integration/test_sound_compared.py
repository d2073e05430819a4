"""Comparing how recordings sounded before a day and after it: on the pages, as tables, and on the command line."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from sqlalchemy import NullPool, create_engine
from sqlalchemy.orm import Session

from api.cli import run
from assistant.storage.database import Database
from assistant.storage.tables import SoundingRow
from tests.clock import StillClock
from tests.house import House
from tests.visitor import Visitor

CHANGED = "/compare/sound?on=2026-05-01"


def _fill(database: Database, *, teams: tuple[str, ...] = ("North", "South"), lift: float = 5.0) -> None:
    """Keep the measures of 16 workers' recordings, five each in February and five in June."""
    draw = np.random.default_rng(4)
    engine = create_engine(database.url, poolclass=NullPool)
    with Session(engine) as session, session.begin():
        for number in range(160):
            worker, later = number % 16, number >= 80
            day = date(2026, 6 if later else 2, 1) + timedelta(days=number % 20)
            figures = {"snr": 15.0 + worker % 5 + draw.normal(0, 1) + lift * later, "clipping": 0.002, "echo": 0.4}
            session.add(
                SoundingRow(
                    id=f"s{number}",
                    day=day,
                    type="home-visit",
                    team=teams[worker % len(teams)],
                    worker=f"mark-{worker}",
                    seconds=600.0,
                    figures=figures,
                )
            )


@pytest.fixture
def filled(house: House) -> House:
    _fill(house.services.database)
    return house


def test_quality_assurance_sees_how_recordings_sounded_before_and_after_a_day(filled: House) -> None:
    page = Visitor(filled, filled.qa).get(CHANGED)
    assert page.status_code == 200
    assert "Recordings sound better." in page.text
    assert "80 and 80" in page.text
    assert "16 workers recorded in both periods" in page.text
    assert page.text.count("data:image/svg+xml") == 2
    assert "mark-1" not in page.text


def test_a_manager_sees_their_own_team_alone(filled: House) -> None:
    text = Visitor(filled, filled.manager).get(f"{CHANGED}&team=South").text
    assert "8 workers recorded in both periods" in text
    assert "40 and 40" in text
    assert 'name="team"' not in text
    assert Visitor(filled, filled.manager).get("/compare/sound/file").status_code == 403
    assert Visitor(filled, filled.worker).get("/compare/sound").status_code == 403


def test_before_anything_is_measured_the_page_says_so(house: House) -> None:
    text = Visitor(house, house.qa).get("/compare/sound").text
    assert "No recording has its sound measured yet." in text


@pytest.mark.parametrize(
    ("asked", "field", "sentence"),
    [
        ("on=then", "on", "Write the day as 2026-03-24."),
        ("on=2030-01-01", "on", "There is no recording from 1 January 2030"),
        ("on=2026-05-01&since=2026-05-02", "since", "The first day must be before the day of the change."),
        ("on=2026-05-01&until=2026-04-02", "until", "The last day must not be before the day of the change."),
    ],
)
def test_a_wrong_day_is_said_beside_its_field(filled: House, asked: str, field: str, sentence: str) -> None:
    page = Visitor(filled, filled.qa).get(f"/compare/sound?{asked}")
    assert page.status_code == 422 or "There is no recording" in sentence
    assert f'href="#{field}"' in page.text
    assert sentence in page.text


def test_the_measures_can_be_taken_away_and_compared_again(filled: House) -> None:
    visitor = Visitor(filled, filled.qa)
    tables = [
        visitor.get(f"/compare/sound/file?kind=csv&{span}").content for span in ("until=2026-04-30", "since=2026-05-01")
    ]
    rows = list(csv.DictReader(io.StringIO(tables[0].decode("utf-8-sig"))))
    assert len(rows) == 80
    assert set(rows[0]) >= {"date", "type", "team", "worker", "seconds", "snr", "clipping", "echo", "unheard"}
    assert "overlap" in rows[0]
    assert rows[0]["overlap"] == ""
    files = {name: (f"{name}.csv", content) for name, content in zip(("before", "after"), tables, strict=True)}
    answer = visitor.client.post("/compare", data={"form_token": visitor.token}, files=files)
    assert "Recordings sound better." in answer.text
    columns = pq.read_table(io.BytesIO(visitor.get("/compare/sound/file?kind=parquet").content)).column_names
    assert columns == list(rows[0])
    with filled.services.database.transaction() as tx:
        assert "80 rows" in [event.detail for event in tx.trail.of_subject("sound")]


def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: StillClock) -> None:
    monkeypatch.setenv("HEARD_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("HEARD_DATABASE_URL", raising=False)
    database = Database(f"sqlite:///{tmp_path / 'data' / 'heard.db'}", clock)
    database.migrate()
    _fill(database)
    database.close()


def test_the_command_line_compares_a_house_and_its_tables_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: StillClock, capsys: pytest.CaptureFixture[str]
) -> None:
    _folder(tmp_path, monkeypatch, clock)
    report = tmp_path / "sound.html"
    assert run(["compare-sound", "2026-05-01", "--json", "--report", str(report)]) == 0
    by_day = json.loads(capsys.readouterr().out)
    assert by_day["primary"]["measure"] == "snr"
    assert by_day["primary"]["change_detected"]
    assert by_day["primary"]["records"] == [80, 80]
    assert "<svg" in report.read_text(encoding="utf-8")
    for name, span in (("a.csv", ["--until", "2026-04-30"]), ("b.csv", ["--since", "2026-05-01"])):
        assert run(["export", "sound", str(tmp_path / name), *span]) == 0
    assert run(["compare", str(tmp_path / "a.csv"), str(tmp_path / "b.csv"), "--json"]) == 0
    by_table = json.loads(capsys.readouterr().out)
    assert by_table["measures"] == by_day["measures"]
    assert run(["compare-sound", "2026-05-01"]) == 0
    assert capsys.readouterr().out.startswith("Recordings sound better.")


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare-sound", "soon"],
        ["compare-sound", "2026-01-01"],
        ["compare-sound", "2026-05-01", "--until", "2026-04-01"],
        ["export", "sound", "sound.txt"],
        ["export", "sound", "sound.csv", "--since", "2031-01-01"],
    ],
)
def test_what_cannot_be_compared_exits_2_with_one_sentence(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    clock: StillClock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _folder(tmp_path, monkeypatch, clock)
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_broken_table_of_sound_names_its_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("date,worker,seconds,snr\n2026-02-01,m1,600,loud\n", encoding="utf-8")
    assert run(["compare", str(tmp_path / "a.csv"), str(tmp_path / "b.csv")]) == 2
    assert 'Row 2 of "a.csv"' in capsys.readouterr().err
