"""`heard readability`: how easy texts are to read, in bulk."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands import options
from api.commands.bulk_worker import Failed
from api.commands.inputs import bytes_of, naming, settings_now, words_from
from api.commands.output import Document, say, steps, tell

if TYPE_CHECKING:
    from assistant.settings import Settings

FEW = 40
"""Fewer texts than this are scored here, since a process of its own takes seconds to start."""

Figures = dict[str, Any]
"""A text's Readability as it is printed."""

_HEADER = "reading age      range  score  words  file"
_NOTHING: Figures = {"reading_age": None, "range": None, "score": None, "words": 0, "parts": {}, "too_short": True}


@dataclass(frozen=True)
class Text:
    """One text to score, and the name of the file it comes from."""

    file: str
    words: str


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
    workers: options.Workers = None,
    formulas: Annotated[
        bool, typer.Option("--formulas", help="Add the classic formulas, such as Flesch-Kincaid.")
    ] = False,
) -> None:
    """Score how easy texts are to read.

    Gives a reading age in years with the range it may well lie in, and 0 to 100 for a child of --age, or for a parent.
    """
    texts = [Text(file.name, text) for file in files for text in _texts(file, csv)]
    settings = settings_now()
    open_work = partial(open_scoring, settings, age, (*settings.word_lists, *(words or ())), formulas)
    failed = 0
    with ExitStack() as stack:
        scored = _scored(texts, open_work, workers)
        document = stack.enter_context(Document("rows", dict)) if as_json else None
        progress = stack.enter_context(steps())("Reading")
        for place, (text, answer) in enumerate(scored, 1):
            if isinstance(answer, Failed):
                failed += 1
                tell(f"{text.file}, text {place}: {answer.sentence}")
            figures = _NOTHING if isinstance(answer, Failed) else answer
            if document:
                document.add(json.dumps(figures | {"file": text.file}, ensure_ascii=False))
            else:
                say(_row(text.file, figures) if place > 1 else f"{_HEADER}\n{_row(text.file, figures)}")
            progress(place / len(texts))
    if failed:
        raise typer.Exit(1)


def open_scoring(
    settings: "Settings", age: int | None, lists: "Sequence[Path]", formulas: bool = False
) -> "Callable[[Text], Figures]":
    """Load what scoring needs; gives what scores one text, with `formulas` if they are asked for."""
    from assistant.checks.readability import readability as score
    from assistant.checks.terms import load_terms
    from models.opening import open_lower, open_parser, open_reading_age, open_syllables

    settings = settings.model_copy(update={"threads": 1})
    open_syllables(settings)
    parser, terms = open_parser(settings, entities=False), load_terms(settings.prompts, lists)
    reading = open_reading_age(open_lower(settings))

    def scored(text: Text) -> Figures:
        found = score(text.words, age=age, terms=terms, parser=parser, reading=reading)
        if not formulas:
            return found.model_dump(mode="json")
        from models.formulas import formulas as compute

        return found.model_dump(mode="json") | {"formulas": compute(text.words)}

    return scored


def _scored(
    texts: "Sequence[Text]", open_work: "Callable[[], Callable[[Text], Figures]]", workers: int | None
) -> "Iterator[tuple[Text, Figures | Failed]]":
    """Score each text in order; many of them in processes side by side."""
    if len(texts) < FEW:
        work = open_work()
        return ((text, work(text)) for text in texts)
    from api.commands.bulk_pool import run_all, usual_workers

    return run_all(texts, open_work, workers=workers or usual_workers())


def _texts(file: Path, column: str | None) -> list[str]:
    if column is None:
        return [words_from(file)]
    from assistant.formats.table import read_column

    with naming(file):
        return read_column(bytes_of(file), column)


def _row(name: str, figures: Figures) -> str:
    age = "-" if figures["reading_age"] is None else f"{figures['reading_age']:.1f}"
    between = "-" if figures["range"] is None else "{:.1f}-{:.1f}".format(*figures["range"])
    score = "-" if figures["score"] is None else f"{figures['score']:.0f}"
    short = "  (too short to say much)" if figures["too_short"] else ""
    row = f"{age:>11}  {between:>9}  {score:>5}  {figures['words']:>5}  {name}{short}"
    return "\n".join([row, *_formula_rows(figures.get("formulas", {}))])


def _formula_rows(found: Figures) -> list[str]:
    if not found:
        return []
    from models.formulas import NAMES

    return [f"{found[key]:>11.1f}  {name}" for key, name in NAMES.items()]
