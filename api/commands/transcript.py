"""`heard transcript`: a transcript in any form we know becomes one in another."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands import options
from api.commands.inputs import people_of, transcript_from
from api.commands.transcript_form import TranscriptForm


def transcript(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="TRANSCRIPT",
            help="VTT, SRT, Word, PDF, text or our JSON; - reads standard input.",
            show_default=False,
        ),
    ],
    person: options.People = None,
    as_json: options.AsJson = False,
    srt: options.Srt = False,
    vtt: options.Vtt = False,
    txt: options.Txt = False,
    docx: options.TranscriptDocx = None,
) -> None:
    """Read a transcript made anywhere, and write it in another form."""
    form = TranscriptForm(as_json, srt, vtt, txt, docx)
    read = transcript_from(file, people_of(person))
    form.give(read)
