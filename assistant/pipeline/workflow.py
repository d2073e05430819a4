"""Runs the steps durably with DBOS; the one module that knows it."""

import logging
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer, EnqueueOptions

from assistant.domain.job import Job, JobState, Step
from assistant.pipeline.pace import HEARING, WRITING
from assistant.pipeline.queue import steps_due
from assistant.pipeline.slots import free_slot
from assistant.pipeline.steps import perform, stop
from assistant.pipeline.tools import Tools
from assistant.settings import Settings

NAME = "heard"
VERSION = "1"
"""Pinned, so that a new release goes on with work that an older one began; raise it only when steps change order."""

HEAR, WRITE = "hear", "write"
ATTEMPTS_AFTER_A_CRASH = {HEAR: 2, WRITE: 5}
"""Writing takes seconds and shares its process with hearing, so that it may die of another job's file."""

KILLED = (
    "This recording stopped the program each time it was tried, so it was set aside. The recording is safe: "
    "save it in another format and upload that, or tell your administrator the number {job}."
)
LOST = "This work stopped, and nobody knows why. Nothing was lost: try again, or tell your administrator {job}."

log = logging.getLogger(__name__)


class DurableQueue:
    """Fulfils JobQueue from the web process: it writes to the job database, opened on first use, and runs no work."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._opening = threading.Lock()
        self._client: DBOSClient | None = None

    def put(self, workflow: str, job_id: str, steps: tuple[Step, ...]) -> None:
        """Let a worker do these steps; putting the same workflow twice is the same as once."""
        self._open().enqueue(_options(workflow, steps), job_id)

    def drop(self, workflow: str) -> None:
        """Take a workflow that waits out again; one that runs sees by its job's state that nobody wants it."""
        if self.status(workflow) == "ENQUEUED":
            self._open().cancel_workflow(workflow)

    def give_back(self, slot: str) -> None:
        """Let others go on with what a worker that stops in good order leaves; that does not count as a crash."""
        client = self._open()
        for left in client.list_workflows(status="PENDING", executor_id=slot, load_input=False):
            client.resume_workflow(left.workflow_id, queue_name=left.name)

    def status(self, workflow: str) -> str | None:
        """Say how a workflow stands in DBOS's own words, such as ENQUEUED or PENDING; None when there is none."""
        found = self._open().list_workflows(workflow_ids=[workflow], load_input=False, load_output=False)
        return found[0].status if found else None

    def close(self) -> None:
        """Give all connections back."""
        if self._client:
            self._client.destroy()

    def _open(self) -> DBOSClient:
        with self._opening:
            if self._client is None:
                prepare_job_database(self._settings)
                self._client = DBOSClient(
                    system_database_url=self._settings.job_database,
                    serializer=DBOSPortableJSONSerializer(),
                    application_name=NAME,
                    retry_connection_errors=False,
                )
            return self._client


class Worker:
    """One worker's side of the queue: takes work while it is open, one job of hearing and one of writing at a time."""

    def __init__(self, tools: Tools, settings: Settings, slot: str) -> None:
        self._tools, self._settings, self._slot = tools, settings, slot

    def __enter__(self) -> Self:
        prepare_job_database(self._settings)
        config: DBOSConfig = {
            "name": NAME,
            "system_database_url": self._settings.job_database,
            "serializer": DBOSPortableJSONSerializer(),
            "executor_id": self._slot,
            "application_version": VERSION,
            "sys_db_pool_size": 5,
            "log_level": "WARNING",
        }
        DBOS(config=config)
        self._register()
        DBOS.launch()
        for queue in (HEAR, WRITE):
            DBOS.register_queue(
                queue,
                worker_concurrency=1,
                polling_interval_sec=self._settings.poll_seconds,
                on_conflict="always_update",
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        DBOS.destroy()
        queue = DurableQueue(self._settings)
        queue.give_back(self._slot)
        queue.close()

    def look_round(self) -> None:
        """Take over from dead peers, and mend jobs whose row and workflow have parted."""
        self._take_over()
        with self._tools.database.transaction() as tx:
            running = [(job, steps_due(tx, job)) for job in tx.jobs.in_states(JobState.QUEUED, JobState.WORKING)]
        for job, steps in running:
            self._mend(job, steps)

    def _register(self) -> None:
        tools = self._tools

        def work(job_id: str, step: str) -> bool:
            return perform(tools, job_id, Step(step))

        def hear(job_id: str) -> None:
            _in_order(work, job_id, HEARING)

        def write(job_id: str) -> None:
            _in_order(work, job_id, WRITING)

        for function in (hear, write):
            name = function.__name__
            DBOS.workflow(name=name, max_recovery_attempts=ATTEMPTS_AFTER_A_CRASH[name])(function)

    def _take_over(self) -> None:
        pending = DBOS.list_workflows(status="PENDING", load_input=False, load_output=False)
        for peer in sorted({w.executor_id for w in pending if w.executor_id} - {self._slot}):
            with free_slot(self._settings.data, peer) as dead:
                if dead:
                    log.info("%s is gone: its work is taken over", peer)
                    # resume_workflow would forget how often the work was tried, and a bad file would never stop.
                    DBOS._recover_pending_workflows([peer])

    def _mend(self, job: Job, steps: tuple[Step, ...]) -> None:
        found = DBOS.list_workflows(workflow_ids=[job.workflow], load_input=False, load_output=False)
        if not found:
            log.info("job %s: it was asked for, but not queued", job.id)
            DBOS.enqueue_workflow_with_options(_options(job.workflow, steps), job.id)
        elif found[0].status == "MAX_RECOVERY_ATTEMPTS_EXCEEDED":
            log.warning("job %s: it stopped the process too often", job.id)
            stop(self._tools, job.id, KILLED.format(job=job.id), workflow=job.workflow)
        elif found[0].status in {"ERROR", "SUCCESS", "CANCELLED"}:
            stop(self._tools, job.id, LOST.format(job=job.id), workflow=job.workflow)


def prepare_job_database(settings: Settings) -> None:
    """Create the job database; an SQLite file is put in WAL mode before its first table, which halves a step's cost."""
    url = settings.job_database
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        path.parent.mkdir(parents=True, exist_ok=True)
        with sqlite3.connect(path, timeout=30) as connection:
            connection.execute("pragma journal_mode=wal")
        connection.close()
    DBOS.migrate(url)


def _in_order(work: Callable[[str, str], bool], job_id: str, steps: tuple[Step, ...]) -> None:
    """Do steps one after the other, each kept by DBOS when it is done, until one says that no other may follow."""
    for step in steps:
        if not DBOS.run_step({"name": step.value}, work, job_id, step.value):
            return


def _options(workflow: str, steps: tuple[Step, ...]) -> EnqueueOptions:
    name = HEAR if steps == HEARING else WRITE
    return {"workflow_name": name, "queue_name": name, "workflow_id": workflow, "app_version": VERSION}
