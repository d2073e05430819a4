"""The tables of the case database; private to this package."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets time zones, so they are put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back UTC."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Table(DeclarativeBase):
    """The base of all tables."""


class UserRow(Table):
    """Somebody who can sign in."""

    __tablename__ = "user_account"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    email: Mapped[str] = mapped_column(String(200), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(20))
    team: Mapped[str] = mapped_column(String(80), default="")
    password: Mapped[str | None] = mapped_column(String(300))
    active: Mapped[bool] = mapped_column(default=True)


class SignInLinkRow(Table):
    """A link that signs somebody in once; only its hash is kept."""

    __tablename__ = "sign_in_link"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user: Mapped[str] = mapped_column(ForeignKey("user_account.id"))
    expires: Mapped[datetime] = mapped_column(Moment)
    used: Mapped[datetime | None] = mapped_column(Moment)


class SessionRow(Table):
    """Somebody signed in; only the hash of the cookie is kept."""

    __tablename__ = "session"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user: Mapped[str] = mapped_column(ForeignKey("user_account.id"))
    expires: Mapped[datetime] = mapped_column(Moment)


class RecordingRow(Table):
    """A recording on disk with its visit and the agreement to record."""

    __tablename__ = "recording"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[str] = mapped_column(ForeignKey("user_account.id"))
    filename: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    visit: Mapped[dict[str, Any]] = mapped_column(JSON)
    consent: Mapped[dict[str, Any]] = mapped_column(JSON)
    received: Mapped[datetime] = mapped_column(Moment)
    marks: Mapped[list[float]] = mapped_column(JSON, default=list)
    __table_args__ = (UniqueConstraint("owner", "sha256"),)


class UploadRow(Table):
    """A file on its way in: how many of its bytes are safe on disk, and which recording it became."""

    __tablename__ = "upload"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[str] = mapped_column(ForeignKey("user_account.id"))
    name: Mapped[str] = mapped_column(String(255), default="")
    length: Mapped[int | None] = mapped_column(BigInteger)
    offset: Mapped[int] = mapped_column(BigInteger)
    created: Mapped[datetime] = mapped_column(Moment)
    expires: Mapped[datetime] = mapped_column(Moment)
    recording: Mapped[str | None] = mapped_column(ForeignKey("recording.id", ondelete="SET NULL"))
    __table_args__ = (Index("upload_owner", "owner"),)


class TranscriptRow(Table):
    """One version of a recording's transcript, whole, or as what changed since the version `base`."""

    __tablename__ = "transcript"
    recording: Mapped[str] = mapped_column(ForeignKey("recording.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    by: Mapped[str] = mapped_column(String(32))
    by_name: Mapped[str] = mapped_column(String(120), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    why: Mapped[str] = mapped_column(Text, default="")
    restores: Mapped[int | None]
    base: Mapped[int | None]
    document: Mapped[dict[str, Any]] = mapped_column(JSON)


class SoundingRow(Table):
    """How good the sound of a recording was; it stays without the recording when that is deleted."""

    __tablename__ = "sounding"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    recording: Mapped[str | None] = mapped_column(ForeignKey("recording.id", ondelete="SET NULL"), unique=True)
    day: Mapped[date]
    type: Mapped[str] = mapped_column(String(80))
    team: Mapped[str] = mapped_column(String(80))
    worker: Mapped[str] = mapped_column(String(32))
    seconds: Mapped[float]
    figures: Mapped[dict[str, float]] = mapped_column(JSON)
    __table_args__ = (Index("sounding_day", "day"),)


class JobRow(Table):
    """The work on a recording."""

    __tablename__ = "job"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    recording: Mapped[str] = mapped_column(ForeignKey("recording.id", ondelete="CASCADE"))
    workflow: Mapped[str] = mapped_column(String(120))
    state: Mapped[str] = mapped_column(String(20))
    step: Mapped[str | None] = mapped_column(String(20))
    share: Mapped[float] = mapped_column(default=0.0)
    seconds_left: Mapped[float | None]
    error: Mapped[str] = mapped_column(Text, default="")
    asked: Mapped[datetime] = mapped_column(Moment)
    changed: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (Index("job_recording", "recording"),)


class PieceRow(Table):
    """What a finished step left for the next one (words, turns), by job and step."""

    __tablename__ = "piece"
    job: Mapped[str] = mapped_column(ForeignKey("job.id", ondelete="CASCADE"), primary_key=True)
    step: Mapped[str] = mapped_column(String(20), primary_key=True)
    document: Mapped[dict[str, Any]] = mapped_column(JSON)


class NoteRow(Table):
    """A note's owner and state; what it says is in its versions."""

    __tablename__ = "note"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    recording: Mapped[str | None] = mapped_column(ForeignKey("recording.id", ondelete="SET NULL"))
    owner: Mapped[str] = mapped_column(ForeignKey("user_account.id"))
    team: Mapped[str] = mapped_column(String(80), default="")
    state: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    created: Mapped[datetime] = mapped_column(Moment)
    changed: Mapped[datetime] = mapped_column(Moment)
    submitted: Mapped[datetime | None] = mapped_column(Moment)
    made_from: Mapped[str | None] = mapped_column(String(32))
    __table_args__ = (Index("note_state", "state"), Index("note_owner", "owner"))


class NoteVersionRow(Table):
    """One version of a note, with what the checks said of it."""

    __tablename__ = "note_version"
    note: Mapped[str] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    by: Mapped[str] = mapped_column(String(32))
    by_name: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(Moment)
    why: Mapped[str] = mapped_column(Text, default="")
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    report: Mapped[dict[str, Any]] = mapped_column(JSON)
    kept: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class FindingAnswerRow(Table):
    """What a person decided about one finding."""

    __tablename__ = "finding_answer"
    note: Mapped[str] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    answer: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text, default="")
    by: Mapped[str] = mapped_column(String(32))
    by_name: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(Moment)


class LookAgainRow(Table):
    """A statement under which the transcript changed, until a person has looked; `text` stands for its words then."""

    __tablename__ = "look_again"
    note: Mapped[str] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), primary_key=True)
    statement: Mapped[str] = mapped_column(String(80), primary_key=True)
    text: Mapped[str] = mapped_column(String(64))
    why: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)


