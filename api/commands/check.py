"""`heard check`: any note, ours or not, becomes a Report; many notes become tables of results."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands import options
from api.commands.inputs import day_of, note_from, people_of, settings_now, transcript_from
from api.commands.output import say, say_json, steps, write_file
from assistant.errors import BadInputError

if TYPE_CHECKING:
    import datetime as dt

    from assistant.domain.casenote import Note
    from assistant.domain.person import Person

_ONE_ONLY = "--transcript and --html are for one note; leave them out to check many."
_MANY_ONLY = "--with-text, --hash-ids and --workers are for many notes: add --out, or give a folder or a CSV file."


def check(
    notes: Annotated[
        list[Path],
        typer.Argument(
            metavar="NOTE",
            help="Our JSON, Markdown, DOCX, PDF with text, or TXT; - reads standard input. For many at once: several, "
            "a folder with its subfolders, or a CSV file with a note a row.",
            show_default=False,
        ),
    ],
    transcript: Annotated[
        Path | None,
        typer.Option("--transcript", metavar="T", help="The transcript to compare it with.", show_default=False),
    ] = None,
    person: options.People = None,
    age: options.Age = None,
    date: options.Day = None,
    words: options.Words = None,
    as_json: options.AsJson = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="OUT", help="Write the report as a page.", show_default=False)
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="RESULTS",
            help="Many notes: write a row a note to RESULTS-notes and a row a finding to RESULTS-findings, "
            "as .csv or .parquet by its ending. Holds ids and figures, and no words of a note.",
            show_default=False,
        ),
    ] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Put sentences and headings into --out too.")] = False,
    hash_ids: Annotated[
        bool,
        typer.Option(
            "--hash-ids", help="Put a mark in place of each id; a file's id is its name, which may hold a child's."
        ),
    ] = False,
    column: Annotated[
        str, typer.Option("--column", metavar="NAME", help="CSV: the column with the text of the note.")
    ] = "text",
    id_column: Annotated[
        str | None,
        typer.Option(
            "--id",
            metavar="NAME",
            help='CSV: the column with the id; "id" if there is one, else the row\'s number. Columns "people" '
            '("mother: Leila Doyle; child: Tomas Doyle, 6") and "age" are read where they are there.',
            show_default=False,
        ),
    ] = None,
    workers: options.Workers = None,
) -> None:
    """Check any note, or thousands.

    Says whose voice each sentence is, what the transcript bears out, what to look at, and how it reads.
    """
    from api.commands.bulk_sources import find, is_many

    people = people_of(person)
    day = day_of(date) if date else None
    if not is_many(notes) and out is None:
        if with_text or hash_ids or workers:
            raise BadInputError(_MANY_ONLY)
        _check_one(notes[0], transcript, tuple(people), age, day, words or (), as_json=as_json, html=html)
        return
    if transcript or html:
        raise BadInputError(_ONE_ONLY)
    sources = find(notes, column=column, id_column=id_column, hash_ids=hash_ids)
    settings = settings_now()
    from api.commands.bulk import check_many
    from api.commands.bulk_check import Wanted

    wanted = Wanted(settings, people, age, day, words=tuple(words or ()), as_json=as_json)
    check_many(sources, wanted, out=out, with_text=with_text, workers=workers)


def _check_one(
    path: Path,
    transcript: Path | None,
    people: "tuple[Person, ...]",
    age: int | None,
    day: "dt.date | None",
    words: Sequence[Path],
    *,
    as_json: bool,
    html: Path | None,
) -> None:
    read = note_from(path, (), day)
    people = tuple(dict.fromkeys((*people, *read.people)))
    said = transcript_from(transcript, people) if transcript else None
    settings = settings_now()
    from api.commands.drafting import with_speakers
    from api.examiner import Examiner

    read = read.model_copy(update={"people": with_speakers(people, said)})
    with steps() as step:
        step("Checking the note")
        examiner = Examiner(settings, with_transcript=said is not None, words=words)
        report = examiner.report(read, transcript=said, age=age)
    if html is not None:
        from api.pages.report_page import page

        write_file(html, page(_titled(read, path), read, report, reader=str(age or "")))
    if as_json:
        say_json(report)
    elif html is None:
        from api.commands.report_text import summary

        say(summary(report))


def _titled(note: "Note", path: Path) -> str:
    return note.title or path.stem.replace("_", " ").replace("-", " ")
