"""Transcripts, version by version: the first whole, the next as what changed."""

import json
from functools import reduce

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assistant.domain.transcript import Transcript
from assistant.domain.transcript_version import TranscriptVersion
from assistant.errors import ConflictError, NotFoundError
from assistant.ports import Clock
from assistant.storage.tables import TranscriptRow
from assistant.storage.transcript_changes import Document, changed, changes

_MOST_VERSIONS = 2**31
MOST_CHANGES = 50
"""After so many versions that hold only what changed, one is kept whole, so that reading stays quick."""
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
        document, base = transcript.model_dump(mode="json", by_alias=True), None
        if newest:
            document, base = self._smaller(recording_id, document, restores or newest)
        self._session.add(
            TranscriptRow(
                recording=recording_id,
                version=version,
                by=by,
                by_name=by_name,
                at=self._clock.now(),
                why=why,
                restores=restores,
                base=base,
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
        newest = self._newest(recording_id)
        return (newest, Transcript.model_validate(self._document(recording_id, newest))) if newest else None

    def version(self, recording_id: str, version: int) -> Transcript:
        """Give one version; NotFoundError when there is none."""
        document = self._document(recording_id, version) if 0 < version < _MOST_VERSIONS else None
        if document is None:
            raise NotFoundError("There is no such version of this transcript.")
        return Transcript.model_validate(document)

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
        document = self._document(recording_id, version)
        return {turn["id"]: turn["text"] for turn in document["utterances"]} if document else {}

    def _smaller(self, recording_id: str, whole: Document, base: int) -> tuple[Document, int | None]:
        """Give what changed since a version, or the whole again where that is little more or would be slow to read."""
        if len(self._way(recording_id, base)) > MOST_CHANGES:
            return whole, None
        before = self._document(recording_id, base)
        if before is None:
            return whole, None
        change = changes(before, whole)
        return (change, base) if len(json.dumps(change)) < len(json.dumps(whole)) / 2 else (whole, None)

    def _document(self, recording_id: str, version: int) -> Document | None:
        """Put a version together from the last whole one before it; None where there is no such version."""
        way = self._way(recording_id, version)
        query = select(TranscriptRow.version, TranscriptRow.document).where(
            TranscriptRow.recording == recording_id, TranscriptRow.version.in_(way)
        )
        found: dict[int, Document] = {row.version: row.document for row in self._session.execute(query)}
        if not way:
            return None
        return reduce(changed, (found[number] for number in way[1:]), found[way[0]])

    def _way(self, recording_id: str, version: int) -> list[int]:
        """Give the versions that make up one, from the whole one on; none where there is no such version."""
        query = select(TranscriptRow.version, TranscriptRow.base).where(TranscriptRow.recording == recording_id)
        bases: dict[int, int | None] = {row.version: row.base for row in self._session.execute(query)}
        way: list[int] = []
        here: int | None = version if version in bases else None
        while here is not None:
            way.append(here)
            here = bases[here]
        return way[::-1]

    def _newest(self, recording_id: str) -> int:
        query = select(func.max(TranscriptRow.version)).where(TranscriptRow.recording == recording_id)
        return self._session.scalar(query) or 0
