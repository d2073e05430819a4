"""The one way to the case database: a transaction, which holds everything that can be asked of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from assistant.errors import StorageFullError
from assistant.ports import Clock
from assistant.storage.child_words import ChildWords
from assistant.storage.corrections import Corrections
from assistant.storage.jobs import Jobs
from assistant.storage.look_again import ToLookAgain
from assistant.storage.notes import Notes
from assistant.storage.recordings import Recordings
from assistant.storage.reviews import Reviews
from assistant.storage.soundings import Soundings
from assistant.storage.trail import Trail
from assistant.storage.transcripts import Transcripts
from assistant.storage.uploads import Uploads
from assistant.storage.users import Users

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


class Transaction:
    """All repositories over one database session; leaving it commits, an exception undoes it."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self.users = Users(session, clock)
        self.recordings = Recordings(session, clock)
        self.uploads = Uploads(session, clock)
        self.transcripts = Transcripts(session, clock)
        self.soundings = Soundings(session, clock)
        self.jobs = Jobs(session, clock)
        self.notes = Notes(session, clock)
        self.look_again = ToLookAgain(session, clock)
        self.child_words = ChildWords(session, clock)
        self.corrections = Corrections(session, clock)
        self.reviews = Reviews(session, clock)
        self.trail = Trail(session, clock)


class Database:
    """The case database, on SQLite or PostgreSQL by URL."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.url = _with_driver(url)
        self._clock = clock
        self._engine = _engine(self.url)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Open a transaction; StorageFullError when the disk has no room for it."""
        try:
            with Session(self._engine, expire_on_commit=False) as session, session.begin():
                yield Transaction(session, self._clock)
        except OperationalError as problem:
            if "full" in str(problem.orig):
                raise StorageFullError("The disk is full, so nothing was saved: make room, then try again.") from None
            raise

    def migrate(self) -> None:
        """Bring the tables to this release's shape; safe to run again, and by two processes at once."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("select pg_advisory_lock(7219)")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("select pg_advisory_unlock(7219)")
            connection.commit()

    def wipe_deleted(self) -> None:
        """Take what was deleted out of SQLite's journal too; where others are writing, their own wipe does it later."""
        if self._engine.dialect.name != "sqlite":
            return
        connection = self._engine.raw_connection()
        try:
            connection.cursor().execute("pragma wal_checkpoint(truncate)")
        finally:
            connection.close()

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()


def _with_driver(url: str) -> str:
    for plain in ("postgresql://", "postgres://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    path = Path(url.removeprefix("sqlite:///"))
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": 30}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=wal",
            "foreign_keys=on",
            "synchronous=full",
            "busy_timeout=30000",
            "secure_delete=on",
        ):
            connection.execute(f"pragma {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A plain "begin" that later writes can fail as busy; taking the lock at once waits its turn instead.
        connection.exec_driver_sql("begin immediate")

    return engine
