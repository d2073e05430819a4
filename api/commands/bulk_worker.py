"""The process that does one job after another for a command, until its pipe closes."""

import logging
import os
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from assistant.errors import AssistantError

log = logging.getLogger("heard.bulk")

UNFORESEEN = "The checks failed on this one in a way that we did not foresee; please report it."


@dataclass(frozen=True)
class Ready:
    """The process has loaded what it needs."""


@dataclass(frozen=True)
class Broken:
    """The process cannot work at all."""

    kind: type[AssistantError]
    sentence: str


@dataclass(frozen=True)
class Failed:
    """One job could not be done."""

    sentence: str


def serve(pipe: Connection, open_work: Callable[[], Callable[[Any], Any]]) -> None:
    """Load what `open_work` needs, and do each job that comes; a job that fails is answered, and the next one done."""
    # One thread each: the processes are what runs side by side. It must be said before numpy and torch are loaded.
    os.environ |= {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    # Whatever a library prints must not land among the results.
    os.dup2(2, 1)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    try:
        work = open_work()
    except AssistantError as problem:
        pipe.send(Broken(type(problem), problem.sentence))
        return
    except Exception as problem:  # the command tells it; a process of its own has nobody to tell
        pipe.send(Broken(AssistantError, f"Something went wrong that we did not foresee ({type(problem).__name__})."))
        return
    pipe.send(Ready())
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        pipe.send(_done(work, job))


def _done(work: Callable[[Any], Any], job: object) -> object:
    try:
        return work(job)
    except AssistantError as problem:
        return Failed(problem.sentence)
    except Exception as problem:  # one bad note must not stop the thousands after it
        log.error("a job failed with %s", type(problem).__name__)
        return Failed(UNFORESEEN)
