"""`heard compare`: did recording get better between two sets of records?"""

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands import options
from api.commands.inputs import settings_now, words_from
from api.commands.output import say, say_json, steps, write_file

if TYPE_CHECKING:
    from assistant.domain.finding import Readability
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
    """Score child-friendliness as the one measure named beforehand, and look at reading age and length besides."""
    from assistant.checks.readability import readability
    from assistant.checks.terms import load_terms
    from assistant.quality.measures import Measure, Measures
    from models.opening import open_parser, open_syllables

    open_syllables(settings)
    parser, terms = open_parser(settings), load_terms(settings.prompts)
    scored: dict[str, Readability] = {}

    def figures(text: str) -> "Readability":
        if text not in scored:
            scored[text] = readability(text, age=None, terms=terms, parser=parser)
            progress(min(1.0, len(scored) / total))
        return scored[text]

    def score(texts: Sequence[str]) -> list[float]:
        return [_known(figures(text).score, figures(text)) for text in texts]

    def age(texts: Sequence[str]) -> list[float]:
        return [_known(figures(text).reading_age, figures(text)) for text in texts]

    def words(texts: Sequence[str]) -> list[float]:
        return [float(figures(text).words) for text in texts]

    return Measures(
        Measure.of_text("readability", "The child-friendly score", score),
        (
            Measure.of_text("reading_age", "The reading age", age, better="lower", unit="years"),
            Measure.of_text("words", "The length of a record", words, better="neither", unit="words"),
        ),
    )


def _known(value: float | None, figures: "Readability") -> float:
    return math.nan if value is None or figures.too_short else value


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
