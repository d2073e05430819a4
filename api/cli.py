"""The command line, `heard`: every command in one table, and every error as one plain sentence."""

import os
import sys
import traceback
import warnings
from pathlib import Path

import typer
from typer.exceptions import TyperException

from api.commands import (
    admin,
    check,
    compare,
    compare_sound,
    draft,
    export,
    label,
    models,
    note,
    prompts,
    readability,
    serve,
    transcribe,
    transcript,
)
from assistant.errors import AssistantError

COMMANDS = (
    serve.serve,
    serve.worker,
    note.note,
    transcribe.transcribe,
    transcript.transcript,
    draft.draft,
    check.check,
    label.label,
    readability.readability,
    compare.compare,
    compare_sound.compare_sound,
)
GROUPS = (("export", export.app), ("prompts", prompts.app), ("models", models.app), ("admin", admin.app))
_NO_NUMBER = "Input should be a valid integer, unable to parse string as an integer"


def build_app() -> typer.Typer:
    """Put the commands together."""
    app = typer.Typer(
        name="heard",
        help="Case notes that can be heard again: from a recording of a visit to a checked note, on your own machine.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    for command in COMMANDS:
        app.command()(command)
    for name, group in GROUPS:
        app.add_typer(group, name=name)
    return app


def main() -> None:
    """Run `heard`; exit 2 for bad input, 3 for a missing model, 1 for anything else, with one sentence."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; errors go to standard error."""
    command = typer.main.get_command(build_app())
    try:
        code = command.main(arguments or ["--help"], prog_name="heard", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except BrokenPipeError:
        # Whoever was reading has gone, so there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except BaseException as problem:
        return _fail(*told(problem))


def told(problem: BaseException) -> tuple[str, int]:
    """Give the sentence and exit code for an error; what nobody foresaw is told without the text it was about."""
    match problem:
        case AssistantError():
            return problem.sentence, problem.exit_code
        case TyperException():
            return _usage(problem.format_message()), problem.exit_code
        case typer.Abort() | KeyboardInterrupt():
            return "Stopped.", 1
        case MemoryError():
            return "There was not enough memory for this: close other programs, or use a larger machine.", 1
        case Exception():
            return f"Something went wrong that we did not foresee ({_place(problem)}); please report it.", 1
    raise problem


def _fail(sentence: str, code: int) -> int:
    sys.stderr.write(" ".join(sentence.split()) + "\n")
    return code


def _usage(message: str) -> str:
    """Make one sentence of what the parser says, with what to do."""
    said = " ".join(message.split()).rstrip(".").replace(_NO_NUMBER, "it needs a whole number")
    return f"{said[:1].upper()}{said[1:]}; add --help to see how it is used."


def _place(problem: Exception) -> str:
    """Name the kind of error and the line of our code that it came from."""
    folder = Path(__file__).resolve().parent.parent
    rooms = [folder / room for room in ("api", "models", "assistant")]
    for frame in reversed(traceback.extract_tb(problem.__traceback__)):
        if any(Path(frame.filename).is_relative_to(room) for room in rooms):
            return f"{type(problem).__name__} in {Path(frame.filename).stem}, line {frame.lineno}"
    return type(problem).__name__


if __name__ == "__main__":
    main()
