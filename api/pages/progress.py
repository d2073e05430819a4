"""Puts a job into steps that are done, under way or to come."""

from assistant.domain.base import Value
from assistant.domain.job import Job, JobState, Step


class StepView(Value):
    """One line of the list of steps; `state` is done, now, next or stopped."""

    words: Step | None
    state: str


class ProgressView(Value):
    """How far a job is: its steps, with the worker's own step (None) between telling apart and drafting."""

    steps: tuple[StepView, ...]
    percent: int
    running: bool


def show_progress(job: Job | None, *, brought: bool = False) -> ProgressView:
    """Put a job into words; None is a recording that was never worked on, and a brought transcript has no sound."""
    heard: list[Step | None] = [] if brought else [Step.DECODE, Step.TRANSCRIBE, Step.DIARISE]
    order = [*heard, None, Step.DRAFT, Step.CHECK]
    if job is None:
        return ProgressView(steps=tuple(StepView(words=s, state="next") for s in order), percent=0, running=False)
    if job.state is JobState.NEEDS_PEOPLE:
        here = order.index(None)
    elif job.state is JobState.DONE:
        here = len(order)
    else:
        # Work on a brought transcript is asked for only once the voices have names.
        here = order.index(job.step) if job.step and job.step in order else int(brought)
    stopped = job.state in {JobState.FAILED, JobState.CANCELLED}
    steps = tuple(
        StepView(words=step, state="done" if n < here else "next" if n > here else "stopped" if stopped else "now")
        for n, step in enumerate(order)
    )
    return ProgressView(steps=steps, percent=round(job.share * 100), running=job.state.is_running)
