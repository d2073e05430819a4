"""`heard compare`: did recording get better between two sets of records?"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands import options
from api.commands.inputs import settings_now, words_from
from api.commands.output import say, say_json, steps, write_file

if TYPE_CHECKING:
    from assistant.quality.comparison import Comparison
    from assistant.quality.measures import Measures
    from assistant.settings import Settings


def compare(
    before: Annotated[
        Path, typer.Argument(metavar="BEFORE", help="A CSV file, or a folder with one note a file.", show_default=False)
    ],
    after: Annotated[Path, typer.Argument(metavar="AFTER", help="The same, for the later period.", show_default=False)],
    report: Annotated[
        Path | None, typer.Option("--report", metavar="OUT.html", help="Write a page with charts.", show_default=False)
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    """Compare two sets of records.

    Gives one answer with its interval, and what to be careful about; --report adds charts.

    A CSV file has the columns id, date, type, team, worker and text; others are kept.
    """
    from assistant.quality.records import read_records

    first, second = (read_records(path, read_note=words_from) for path in (before, after))
    settings = settings_now()
    from assistant.quality.compare import compare_records

    with steps() as step:
        total = len(first.records) + len(second.records)
        comparison = compare_records(first, second, _measures(settings, step("Reading the records"), total))
    if report is not None:
        from assistant.quality.charts import draw
        from assistant.quality.report import render

        write_file(report, render(comparison, draw(comparison)))
    if as_json:
        say_json(comparison)
    else:
        say(_summary(comparison))


def _measures(settings: "Settings", progress: Callable[[float], None], total: int) -> "Measures":
    from api.examiner import open_meaning
    from api.measures import record_measures
    from assistant.checks.terms import load_terms
    from models.opening import open_classifier, open_parser, open_reading_age, open_syllables

    open_syllables(settings)
    parser, embedder = open_parser(settings, entities=False), open_meaning(settings)
    return record_measures(
        parser=parser,
        terms=load_terms(settings.prompts, settings.word_lists),
        classifier=open_classifier(settings),
        reading_age=open_reading_age(settings, embedder),
        progress=lambda read: progress(min(1.0, read / total)),
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
