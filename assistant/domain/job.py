"""The work on one recording: its step, how far it is, and why it stopped."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from assistant.domain.base import Value


class JobState(StrEnum):
    """Where the work stands; NEEDS_PEOPLE waits for somebody to confirm who is who."""

    QUEUED = "queued"
    WORKING = "working"
    NEEDS_PEOPLE = "needs_people"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Say whether nothing more happens by itself."""
        return self in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}

    @property
    def is_running(self) -> bool:
        """Say whether a worker has it or will take it."""
        return self in {JobState.QUEUED, JobState.WORKING}


class Step(StrEnum):
    """The steps of the work, in order."""

    DECODE = "decode"
    TRANSCRIBE = "transcribe"
    DIARISE = "diarise"
    DRAFT = "draft"
    CHECK = "check"


class Job(Value):
    """One piece of work on a recording; `share` is how much of all is done, 0 to 1, `error` one plain sentence."""

    id: str
    recording: str
    workflow: str
    state: JobState
    step: Step | None = None
    share: float = Field(default=0.0, ge=0, le=1)
    seconds_left: float | None = None
    error: str = ""
    asked: datetime
    changed: datetime
