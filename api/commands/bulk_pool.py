"""Shares jobs out to processes of their own, gives the answers in order, and goes on when a process dies."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Any, TypeVar

from api.commands.bulk_worker import Broken, Failed, Ready, serve
from assistant.errors import AssistantError

Job = TypeVar("Job")
Answer = TypeVar("Answer")

AHEAD = 32
"""Jobs for each process that may be out or wait for their turn, so that memory stays flat."""

LONGEST = 180.0
"""Seconds that one job may take."""

MEMORY_EACH = 1.2e9
"""Bytes that one process needs, roughly; no more processes are started than there is room for."""

DIED = "The checks stopped in the middle of this one, so it was left out; check it by itself."
TOO_LONG = "The checks took too long on this one, so it was left out; check it by itself."
NOT_STARTED = "The checks could not start: there may be too little memory; use fewer --workers."


def run_all(
    jobs: Iterable[Job], open_work: Callable[[], Callable[[Job], Answer]], *, workers: int, longest: float = LONGEST
) -> Iterator[tuple[Job, Answer | Failed]]:
    """Do every job in one of so many processes, and give each with its answer, in order.

    `open_work` is called once in each process, and must be a function that pickles; so must jobs and answers. A job
    whose process dies has Failed for its answer. AssistantError where no process could start.
    """
    pressed = threading.Event()
    with _noting_ctrl_c(pressed):
        crew = _Crew(iter(jobs), open_work, workers, longest)
        try:
            yield from crew.answers(pressed)
        finally:
            crew.stop()


def usual_workers() -> int:
    """Say how many processes this machine has cores and memory for."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return cores
    return max(1, min(cores, int(free / MEMORY_EACH)))


@contextmanager
def _noting_ctrl_c(pressed: threading.Event) -> Iterator[None]:
    """Note Ctrl-C as well as raise it: raised while Python tidies up, it would be printed and lost."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def note(number: int, frame: FrameType | None) -> None:
        pressed.set()
        if callable(before):
            before(number, frame)

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@dataclass
class _Worker:
    """One process; `place` is the place in the order of the job it does, `since` when it was given."""

    process: BaseProcess
    pipe: Connection
    is_ready: bool = False
    place: int | None = None
    since: float = 0.0


class _Crew:
    """The processes, the jobs that are out, and the answers that wait for their turn."""

    def __init__(self, jobs: Iterator[Any], open_work: Callable[[], Any], workers: int, longest: float) -> None:
        self._jobs = enumerate(jobs)
        self._open_work = open_work
        self._ahead = AHEAD * workers
        self._longest = longest
        self._out: dict[int, Any] = {}
        self._done: dict[int, Any] = {}
        self._next = 0
        self._exhausted = False
        self._workers = [self._start() for _ in range(workers)]

    def answers(self, pressed: threading.Event) -> Iterator[tuple[Any, Any]]:
        while self._give_out() or self._out or not self._exhausted:
            if pressed.is_set():
                raise KeyboardInterrupt
            self._hear()
            while self._next in self._done:
                yield self._out.pop(self._next), self._done.pop(self._next)
                self._next += 1

    def stop(self) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()

    def _start(self) -> _Worker:
        ours, theirs = multiprocessing.get_context("spawn").Pipe()
        process = multiprocessing.get_context("spawn").Process(
            target=serve, args=(theirs, self._open_work), daemon=True
        )
        # A process that is born deaf to Ctrl-C leaves it to this one to end the work in good order. The signal is held
        # back meanwhile, and not ignored: one that comes just now would be lost.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        return _Worker(process, ours)

    def _give_out(self) -> bool:
        """Give each idle process a job; say whether any was given."""
        given = False
        for worker in tuple(self._workers):
            if not worker.is_ready or worker.place is not None or len(self._out) >= self._ahead:
                continue
            place, job = next(self._jobs, (None, None))
            if place is None:
                self._exhausted = True
                break
            self._out[place] = job
            worker.place, worker.since = place, time.monotonic()
            given = True
            try:
                worker.pipe.send(job)
            except OSError:
                self._replace(worker, DIED)
        return given

    def _hear(self) -> None:
        """Take in what the processes say, and notice those that died or take too long."""
        if not self._workers:
            raise AssistantError(NOT_STARTED)
        said = wait([worker.pipe for worker in self._workers], timeout=1.0)
        for worker in [worker for worker in self._workers if worker.pipe in said]:
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                self._replace(worker, DIED)
                continue
            if isinstance(answer, Broken):
                raise answer.kind(answer.sentence)
            if isinstance(answer, Ready):
                worker.is_ready = True
            elif worker.place is not None:
                self._done[worker.place] = answer
                worker.place = None
        now = time.monotonic()
        for worker in [w for w in self._workers if w.place is not None and now - w.since > self._longest]:
            self._replace(worker, TOO_LONG)

    def _replace(self, worker: _Worker, why: str) -> None:
        """Put a new process in the place of one that died; its job is not tried again, since it may be the cause."""
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        if worker.place is not None:
            self._done[worker.place] = Failed(why)
        if worker.is_ready:
            self._workers.append(self._start())
