"""`heard transcribe`: a recording becomes a Transcript."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands import options
from api.commands.inputs import people_of, settings_now
from api.commands.output import steps
from api.commands.transcript_form import TranscriptForm


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
    srt: options.Srt = False,
    vtt: options.Vtt = False,
    txt: options.Txt = False,
    docx: options.TranscriptDocx = None,
) -> None:
    """Write down what was said, and by which voice."""
    form = TranscriptForm(as_json, srt, vtt, txt, docx)
    people = people_of(person)
    settings = settings_now()
    from api.commands.hearing import hear

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
    form.give(transcript)
