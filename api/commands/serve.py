"""`heard serve` and `heard worker`: the long-running processes."""

from typing import Annotated

import typer

from api.commands.inputs import settings_now
from api.commands.output import tell


def serve(
    host: Annotated[str, typer.Option("--host", metavar="H", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="P", min=1, max=65535, help="The port to listen on.")] = 8080,
    demo: Annotated[bool, typer.Option("--demo", help="Offer the demonstration visits and users.")] = False,
) -> None:
    """Start the pages and one worker.

    Pages, HTTP API and one worker run on this machine until Ctrl-C.
    """
    settings = settings_now()
    if demo:
        settings = settings.model_copy(update={"demo": True})
    from api.serve import serve as run
    from assistant.drafting.notetypes import note_type_problems
    from models.language.opening import open_engine

    # Said here, once, and not by a worker that would die of it again and again.
    open_engine(settings)
    for problem in note_type_problems(settings.prompts):
        tell(f"This kind of note is left out until it is mended. {problem}")

    run(settings, host, port)


def worker(
    slot: Annotated[
        int,
        typer.Option(
            "--slot", metavar="N", min=1, help="This worker's number; no two may share one.", show_default=False
        ),
    ],
) -> None:
    """Run one more worker.

    It shares the database of `heard serve`, and goes on until Ctrl-C.
    """
    settings = settings_now()
    from api.worker import run
    from assistant.storage.files import open_folder

    open_folder(settings.data)
    run(settings, slot)
