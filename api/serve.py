"""Runs the pages and one worker on this machine until Ctrl-C."""

import logging
import socket
import sys
import threading

import uvicorn

from api.admin import ensure_administrator
from api.app import create_app
from api.checker import CheckerProcess
from api.demo import add_users, add_visits
from api.wiring import Services, build
from api.worker import keep_worker_running
from assistant.errors import BadInputError
from assistant.settings import Settings

SLOT = 1


def serve(settings: Settings, host: str, port: int) -> None:
    """Make the tables, start a worker, print the address and the first link, and answer until Ctrl-C."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    _refuse_taken(host, port)
    settings.data.mkdir(parents=True, exist_ok=True)
    services = build(settings)
    services.database.migrate()
    if settings.demo:
        add_users(services)
    enough = threading.Event()
    worker = threading.Thread(target=keep_worker_running, args=(settings, SLOT, enough))
    worker.start()
    try:
        if isinstance(services.checker, CheckerProcess):
            services.checker.warm_up()
        if settings.demo:
            # Drafting takes seconds, and nobody should wait for it to see the first page.
            threading.Thread(target=add_visits, args=(services,), daemon=True).start()
        _greet(services, host, port)
        config = uvicorn.Config(create_app(services), host=host, port=port, access_log=False, log_level="warning")
        uvicorn.Server(config).run()
    finally:
        enough.set()
        if isinstance(services.checker, CheckerProcess):
            services.checker.close()
        worker.join()
        services.database.close()


def _greet(services: Services, host: str, port: int) -> None:
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::"} else host  # noqa: S104
    address = f"http://{shown}:{port}"
    lines = ["", f"  Heard is at  {address}"]
    link = ensure_administrator(services.database)
    if link:
        lines += ["", "  Sign in as the first administrator, once, with this link:", f"  {address}/sign-in/{link}"]
    if services.settings.demo:
        lines += ["", "  Or open the address and choose “Try it”: two invented visits are ready."]
    sys.stdout.write("\n".join([*lines, "", "  Stop with Ctrl-C.", "", ""]))
    sys.stdout.flush()


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            raise BadInputError(
                f"Port {port} on {host} is taken or not allowed: choose another one with --port."
            ) from None
