"""Recordings: which file, whose, of which visit."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assistant.domain.recording import Consent, Recording, Visit
from assistant.errors import ConflictError, NotFoundError
from assistant.ports import Clock
from assistant.storage.keys import new_id
from assistant.storage.tables import RecordingRow


class Recordings:
    """All recordings that are kept."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def add(
        self,
        *,
        owner: str,
        filename: str,
        sha256: str,
        size: int,
        visit: Visit,
        consent: Consent,
        recording_id: str | None = None,
        marks: Sequence[float] = (),
    ) -> Recording:
        """Keep a recording whose bytes are safe on disk already; ConflictError when its owner has these bytes here."""
        row = RecordingRow(
            id=recording_id or new_id(),
            owner=owner,
            filename=filename[-255:],
            sha256=sha256,
            size=size,
            visit=visit.model_dump(mode="json"),
            consent=consent.model_dump(mode="json"),
            received=self._clock.now(),
            marks=list(marks),
        )
        self._session.add(row)
        try:
            self._session.flush()
        except IntegrityError:
            raise ConflictError("You have added this recording already: look for it in My work.") from None
        return _recording(row)

    def get(self, recording_id: str) -> Recording:
        """Find a recording; NotFoundError when there is none."""
        return _recording(self._row(recording_id))

    def same_bytes(self, owner: str, sha256: str) -> Recording | None:
        """Find this owner's recording with the same bytes."""
        row = self._session.scalar(
            select(RecordingRow).where(RecordingRow.owner == owner, RecordingRow.sha256 == sha256)
        )
        return _recording(row) if row else None

    def of_owner(self, owner: str) -> list[Recording]:
        """List an owner's recordings, newest first."""
        rows = self._session.scalars(
            select(RecordingRow).where(RecordingRow.owner == owner).order_by(RecordingRow.received.desc())
        )
        return [_recording(row) for row in rows]

    def set_visit(self, recording_id: str, visit: Visit) -> Recording:
        """Change what is known of the visit."""
        row = self._row(recording_id)
        row.visit = visit.model_dump(mode="json")
        return _recording(row)

    def remove(self, recording_id: str) -> None:
        """Forget a recording with its transcripts and jobs; notes made from it stay."""
        self._session.execute(delete(RecordingRow).where(RecordingRow.id == self._row(recording_id).id))

    def _row(self, recording_id: str) -> RecordingRow:
        row = self._session.get(RecordingRow, recording_id)
        if row is None:
            raise NotFoundError("There is no such recording, or it was deleted.")
        return row


def _recording(row: RecordingRow) -> Recording:
    return Recording(
        id=row.id,
        owner=row.owner,
        filename=row.filename,
        sha256=row.sha256,
        size=row.size,
        visit=Visit.model_validate(row.visit),
        consent=Consent.model_validate(row.consent),
        received=row.received,
        marks=tuple(row.marks),
    )
