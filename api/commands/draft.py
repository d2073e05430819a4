"""`heard draft`: a Transcript becomes a Note."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands import options
from api.commands.inputs import day_of, people_of, settings_now, transcript_from
from api.commands.output import say, say_json, steps, tell, write_file


def draft(
    transcript: Annotated[
        Path,
        typer.Argument(
            metavar="TRANSCRIPT",
            help="Our JSON, WebVTT, SRT, DOCX or lines `Name: words`; - reads standard input.",
            show_default=False,
        ),
    ],
    type_: options.Type,
    person: options.People = None,
    engine: Annotated[
        str | None,
        typer.Option(
            "--engine",
            metavar="words|NAME",
            help="What writes: words, or a language model (packaged, hub or address) that is set up here. "
            "Left out, the engine that the settings name: words, unless HEARD_ENGINE says otherwise.",
            show_default=False,
        ),
    ] = None,
    date: options.Day = None,
    as_json: options.AsJson = False,
    docx: options.Docx = None,
) -> None:
    """Draft a case note from a transcript.

    Each sentence comes with the words that it rests on.
    """
    people, day = people_of(person), day_of(date)
    said = transcript_from(transcript, people)
    settings = settings_now()
    from api.commands.drafting import draft_and_check, unconfirmed, visit_of

    with steps() as step:
        visit = visit_of(type_, day, people, said)
        note, _ = draft_and_check(said, visit, engine=engine, settings=settings, step=step)
    doubt = unconfirmed(said)
    if doubt:
        tell(doubt)
    if docx is not None:
        from assistant.formats.note_files import own_template, word_file
        from assistant.formats.note_parts import Extras

        template = own_template(settings.templates, type_)
        write_file(docx, word_file(note, Extras(transcript=said, with_sources=True), template))
    if as_json:
        say_json(note)
    elif docx is None:
        from assistant.formats.note_text import to_markdown

        say(to_markdown(note))
