"""Runs the pages and one worker on this machine until Ctrl-C."""

import logging
import socket
import sys
import threading
from dataclasses import replace

import uvicorn

from api.admin import ensure_administrator
from api.app import create_app
from api.checker import CheckerProcess
from api.demo import add_users, add_visits, close_users, is_unused
from api.wiring import Services, build
from api.worker import keep_worker_running
from assistant.errors import BadInputError
from assistant.settings import Settings
from assistant.storage.files import open_folder

SLOT = 1


def serve(settings: Settings, host: str, port: int) -> None:
    """Make the tables, start a worker, print the address and the first link, and answer until Ctrl-C."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    _refuse_taken(host, port)
    open_folder(settings.data)
    services = build(settings)
    services.database.migrate()
    with services.database.transaction() as tx:
        demo = settings.demo and is_unused(tx)
    (add_users if demo else close_users)(services)
    enough = threading.Event()
    worker = threading.Thread(target=keep_worker_running, args=(settings, SLOT, enough))
    worker.start()
    try:
        if isinstance(services.checker, CheckerProcess):
            services.checker.warm_up()
        if demo:
            # Drafting takes seconds, and nobody should wait for it to see the first page.
            threading.Thread(target=add_visits, args=(services,), daemon=True).start()
        _greet(services, host, port, demo)
        shown = replace(services, settings=settings.model_copy(update={"demo": demo}))
        config = uvicorn.Config(create_app(shown), host=host, port=port, access_log=False, log_level="warning")
        uvicorn.Server(config).run()
    finally:
        enough.set()
        if isinstance(services.checker, CheckerProcess):
            services.checker.close()
        worker.join()
        services.database.close()


def _greet(services: Services, host: str, port: int, demo: bool) -> None:
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::"} else host  # noqa: S104
    address = f"http://{shown}:{port}"
    is_local = host in {"127.0.0.1", "localhost", "::1"}
    lines = ["", f"  Heard is at  {address}"]
    link = ensure_administrator(services.database)
    if link:
        lines += ["", "  Sign in as the first administrator, once, with this link:", f"  {address}/sign-in/{link}"]
    if demo:
        lines += ["", "  Or open the address and choose “Try it”: two invented visits are ready."]
        if not is_local:
            lines += ["", "  Careful: anybody on the network can open the demonstration. Put nothing real in it."]
    elif services.settings.demo:
        lines += ["", "  The demonstration is closed, since real people use this data folder."]
    if not is_local and not services.settings.secure_cookies:
        lines += ["", "  Careful: others can read what is sent. Put a TLS proxy before it: docs/security.md says how."]
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
