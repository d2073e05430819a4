"""`heard check` over many notes, side by side, into tables of results or one JSON document."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Protocol

import typer

from api.commands import bulk_pool
from api.commands.bulk_check import Checked, Wanted, open_checks, version_of
from api.commands.bulk_sources import Source, Sources
from api.commands.bulk_summary import Tally
from api.commands.bulk_worker import Failed
from api.commands.output import Document, say, steps, tell
from assistant.errors import AssistantError
from assistant.formats.results import failed_row
from assistant.formats.results_files import ResultFiles


class Keeper(Protocol):
    """Keeps what came of each note."""

    def __call__(self, source: Source, answer: Checked | Failed) -> None:
        """Keep one answer."""
        ...


def check_many(sources: Sources, wanted: Wanted, *, out: Path | None, with_text: bool, workers: int | None) -> None:
    """Check every note and write what is found; exit code 1 when some could not be checked, or the work was stopped.

    Ctrl-C, and a fault that ends the work, keep what was found before.
    """
    tally = Tally(sources.count)
    stopped: BaseException | None = None
    files: ResultFiles | None = None
    with ExitStack() as stack:
        keepers: list[Keeper] = [tally.add, _named_failure]
        if out:
            files = stack.enter_context(ResultFiles(out, with_text=with_text))
            keepers.append(_in_files(files, version_of(wanted)))
        if wanted.as_json:
            keepers.append(stack.enter_context(_in_one_document()))
        try:
            with steps() as step:
                progress = step(f"Checking {sources.count:,} notes")
                for source, answer in bulk_pool.run_all(
                    sources,
                    partial(open_checks, wanted),
                    workers=min(workers or bulk_pool.usual_workers(), sources.count),
                ):
                    for keep in keepers:
                        keep(source, answer)
                    progress(tally.seen / sources.count)
        except (KeyboardInterrupt, AssistantError) as stop:
            if not tally.seen:
                raise
            stopped = stop
        if files:
            files.finish()
    if wanted.as_json:
        tell(tally.one_line(stopped=stopped is not None))
    else:
        say(tally.summary(files.paths if files else (), left_out=sources.left_out, stopped=stopped is not None))
    if isinstance(stopped, AssistantError):
        raise stopped
    if stopped or tally.failed:
        raise typer.Exit(1)


def _named_failure(source: Source, answer: Checked | Failed) -> None:
    if isinstance(answer, Failed):
        tell(f"{source.shown}: {answer.sentence}")


def _in_files(files: ResultFiles, checks: str) -> Keeper:
    def keep(source: Source, answer: Checked | Failed) -> None:
        if isinstance(answer, Failed):
            files.add(failed_row(source.number, source.id, answer.sentence, checks=checks), ())
        else:
            files.add(answer.row, answer.findings)

    return keep


@contextmanager
def _in_one_document() -> Iterator[Keeper]:
    failed: list[dict[str, str | int]] = []
    with Document("notes", lambda: {"failed": failed}) as document:

        def keep(source: Source, answer: Checked | Failed) -> None:
            if isinstance(answer, Failed):
                failed.append({"id": source.id, "note": source.number, "message": answer.sentence})
            elif answer.document is not None:
                document.add(answer.document)

        yield keep
