"""`heard transcript`: a transcript in any form we know becomes one in another."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands import options
from api.commands.inputs import people_of, transcript_from
from api.commands.output import say, tell, write_file
from assistant.errors import BadInputError


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
    srt: Annotated[bool, typer.Option("--srt", help="Print SRT captions.")] = False,
    vtt: Annotated[bool, typer.Option("--vtt", help="Print WebVTT captions.")] = False,
    txt: Annotated[bool, typer.Option("--txt", help="Print lines of text (the default).")] = False,
    docx: options.TranscriptDocx = None,
) -> None:
    """Read a transcript made anywhere, and write it in another form."""
    if sum((as_json, srt, vtt, txt, docx is not None)) > 1:
        raise BadInputError("Choose one of --json, --srt, --vtt, --txt and --docx.")
    read = transcript_from(file, people_of(person))
    from assistant.formats.transcript_files import write_transcript

    for warning in read.warnings:
        tell(warning.message)
    if docx is not None:
        write_file(docx, write_transcript(read, "docx"))
        tell(f"Wrote {docx.name}.")
        return
    kind = {as_json: "json", srt: "srt", vtt: "vtt"}.get(True, "txt")
    say(write_transcript(read, kind).decode())
