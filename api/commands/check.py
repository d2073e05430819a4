"""`heard check`: any note, ours or not, becomes a Report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands import options
from api.commands.inputs import day_of, note_from, people_of, settings_now, transcript_from
from api.commands.output import say, say_json, steps, write_file

if TYPE_CHECKING:
    from assistant.domain.casenote import Note


def check(
    note: Annotated[
        Path,
        typer.Argument(
            metavar="NOTE",
            help="Our JSON, Markdown, DOCX, PDF with text, or TXT; - reads standard input.",
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
    as_json: options.AsJson = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="OUT", help="Write the report as a page.", show_default=False)
    ] = None,
) -> None:
    """Check any note.

    Says whose voice each sentence is, what the transcript bears out, what to look at, and how it reads.
    """
    people = people_of(person)
    read = note_from(note, (), day_of(date) if date else None)
    people = tuple(dict.fromkeys((*people, *read.people)))
    said = transcript_from(transcript, people) if transcript else None
    settings = settings_now()
    from api.commands import drafting

    read = read.model_copy(update={"people": drafting.with_speakers(people, said)})
    with steps() as step:
        step("Checking the note")
        report = drafting.check(read, settings=settings, transcript=said, age=age)
    if html is not None:
        from api.commands.report_page import page

        write_file(html, page(_titled(read, note), read, report, reader=str(age or "")))
    if as_json:
        say_json(report)
    elif html is None:
        from api.commands.report_text import summary

        say(summary(report))


def _titled(note: "Note", path: Path) -> str:
    return note.title or path.stem.replace("_", " ").replace("-", " ")
