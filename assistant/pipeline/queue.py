"""What the pages ask of the work on recordings: start, stop, try again, go on, delete."""

from typing import Protocol

from assistant.domain.job import Job, JobState, Step
from assistant.errors import ConflictError
from assistant.pipeline.pace import HEARING, WRITING
from assistant.storage.database import Database, Transaction
from assistant.storage.files import Files


class JobQueue(Protocol):
    """Where work waits for a worker; a workflow is one run of some steps for one job."""

    def put(self, workflow: str, job_id: str, steps: tuple[Step, ...]) -> None:
        """Let a worker do these steps; putting the same workflow twice is the same as once."""
        ...

    def drop(self, workflow: str) -> None:
        """Take a workflow that waits out again; one that runs sees by its job's state that nobody wants it."""
        ...


class WorkOrders:
    """Keeps a job's row and the queue in step; the row is written first, and workers mend what a crash left between."""

    def __init__(self, database: Database, files: Files, queue: JobQueue) -> None:
        self._database, self._files, self._queue = database, files, queue

    def enqueue(self, job: Job) -> None:
        """Hand a job to the workers, once its row is committed."""
        with self._database.transaction() as tx:
            steps = steps_due(tx, job)
        self._queue.put(job.workflow, job.id, steps)

    def continue_after_people(self, job_id: str, *, by: str) -> Job:
        """Draft and check, once a person has confirmed the voices; ConflictError when that is still to do."""
        with self._database.transaction() as tx:
            job = tx.jobs.get(job_id, lock=True)
            transcript = tx.transcripts.latest(job.recording)
            if transcript is None or not transcript.confirmed:
                raise ConflictError("Say who is who first: then the note can be drafted.")
            if job.state.is_running or job.state is JobState.DONE:
                raise ConflictError("This work has moved on: open it again to see where it stands.")
            tx.jobs.drop_pieces(job_id, *WRITING)
            job = _again(tx, job, did="job_continued", by=by)
        self.enqueue(job)
        return job

    def cancel(self, job_id: str, *, by: str) -> Job:
        """Stop a job; a step that is running stops within seconds. ConflictError when it is over already."""
        with self._database.transaction() as tx:
            job = tx.jobs.get(job_id, lock=True)
            if job.state.is_over:
                raise ConflictError("This work is over already: open it again to see where it stands.")
            job = tx.jobs.change(job_id, state=JobState.CANCELLED)
            tx.trail.add(who=by, did="job_cancelled", subject=job_id)
        self._queue.drop(job.workflow)
        return job

    def retry(self, job_id: str, *, by: str) -> Job:
        """Try a failed or cancelled job again; steps that finished are not done again.

        Where only the voices were left to be named, the job waits for that again.
        """
        with self._database.transaction() as tx:
            job = tx.jobs.get(job_id, lock=True)
            if job.state not in {JobState.FAILED, JobState.CANCELLED}:
                raise ConflictError("Only work that failed or was cancelled can be tried again.")
            transcript = tx.transcripts.latest(job.recording)
            if transcript is not None and not transcript.confirmed:
                # The words are here, and may have come without sound: what is left is to say who is who.
                tx.trail.add(who=by, did="job_retried", subject=job_id)
                return tx.jobs.change(job_id, state=JobState.NEEDS_PEOPLE, error="")
            job = _again(tx, job, did="job_retried", by=by)
        self.enqueue(job)
        return job

    def delete(self, recording_id: str, *, by: str) -> None:
        """Delete a recording with its sound, transcripts and work; a note made from it stays."""
        with self._database.transaction() as tx:
            job = tx.jobs.of_recording(recording_id)
            tx.recordings.remove(recording_id)
            tx.trail.add(who=by, did="recording_deleted", subject=recording_id)
        if job:
            self._queue.drop(job.workflow)
        self._files.remove(recording_id)
        self._database.wipe_deleted()


def steps_due(tx: Transaction, job: Job) -> tuple[Step, ...]:
    """Say which steps a job's workflow is for: hearing until a person has confirmed the voices, then writing."""
    transcript = tx.transcripts.latest(job.recording)
    return WRITING if transcript is not None and transcript.confirmed else HEARING


def _again(tx: Transaction, job: Job, *, did: str, by: str) -> Job:
    """Queue a job under a new workflow, since a workflow that ended never runs again."""
    count = int(job.workflow.partition(".")[2] or 1) + 1
    tx.trail.add(who=by, did=did, subject=job.id)
    return tx.jobs.change(job.id, state=JobState.QUEUED, error="", workflow=f"{job.id}.{count}")
