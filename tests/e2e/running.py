"""Runs the pages on a port of this machine, with a queue whose steps are done at once by scripted models."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import uvicorn

from api.app import create_app
from api.wiring import Services
from assistant.domain.job import Step
from assistant.pipeline.queue import WorkOrders
from assistant.pipeline.steps import perform
from assistant.pipeline.tools import Tools
from models.scripted import Script, ScriptedDiariser, ScriptedParser, ScriptedTranscriber
from tests.house import TURNS, House


class ThreadQueue:
    """A queue that does each piece of work in a thread of its own, in order."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def put(self, workflow: str, job_id: str, steps: tuple[Step, ...]) -> None:
        """Do these steps."""

        def work() -> None:
            for step in steps:
                if not perform(self._tools, job_id, step):
                    return

        threading.Thread(target=work).start()

    def drop(self, workflow: str) -> None:
        """Leave it: a cancelled job stops by its row."""


def working(house: House, folder: Path) -> Services:
    """Give a house's services with a queue that works, on models that speak from a script."""
    script_file = folder / "script.json"
    turns = [{"speaker": voice, "start": start, "end": end, "text": text} for voice, start, end, text in TURNS]
    script_file.write_text(json.dumps({"turns": turns}), encoding="utf-8")
    script, services = Script(script_file), house.services
    tools = Tools(
        database=services.database,
        files=services.files,
        clock=services.clock,
        transcriber=ScriptedTranscriber(script),
        diariser=ScriptedDiariser(script),
        parser=ScriptedParser(script),
        prompts=services.settings.prompts,
    )
    return replace(services, orders=WorkOrders(services.database, services.files, ThreadQueue(tools)))


@contextmanager
def served(services: Services) -> Iterator[str]:
    """Serve the pages on a free port, and give their address."""
    config = uvicorn.Config(
        create_app(services), port=0, access_log=False, log_level="warning", timeout_graceful_shutdown=5
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
