"""Transcripts, version by version."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assistant.domain.transcript import Transcript
from assistant.domain.transcript_version import TranscriptVersion
from assistant.errors import ConflictError, NotFoundError
from assistant.ports import Clock
from assistant.storage.tables import TranscriptRow

_MOST_VERSIONS = 2**31
CHANGED = "This transcript changed while you were working on it: load the page again, and make your change once more."


class Transcripts:
    """All versions of all transcripts."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def add(
        self,
        recording_id: str,
        transcript: Transcript,
        *,
        by: str,
        by_name: str = "",
        why: str = "",
        restores: int | None = None,
        seen_version: int | None = None,
    ) -> int:
        """Keep a new version and return its number; `by` is a user id, or the recogniser's name.

        `why` says what a person corrected; `restores` is the version that this one puts back. ConflictError when
        `seen_version` is given and is not the newest any more.
        """
        newest = self._newest(recording_id)
        if seen_version is not None and seen_version != newest:
            raise ConflictError(CHANGED)
        version = newest + 1
        document = transcript.model_dump(mode="json", by_alias=True)
        self._session.add(
            TranscriptRow(
                recording=recording_id,
                version=version,
                by=by,
                by_name=by_name,
                at=self._clock.now(),
                why=why,
                restores=restores,
                document=document,
            )
        )
        self._session.flush()
        return version

    def latest(self, recording_id: str) -> Transcript | None:
        """Give the newest version, or None when there is none yet."""
        found = self.newest(recording_id)
        return found[1] if found else None

    def newest(self, recording_id: str) -> tuple[int, Transcript] | None:
        """Give the newest version with its number, or None when there is none yet."""
        row = self._session.scalar(
            select(TranscriptRow)
            .where(TranscriptRow.recording == recording_id)
            .order_by(TranscriptRow.version.desc())
            .limit(1)
        )
        return (row.version, Transcript.model_validate(row.document)) if row else None

    def version(self, recording_id: str, version: int) -> Transcript:
        """Give one version; NotFoundError when there is none."""
        row = self._session.get(TranscriptRow, (recording_id, version)) if 0 < version < _MOST_VERSIONS else None
        if row is None:
            raise NotFoundError("There is no such version of this transcript.")
        return Transcript.model_validate(row.document)

    def versions(self, recording_id: str) -> list[TranscriptVersion]:
        """List a transcript's versions, oldest first."""
        columns = (
            TranscriptRow.version,
            TranscriptRow.by,
            TranscriptRow.by_name,
            TranscriptRow.at,
            TranscriptRow.why,
            TranscriptRow.restores,
        )
        query = select(*columns).where(TranscriptRow.recording == recording_id).order_by(TranscriptRow.version)
        return [
            TranscriptVersion(version=version, by=by, by_name=by_name, at=at, why=why, restores=restores)
            for version, by, by_name, at, why, restores in self._session.execute(query)
        ]

    def texts(self, recording_id: str, version: int) -> dict[str, str]:
        """Give the words of one version's turns, by utterance id; quicker than the whole of it."""
        row = self._session.get(TranscriptRow, (recording_id, version))
        return {turn["id"]: turn["text"] for turn in row.document["utterances"]} if row else {}

    def _newest(self, recording_id: str) -> int:
        query = select(func.max(TranscriptRow.version)).where(TranscriptRow.recording == recording_id)
        return self._session.scalar(query) or 0
