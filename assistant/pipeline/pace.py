"""Writes how far a job is and how long it still takes, and stops its step when the job was cancelled."""

from datetime import datetime, timedelta

from assistant.domain.job import Job, Step
from assistant.errors import CancelledError
from assistant.pipeline.tools import Tools

HEARING = (Step.DECODE, Step.TRANSCRIBE, Step.DIARISE)
WRITING = (Step.DRAFT, Step.CHECK)

SHARES = {
    Step.DECODE: (0.0, 0.04),
    Step.TRANSCRIBE: (0.04, 0.70),
    Step.DIARISE: (0.70, 0.90),
    Step.DRAFT: (0.90, 0.95),
    Step.CHECK: (0.95, 1.0),
}
"""Where each step starts and ends in the whole: on two cores, hearing a visit took 5, 93 and 29 parts of time."""

EVERY = timedelta(seconds=1)
ENOUGH = 0.01


class Pace:
    """Fulfils Progress for one step of one job; called with the share of the step that is done, 0 to 1."""

    def __init__(self, tools: Tools, job: Job, step: Step) -> None:
        self._tools, self._job, self._step = tools, job.id, step
        self._from, self._to = SHARES[step]
        self._stop = SHARES[(HEARING if step in HEARING else WRITING)[-1]][1]
        self._started = self._written = tools.clock.now()
        self._first: float | None = None

    def __call__(self, share: float) -> None:
        """Write the share, at most once a second; CancelledError when a person has stopped the job."""
        now = self._tools.clock.now()
        if self._first is None:
            self._started, self._first = now, share
        if now - self._written < EVERY:
            return
        self._written = now
        with self._tools.database.transaction() as tx:
            if not tx.jobs.get(self._job, lock=True).state.is_running:
                raise CancelledError("This job was cancelled.")
            whole = self._from + (self._to - self._from) * min(max(share, 0.0), 1.0)
            tx.jobs.change(self._job, share=whole, seconds_left=self._left(now, share, whole))

    def _left(self, now: datetime, share: float, whole: float) -> float | None:
        """Estimate the seconds until the worker has no more to do, from this step's own pace."""
        done = (share - (self._first or 0.0)) * (self._to - self._from)
        if done < ENOUGH * (self._to - self._from):
            return None
        return (now - self._started).total_seconds() / done * (self._stop - whole)
