"""Writes the help of every command as Markdown, so that the README can never fall behind it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

START = "<!-- commands: made by `python -m api.commands.reference README.md`; do not edit by hand -->"
END = "<!-- end of commands -->"
WIDTH = 100


def reference(app: typer.Typer) -> str:
    """Write each command's help, in order, between the markers that a README holds."""
    blocks = [
        f"#### `{name}`\n\n```text\n{text}\n```" for name, text in _commands(typer.main.get_command(app), "heard")
    ]
    return "\n\n".join([START, *blocks, END])


def with_reference(readme: str, app: typer.Typer) -> str:
    """Put the help in place of what stands between the markers; ValueError when a README has none."""
    before, start, rest = readme.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"the file has no lines {START} and {END} to put the commands between")
    return before + reference(app) + after


def _commands(command: Any, name: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    context = command.context_class(command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
    yield name, command.get_help(context).strip()
    for part in getattr(command, "commands", {}).values():
        yield from _commands(part, f"{name} {part.name}")


def main() -> None:
    """Write the help into the README that is named."""
    from api.cli import build_app

    path = Path(sys.argv[1])
    path.write_text(with_reference(path.read_text(encoding="utf-8"), build_app()), encoding="utf-8")


if __name__ == "__main__":
    main()
