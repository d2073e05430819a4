"""The work on recordings: where it stands, and what its finished steps left."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from assistant.domain.job import Job, JobState, Step
from assistant.errors import NotFoundError
from assistant.ports import Clock
from assistant.storage.keys import new_id
from assistant.storage.tables import JobRow, PieceRow

_SO_FAR = "so_far"


class Jobs:
    """All work, asked for, running and over."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def add(self, recording_id: str) -> Job:
        """Ask for work on a recording; its workflow has the job's id until it is tried again."""
        now, job_id = self._clock.now(), new_id()
        row = JobRow(
            id=job_id,
            recording=recording_id,
            workflow=job_id,
            state=JobState.QUEUED.value,
            share=0.0,
            error="",
            asked=now,
            changed=now,
        )
        self._session.add(row)
        self._session.flush()
        return _job(row)

    def get(self, job_id: str, *, lock: bool = False) -> Job:
        """Find a job; NotFoundError when there is none. `lock` keeps others from changing it meanwhile."""
        return _job(self._row(job_id, lock=lock))

    def of_recording(self, recording_id: str) -> Job | None:
        """Find the newest job of a recording."""
        row = self._session.scalar(
            select(JobRow).where(JobRow.recording == recording_id).order_by(JobRow.asked.desc()).limit(1)
        )
        return _job(row) if row else None

    def in_states(self, *states: JobState) -> list[Job]:
        """List the jobs in some states, oldest first."""
        rows = self._session.scalars(
            select(JobRow).where(JobRow.state.in_([s.value for s in states])).order_by(JobRow.asked)
        )
        return [_job(row) for row in rows]

    def change(
        self,
        job_id: str,
        *,
        state: JobState | None = None,
        step: Step | None = None,
        share: float | None = None,
        seconds_left: float | None = None,
        error: str | None = None,
        workflow: str | None = None,
    ) -> Job:
        """Write where the work stands; what is None stays, but `seconds_left` is always written."""
        row = self._row(job_id)
        row.seconds_left = seconds_left
        row.changed = self._clock.now()
        if state is not None:
            row.state = state.value
        if step is not None:
            row.step = step.value
        if share is not None:
            row.share = share
        if error is not None:
            row.error = error
        if workflow is not None:
            row.workflow = workflow
        return _job(row)

    def keep_piece(self, job_id: str, step: Step, document: dict[str, Any]) -> None:
        """Keep what a finished step leaves for the next; keeping it twice is the same as once."""
        self._session.merge(PieceRow(job=job_id, step=step.value, document=document))

    def piece(self, job_id: str, step: Step) -> dict[str, Any] | None:
        """Give what a step left, or None when it has not finished."""
        row = self._session.get(PieceRow, (job_id, step.value))
        return row.document if row else None

    def keep_so_far(self, job_id: str, lines: Sequence[tuple[float, str]]) -> None:
        """Keep what has been heard until now, as lines with their seconds; it is no finished piece."""
        self._session.merge(PieceRow(job=job_id, step=_SO_FAR, document={"lines": [list(line) for line in lines]}))

    def so_far(self, job_id: str) -> list[tuple[float, str]]:
        """Give the lines that have been heard until now; none once there is a transcript."""
        row = self._session.get(PieceRow, (job_id, _SO_FAR))
        return [(float(start), str(text)) for start, text in row.document["lines"]] if row else []

    def drop_so_far(self, job_id: str) -> None:
        """Forget the lines, since the transcript itself is kept by now."""
        self._session.execute(delete(PieceRow).where(PieceRow.job == job_id, PieceRow.step == _SO_FAR))

    def drop_pieces(self, job_id: str, *steps: Step) -> None:
        """Forget what these steps left (all steps if none is named), once nothing needs it; safe to run again."""
        kinds = [step.value for step in steps or Step]
        self._session.execute(delete(PieceRow).where(PieceRow.job == job_id, PieceRow.step.in_(kinds)))

    def _row(self, job_id: str, *, lock: bool = False) -> JobRow:
        row = self._session.get(JobRow, job_id, with_for_update=lock or None)
        if row is None:
            raise NotFoundError("There is no such job, or it was deleted.")
        return row


def _job(row: JobRow) -> Job:
    return Job(
        id=row.id,
        recording=row.recording,
        workflow=row.workflow,
        state=JobState(row.state),
        step=Step(row.step) if row.step else None,
        share=row.share,
        seconds_left=row.seconds_left,
        error=row.error,
        asked=row.asked,
        changed=row.changed,
    )
