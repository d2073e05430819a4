"""`heard readability`: how easy texts are to read, in bulk."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands import options
from api.commands.inputs import bytes_of, naming, settings_now, words_from
from api.commands.output import say, say_json, steps

if TYPE_CHECKING:
    from assistant.domain.finding import Readability


def readability(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE", help="Plain text, or any note we can read; - reads standard input.", show_default=False
        ),
    ],
    csv: Annotated[
        str | None,
        typer.Option(
            "--csv", metavar="COLUMN", help="Read this column of CSV files, one text a row.", show_default=False
        ),
    ] = None,
    age: options.Age = None,
    words: options.Words = None,
    as_json: options.AsJson = False,
) -> None:
    """Score how easy texts are to read.

    Gives a reading age in years, and 0 to 100 for a child of --age, or for a parent.
    """
    texts = [(file.name, text) for file in files for text in _texts(file, csv)]
    settings = settings_now()
    from assistant.checks import readability as scoring
    from assistant.checks.terms import load_terms
    from models.opening import open_parser, open_reading_age, open_syllables

    open_syllables(settings)
    lists = (*settings.word_lists, *(words or ()))
    parser, terms, reading = open_parser(settings), load_terms(settings.prompts, lists), open_reading_age(settings)
    found: list[tuple[str, Readability]] = []
    with steps() as step:
        progress = step("Reading")
        for place, (name, text) in enumerate(texts, 1):
            found.append((name, scoring.readability(text, age=age, terms=terms, parser=parser, reading=reading)))
            progress(place / len(texts))
    if as_json:
        say_json({"schema": 1, "rows": [figures.model_dump(mode="json") | {"file": name} for name, figures in found]})
        return
    say("\n".join([_HEADER, *(_row(name, figures) for name, figures in found)]))


_HEADER = "reading age  score  words  file"


def _texts(file: Path, column: str | None) -> list[str]:
    if column is None:
        return [words_from(file)]
    from assistant.formats.table import read_column

    with naming(file):
        return read_column(bytes_of(file), column)


def _row(name: str, figures: "Readability") -> str:
    age = "-" if figures.reading_age is None else f"{figures.reading_age:.1f}"
    score = "-" if figures.score is None else f"{figures.score:.0f}"
    short = "  (too short to say much)" if figures.too_short else ""
    return f"{age:>11}  {score:>5}  {figures.words:>5}  {name}{short}"
