"""`heard compare`: did recording get better between two sets of records?"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands import options
from api.commands.inputs import settings_now, words_from
from api.commands.output import say, say_json, steps, write_file

if TYPE_CHECKING:
    from api.measures import Figures
    from assistant.quality.comparison import Comparison
    from assistant.quality.measures import Measures
    from assistant.settings import Settings

FEW = 40
"""Fewer texts than this are read here, since a process of its own takes seconds to start."""


def compare(
    before: Annotated[
        Path, typer.Argument(metavar="BEFORE", help="A CSV file, or a folder with one note a file.", show_default=False)
    ],
    after: Annotated[Path, typer.Argument(metavar="AFTER", help="The same, for the later period.", show_default=False)],
    report: Annotated[
        Path | None, typer.Option("--report", metavar="OUT.html", help="Write a page with charts.", show_default=False)
    ] = None,
    as_json: options.AsJson = False,
    workers: options.Workers = None,
) -> None:
    """Compare two sets of records.

    Gives one answer with its interval, and what to be careful about; --report adds charts.

    A CSV file has the columns id, date, type, team, worker and text; others are kept.
    Two tables by "heard export sound" are compared by how their recordings sound.
    """
    if _sound_tables(before, after):
        _compare_sound(before, after, report, as_json=as_json)
        return
    from assistant.quality.records import read_records

    first, second = (read_records(path, read_note=words_from) for path in (before, after))
    settings = settings_now()
    from assistant.quality.compare import compare_records

    with steps() as step:
        progress = step("Reading the records")
        texts = list(dict.fromkeys((*first.texts, *second.texts)))
        read = {} if len(texts) < FEW else _side_by_side(texts, settings, workers, progress)
        comparison = compare_records(first, second, _measures(settings, progress, len(texts), read))
    if report is not None:
        from assistant.quality.charts import draw
        from assistant.quality.report import render

        write_file(report, render(comparison, draw(comparison)))
    if as_json:
        say_json(comparison)
    else:
        say(_summary(comparison))


def open_figures(settings: "Settings") -> "Callable[[str], Figures]":
    """Load what checks need; gives what says what one record's text comes to."""
    from api.examiner import Examiner
    from api.measures import figures_of

    examiner = Examiner(settings.model_copy(update={"threads": 1}))
    return lambda text: figures_of(text, examiner.report)


def _sound_tables(before: Path, after: Path) -> bool:
    """Say whether both files hold measures of sound."""
    from assistant.formats.sound_table import is_sound_table

    if not (before.is_file() and after.is_file() and {before.suffix.lower(), after.suffix.lower()} == {".csv"}):
        return False
    return all(is_sound_table(path.read_bytes()) for path in (before, after))


def _compare_sound(before: Path, after: Path, report: Path | None, *, as_json: bool) -> None:
    from api.commands.compare_sound import tell_sound
    from assistant.formats.sound_table import read_sound_table
    from assistant.quality.sound_compare import compare_sound

    first, second = (read_sound_table(path.read_bytes(), name=path.name) for path in (before, after))
    tell_sound(compare_sound(first, second, (f"in {before.name}", f"in {after.name}")), report, as_json=as_json)


def _side_by_side(
    texts: "Sequence[str]", settings: "Settings", workers: int | None, progress: Callable[[float], None]
) -> "dict[str, Figures]":
    """Read many texts in processes of their own; a text whose process dies is left for this one."""
    from api.commands.bulk_pool import run_all, usual_workers
    from api.commands.bulk_worker import Failed

    read = {}
    found = run_all(texts, partial(open_figures, settings), workers=workers or usual_workers())
    for place, (text, figures) in enumerate(found, 1):
        if not isinstance(figures, Failed):
            read[text] = figures
        progress(place / len(texts))
    return read


def _measures(
    settings: "Settings", progress: Callable[[float], None], total: int, read: "dict[str, Figures]"
) -> "Measures":
    from api.measures import record_measures
    from assistant.checks.terms import load_terms
    from models.opening import open_classifier, open_lower, open_parser, open_reading_age, open_syllables

    open_syllables(settings)
    lower = open_lower(settings)
    return record_measures(
        parser=open_parser(settings, entities=False),
        terms=load_terms(settings.prompts, settings.word_lists),
        classifier=open_classifier(lower),
        reading_age=open_reading_age(lower),
        progress=lambda done: progress(min(1.0, done / total)),
        read=read,
    )


def _summary(comparison: "Comparison") -> str:
    lines = [comparison.headline, "", comparison.question]
    for result in comparison.measures:
        between = ""
        if result.interval is not None:
            low, high = (result.shown(value, signed=True) for value in result.interval)
            between = f" (95% interval {low} to {high})"
        lines.append(
            f"- {result.title}: {result.shown(result.before)} before, {result.shown(result.after)} after, "
            f"difference {result.shown(result.difference, signed=True)}{between}"
        )
    careful = ["", "Be careful:", *(f"- {caution}" for caution in comparison.cautions)] if comparison.cautions else []
    return "\n".join([*lines, *careful, "", comparison.method, comparison.need])
