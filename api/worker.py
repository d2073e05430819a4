"""The worker: a process that does the work on recordings, and the watch that starts it again when it dies."""

import argparse
import logging
import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from functools import partial

from api.clock import SystemClock
from assistant.english.remember import RememberingParser
from assistant.errors import AssistantError
from assistant.pipeline.slots import held_slot
from assistant.pipeline.tools import Tools
from assistant.pipeline.workflow import Worker
from assistant.settings import Settings
from assistant.storage.database import Database
from assistant.storage.files import Files
from assistant.storage.parts import Parts, clear_expired
from models.language.opening import open_engine, where_words_go
from models.opening import (
    open_classifier,
    open_diariser,
    open_entailment,
    open_lower,
    open_parser,
    open_reading_age,
    open_syllables,
    open_transcriber,
)

ROUND = 5
"""Looks for new work between two looks at peers, strays and broken uploads."""
BROKEN_UPLOAD_AFTER = timedelta(days=1)
SHORTEST_WAIT, LONGEST_WAIT = 0.5, 30.0
TIME_TO_STOP = 15.0
LONG_LIFE = timedelta(minutes=5)

log = logging.getLogger(__name__)


def run(settings: Settings, slot: int, *, until: threading.Event | None = None) -> None:
    """Do work until the event is set, SIGTERM or Ctrl-C; ConflictError when another process has the slot.

    Ends the process, since a model in the middle of its work can't be asked to stop; another run goes on with it.
    """
    enough = until or threading.Event()
    with held_slot(settings.data, slot) as name:
        tools = open_tools(settings)
        tools.database.migrate()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: enough.set())
        with Worker(tools, settings, name) as worker:
            log.info("%s is ready", name)
            log.info("%s", where_words_go(settings))
            while not enough.is_set():
                worker.look_round()
                tools.files.clear_unfinished(older_than=BROKEN_UPLOAD_AFTER, now=tools.clock.now())
                clear_expired(tools.database, Parts(settings.data), tools.clock.now())
                enough.wait(settings.poll_seconds * ROUND)
            log.info("%s stops; what it was doing goes on when a worker starts", name)
        logging.shutdown()
        os._exit(0)


def open_tools(settings: Settings) -> Tools:
    """Put together what the steps need; no weights are loaded yet."""
    clock = SystemClock()
    parser, lower = RememberingParser(open_parser(settings)), open_lower(settings)
    return Tools(
        database=Database(settings.case_database, clock),
        files=Files(settings.data),
        clock=clock,
        transcriber=open_transcriber(settings),
        diariser=open_diariser(settings),
        parser=parser,
        classifier=open_classifier(lower),
        prompts=settings.prompts,
        word_lists=settings.word_lists,
        engine=open_engine(settings),
        prepare_checks=partial(open_syllables, settings),
        max_hours=settings.max_hours,
        reading_age=open_reading_age(lower),
        entailment=open_entailment(lower, settings),
    )


def start_process(settings: Settings, slot: int) -> subprocess.Popen[bytes]:
    """Start a worker in a process of its own, which ends when this process does."""
    command = [sys.executable, "-m", "api.worker", "--slot", str(slot), "--with-parent"]
    environment = os.environ | _environment(settings)
    # In a session of its own, so that Ctrl-C reaches only this process, which then ends the worker in good order.
    return subprocess.Popen(command, stdin=subprocess.PIPE, env=environment, start_new_session=True)


def keep_worker_running(settings: Settings, slot: int, enough: threading.Event) -> None:
    """Start a worker, and again whenever it dies, until the event is set; waits longer after each early death."""
    wait = SHORTEST_WAIT
    while not enough.is_set():
        started = datetime.now(UTC)
        with start_process(settings, slot) as child:
            while child.poll() is None and not enough.wait(0.2):
                pass
            if child.poll() is None:
                _end(child)
                return
        wait = SHORTEST_WAIT if datetime.now(UTC) - started > LONG_LIFE else min(wait * 2, LONGEST_WAIT)
        log.warning("the worker in slot %d ended with %s: it is started again", slot, child.returncode)
        enough.wait(wait)


def main() -> None:
    """Run one worker from the command line, with settings from the environment."""
    parser = argparse.ArgumentParser(prog="python -m api.worker")
    parser.add_argument("--slot", type=int, default=1)
    parser.add_argument("--with-parent", action="store_true", help="end when standard input closes")
    asked = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    # What httpx would write holds the whole address of a language model, with a key where the council put one in it.
    for chatty in ("alembic", "dbos", "httpx"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    enough = threading.Event()
    if asked.with_parent:
        threading.Thread(target=_wait_for_parent, args=(enough,), daemon=True).start()
    try:
        run(Settings(), asked.slot, until=enough)
    except AssistantError as problem:
        print(problem.sentence, file=sys.stderr)  # noqa: T201
        sys.exit(problem.exit_code)


def _wait_for_parent(enough: threading.Event) -> None:
    sys.stdin.buffer.read()
    enough.set()


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(TIME_TO_STOP)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _environment(settings: Settings) -> dict[str, str]:
    """Write settings as the environment that gives them back."""
    values = {f"HEARD_{name.upper()}": value for name, value in settings.model_dump(mode="json").items()}
    if settings.engine_key:
        values["HEARD_ENGINE_KEY"] = settings.engine_key.get_secret_value()
    return {name: str(value) for name, value in values.items() if value is not None}


if __name__ == "__main__":
    main()
