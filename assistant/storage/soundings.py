"""How good the sound of each recording was; the figures stay when the recording is deleted."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.domain.sounding import Sounding, figures_of
from assistant.domain.transcript import Audio
from assistant.ports import Clock
from assistant.storage.keys import new_id
from assistant.storage.tables import RecordingRow, SoundingRow, UserRow


class Soundings:
    """The sound measures of all recordings, with nothing of what was said, nor of whom it was about."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def keep(self, recording_id: str, audio: Audio) -> None:
        """Keep a recording's measures; keeping them again replaces them. Nothing is kept where nothing was measured."""
        figures = figures_of(audio.quality)
        recording = self._session.get(RecordingRow, recording_id)
        if not figures or recording is None:
            return
        owner = self._session.get(UserRow, recording.owner)
        row = self._session.scalar(select(SoundingRow).where(SoundingRow.recording == recording_id))
        if row is None:
            row = SoundingRow(id=new_id(), recording=recording_id)
            self._session.add(row)
        row.day = date.fromisoformat(recording.visit["date"])
        row.type = str(recording.visit["type"])[:80]
        row.team = owner.team if owner else ""
        row.worker = recording.owner
        row.seconds, row.figures = audio.seconds, figures
        self._session.flush()

    def between(self, first: date | None = None, last: date | None = None) -> list[Sounding]:
        """List the measures of recordings made in a span of days, both days included, oldest first."""
        query = select(SoundingRow).order_by(SoundingRow.day, SoundingRow.id)
        if first:
            query = query.where(SoundingRow.day >= first)
        if last:
            query = query.where(SoundingRow.day <= last)
        return [_sounding(row) for row in self._session.scalars(query)]


def _sounding(row: SoundingRow) -> Sounding:
    return Sounding(
        id=row.id,
        day=row.day,
        type=row.type,
        team=row.team,
        worker=row.worker,
        seconds=row.seconds,
        figures=row.figures,
    )
