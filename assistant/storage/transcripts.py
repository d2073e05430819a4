"""Transcripts, version by version."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assistant.domain.transcript import Transcript
from assistant.ports import Clock
from assistant.storage.tables import TranscriptRow


class Transcripts:
    """All versions of all transcripts."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def add(self, recording_id: str, transcript: Transcript, *, by: str) -> int:
        """Keep a new version and return its number; `by` is a user id, or the recogniser's name."""
        newest = self._session.scalar(
            select(func.max(TranscriptRow.version)).where(TranscriptRow.recording == recording_id)
        )
        version = (newest or 0) + 1
        document = transcript.model_dump(mode="json", by_alias=True)
        self._session.add(
            TranscriptRow(recording=recording_id, version=version, by=by, at=self._clock.now(), document=document)
        )
        self._session.flush()
        return version

    def latest(self, recording_id: str) -> Transcript | None:
        """Give the newest version, or None when there is none yet."""
        row = self._session.scalar(
            select(TranscriptRow)
            .where(TranscriptRow.recording == recording_id)
            .order_by(TranscriptRow.version.desc())
            .limit(1)
        )
        return Transcript.model_validate(row.document) if row else None