class CorrectionRow(Table):
    """What a person said of whose a statement is, beside what the checks had said; it goes with its note."""

    __tablename__ = "correction"
    note: Mapped[str] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    statement: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    checks_kind: Mapped[str | None] = mapped_column(String(20))
    checks_holder: Mapped[str | None] = mapped_column(String(20))
    checks_form: Mapped[str] = mapped_column(String(20))
    checks_confidence: Mapped[float | None]
    checks_unsure: Mapped[bool]
    kind: Mapped[str] = mapped_column(String(20))
    holder: Mapped[str | None] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(String(32))
    by_name: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(Moment)


class ChildWordRow(Table):
    """A word that one child uses, or does not want to hear; `child` stands for the child without their name."""

    __tablename__ = "child_word"
    child: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    term: Mapped[str] = mapped_column(String(80))
    plain: Mapped[str] = mapped_column(String(80), default="")
    kind: Mapped[str] = mapped_column(String(10))
    by: Mapped[str] = mapped_column(String(32))
    by_name: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(Moment)


class ReviewRow(Table):
    """A manager's decision on one version of a note."""

    __tablename__ = "review"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    note: Mapped[str] = mapped_column(ForeignKey("note.id"))
    version: Mapped[int]
    reviewer: Mapped[str] = mapped_column(String(32))
    reviewer_name: Mapped[str] = mapped_column(String(120))
    decision: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text, default="")
    instruction: Mapped[str] = mapped_column(Text, default="")
    decided: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (Index("review_note", "note"),)


class AuditEventRow(Table):
    """Who did what, and when."""

    __tablename__ = "audit_event"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(Moment)
    who: Mapped[str] = mapped_column(String(32))
    did: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(64))
    detail: Mapped[str] = mapped_column(Text, default="")
