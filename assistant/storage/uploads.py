"""Files on their way in: whose, how much is here, and what became of them."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from assistant.domain.upload import Upload
from assistant.errors import ConflictError, NotFoundError
from assistant.ports import Clock
from assistant.storage.keys import new_upload_id
from assistant.storage.tables import UploadRow


class Uploads:
    """All files that arrive in pieces."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def add(self, *, owner: str, length: int | None, name: str, expires: datetime) -> Upload:
        """Begin a file of so many bytes; None where its end is not known yet."""
        row = UploadRow(
            id=new_upload_id(),
            owner=owner,
            name=name[-255:],
            length=length,
            offset=0,
            created=self._clock.now(),
            expires=expires,
        )
        self._session.add(row)
        self._session.flush()
        return _upload(row)

    def get(self, upload_id: str) -> Upload:
        """Find a file on its way; NotFoundError when there is none."""
        row = self._session.get(UploadRow, upload_id)
        if row is None:
            raise NotFoundError("There is no such upload: start it again.")
        return _upload(row)

    def has(self, upload_id: str) -> bool:
        """Say whether there is such a file on its way."""
        return self._session.get(UploadRow, upload_id) is not None

    def open_of(self, owner: str) -> list[Upload]:
        """List an owner's files that no recording was made of yet."""
        rows = self._session.scalars(select(UploadRow).where(UploadRow.owner == owner, UploadRow.recording.is_(None)))
        return [_upload(row) for row in rows]

    def awaited(self) -> int:
        """Count the bytes that are still to come in all files whose length is known."""
        to_come = func.sum(UploadRow.length - UploadRow.offset)
        return int(self._session.scalar(select(to_come).where(UploadRow.recording.is_(None))) or 0)

    def set_length(self, upload_id: str, length: int) -> None:
        """Say where a file ends, once that is known."""
        self._session.execute(
            update(UploadRow).where(UploadRow.id == upload_id, UploadRow.length.is_(None)).values(length=length)
        )

    def advance(self, upload_id: str, *, before: int, after: int, expires: datetime) -> None:
        """Write down that more is safe; ConflictError when somebody else wrote meanwhile."""
        changed = self._session.execute(
            update(UploadRow)
            .where(UploadRow.id == upload_id, UploadRow.offset == before)
            .values(offset=after, expires=expires)
            .returning(UploadRow.id)
        ).first()
        if changed is None:
            raise ConflictError("This upload has moved on: ask where it stands, then go on from there.")

    def file(self, upload_id: str, recording_id: str) -> None:
        """Write down which recording was made of a file; ConflictError when another one was made of it meanwhile."""
        filed = self._session.execute(
            update(UploadRow)
            .where(UploadRow.id == upload_id, UploadRow.recording.is_(None))
            .values(recording=recording_id)
            .returning(UploadRow.id)
        ).first()
        if filed is None:
            raise ConflictError("You have added this recording already: look for it in My work.")

    def expired(self, now: datetime) -> list[Upload]:
        """List the files that nobody went on with in time."""
        return [_upload(row) for row in self._session.scalars(select(UploadRow).where(UploadRow.expires < now))]

    def remove(self, upload_id: str) -> None:
        """Forget a file; safe to do again."""
        row = self._session.get(UploadRow, upload_id)
        if row is not None:
            self._session.delete(row)


def _upload(row: UploadRow) -> Upload:
    return Upload(
        id=row.id,
        owner=row.owner,
        offset=row.offset,
        length=row.length,
        name=row.name,
        created=row.created,
        expires=row.expires,
        recording=row.recording,
    )
