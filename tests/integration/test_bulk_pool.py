"""Real processes share jobs out: order, failures, a process that dies, one that hangs, and memory that stays flat."""

import contextlib
import itertools
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from api.commands import bulk_pool
from api.commands.bulk_pool import DIED, TOO_LONG, run_all
from api.commands.bulk_worker import UNFORESEEN, Failed
from assistant.errors import AssistantError, MissingModelError

WORK = """
import os, sys, time
from assistant.errors import BadInputError, MissingModelError

def open_work():
    print("a library says something")
    return work

def open_without_weights():
    raise MissingModelError("The weights are not here.")

def open_and_die():
    os._exit(1)

def work(job):
    print("and again")
    if job == "die":
        os.kill(os.getpid(), 9)
    if job == "hang":
        time.sleep(60)
    if job == "bad":
        raise BadInputError("This file is empty.")
    if job == "bug":
        raise ValueError("case text")
    if job == "slow":
        time.sleep(0.3)
    return job.upper(), os.getpid()
"""


@pytest.fixture
def working(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Give functions from a file of their own, which other processes can import too."""
    (tmp_path / "work_for_tests.py").write_text(WORK)
    monkeypatch.syspath_prepend(str(tmp_path))
    import work_for_tests  # type: ignore[import-not-found]

    yield work_for_tests
    del sys.modules["work_for_tests"]


def answers(jobs: list[str], open_work: Callable[[], object], **how: float) -> list[object]:
    found = run_all(jobs, open_work, workers=2, **how)  # type: ignore[arg-type]
    return [answer.sentence if isinstance(answer, Failed) else answer[0] for _, answer in found]  # type: ignore[index]


def test_answers_come_in_the_order_of_the_jobs(working: ModuleType) -> None:
    jobs = ["slow", "a", "b", "c", "slow", "d", "e"]
    assert answers(jobs, working.open_work) == [job.upper() for job in jobs]


def test_a_job_that_cannot_be_done_is_told_and_the_others_are_done(
    working: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    assert answers(["a", "bad", "bug", "b"], working.open_work) == ["A", "This file is empty.", UNFORESEEN, "B"]
    shown = capfd.readouterr()
    assert shown.out == ""
    assert "case text" not in shown.err


def test_a_process_that_dies_fails_its_own_job_and_no_other(working: ModuleType) -> None:
    jobs = ["a", "die", "b", "die", "c", "d"]
    assert answers(jobs, working.open_work) == ["A", DIED, "B", DIED, "C", "D"]


def test_a_job_that_hangs_is_given_up(working: ModuleType) -> None:
    assert answers(["a", "hang", "b"], working.open_work, longest=1.0) == ["A", TOO_LONG, "B"]


def test_missing_weights_are_told_as_such(working: ModuleType) -> None:
    with pytest.raises(MissingModelError, match="weights are not here"):
        answers(["a"], working.open_without_weights)


def test_processes_that_cannot_start_end_the_work(working: ModuleType) -> None:
    with pytest.raises(AssistantError, match="could not start"):
        answers(["a"], working.open_and_die)


def test_no_more_jobs_are_taken_than_can_soon_be_answered(working: ModuleType) -> None:
    taken = []
    endless = (taken.append(n) or "a" for n in itertools.count())  # type: ignore[func-returns-value]
    found = run_all(endless, working.open_work, workers=1)
    for _ in range(3):
        next(found)
    assert len(taken) <= bulk_pool.AHEAD + 3
    found.close()  # type: ignore[attr-defined]


def test_no_process_outlives_the_work(working: ModuleType) -> None:
    found = run_all(["a"] * 50, working.open_work, workers=2)
    _, (_, pid) = next(found)  # type: ignore[misc]
    found.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_ctrl_c_that_is_lost_on_the_way_still_ends_the_work(working: ModuleType) -> None:
    def jobs() -> Iterator[str]:
        yield "a"
        with contextlib.suppress(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)
        yield from ("slow" for _ in range(1000))

    with pytest.raises(KeyboardInterrupt):
        list(run_all(jobs(), working.open_work, workers=1))
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
