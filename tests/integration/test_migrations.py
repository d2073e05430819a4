"""What a release finds in the tables of the one before is still there after it has changed them."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, NullPool, create_engine, text

from assistant.domain.sounding import Sounding
from assistant.storage.database import MIGRATIONS, Database
from tests.clock import StillClock

QUALITY = {"snr": 18.5, "level": -24.0, "echo": None, "overlap": 0.1, "advice": "Clear."}


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        yield connection
        connection.commit()


def _migrate(url: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with _connected(url) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


@pytest.fixture
def old(database_url: str, clock: StillClock) -> Iterator[Callable[[str], Database]]:
    """Give a way to make a database of an earlier release."""
    made: list[Database] = []

    def at(revision: str) -> Database:
        made.append(Database(database_url, clock))
        _migrate(made[0].url, revision)
        return made[0]

    yield at
    for one in made:
        one.close()


def _visit(connection: Connection, recording: str, quality: Mapping[str, object] | None, by: str = "whisper") -> None:
    visit = json.dumps({"type": "home-visit", "date": "2026-03-04"})
    audio = {"seconds": 61.5, "sha256": "0" * 64, "quality": quality} if quality is not None else None
    document = json.dumps({"schema": 1, "audio": audio, "utterances": []})
    now = datetime(2026, 3, 5, tzinfo=UTC)
    connection.execute(
        text(
            "insert into recording (id, owner, filename, sha256, size, visit, consent, received, marks) "
            "values (:id, 'w1', 'a.wav', :id, 10, :visit, '{}', :now, '[]')"
        ),
        {"id": recording, "visit": visit, "now": now},
    )
    for version, who in ((1, by), (2, "w1")):
        connection.execute(
            text(
                "insert into transcript (recording, version, by, by_name, at, why, document) "
                "values (:id, :version, :by, '', :now, '', :document)"
            ),
            {"id": recording, "version": version, "by": who, "now": now, "document": document},
        )


def _worker(connection: Connection) -> None:
    connection.execute(
        text(
            "insert into user_account (id, email, name, role, team, active) "
            "values ('w1', 'a@council.example', 'Ana Lima', 'worker', 'North', true)"
        )
    )


def test_measures_of_sound_are_taken_out_of_the_transcripts_that_are_there(old: Callable[[str], Database]) -> None:
    database = old("0006")
    with _connected(database.url) as connection:
        _worker(connection)
        _visit(connection, "r1", QUALITY)
        _visit(connection, "r2", None)
        _visit(connection, "r3", QUALITY, by="brought")
    database.migrate()
    with database.transaction() as tx:
        found = tx.soundings.between()
    assert found == [
        Sounding(
            id=found[0].id,
            day=date(2026, 3, 4),
            type="home-visit",
            team="North",
            worker="w1",
            seconds=61.5,
            figures={"snr": 18.5, "level": -24.0, "overlap": 0.1},
        )
    ]


def test_versions_kept_whole_by_an_earlier_release_are_read_and_go_on(old: Callable[[str], Database]) -> None:
    database = old("0007")
    with _connected(database.url) as connection:
        _worker(connection)
        _visit(connection, "r1", QUALITY)
    database.migrate()
    with database.transaction() as tx:
        kept = tx.transcripts.latest("r1")
        assert kept is not None
        assert kept.audio is not None
        said = kept.model_copy(update={"language": "cy"})
        assert tx.transcripts.add("r1", said, by="w1") == 3
        assert tx.transcripts.version("r1", 2) == kept
        assert tx.transcripts.latest("r1") == said
