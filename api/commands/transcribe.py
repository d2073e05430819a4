"""`heard transcribe`: a recording becomes a Transcript."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands import options
from api.commands.inputs import people_of, settings_now
from api.commands.output import say, steps, tell, write_file
from assistant.errors import BadInputError


def transcribe(
    audio: Annotated[Path, typer.Argument(metavar="AUDIO", help="The recording.", show_default=False)],
    speakers: options.Speakers = None,
    person: options.People = None,
    vocabulary: options.Vocabulary = None,
    translate: Annotated[
        bool,
        typer.Option("--translate", help="Where another language is spoken, add a machine's English to each turn."),
    ] = False,
    as_json: options.AsJson = False,
    srt: Annotated[bool, typer.Option("--srt", help="Print SRT captions.")] = False,
    vtt: Annotated[bool, typer.Option("--vtt", help="Print WebVTT captions.")] = False,
    txt: Annotated[bool, typer.Option("--txt", help="Print lines of text (the default).")] = False,
    docx: options.TranscriptDocx = None,
) -> None:
    """Write down what was said, and by which voice."""
    if sum((as_json, srt, vtt, txt, docx is not None)) > 1:
        raise BadInputError("Choose one of --json, --srt, --vtt, --txt and --docx.")
    people = people_of(person)
    settings = settings_now()
    from api.commands.hearing import hear
    from assistant.formats.transcript_files import write_transcript

    with steps() as step:
        transcript = hear(
            audio,
            settings=settings,
            people=people,
            speakers=speakers,
            vocabulary=vocabulary,
            step=step,
            translate=translate,
        )
    for warning in transcript.warnings:
        tell(warning.message)
    if docx is not None:
        write_file(docx, write_transcript(transcript, "docx"))
        tell(f"Wrote {docx.name}.")
        return
    kind = {as_json: "json", srt: "srt", vtt: "vtt"}.get(True, "txt")
    say(write_transcript(transcript, kind).decode())
