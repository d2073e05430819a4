"""The arguments and options that commands share."""

from pathlib import Path
from typing import Annotated

import typer

Type = Annotated[
    str,
    typer.Option(
        "--type", metavar="TYPE", help="The kind of note: the name of a file in prompts/.", show_default=False
    ),
]
People = Annotated[
    list[str] | None,
    typer.Option(
        "--person",
        metavar='"ROLE: NAME"',
        help="Somebody in or around the family; give it once for each. A child's age may follow the name: "
        '"child: Callum Hart, 9".',
        show_default=False,
    ),
]
Speakers = Annotated[
    int | None,
    typer.Option("--speakers", metavar="N", min=1, max=20, help="How many people spoke.", show_default=False),
]
Voices = Annotated[
    list[str] | None,
    typer.Option(
        "--voice",
        metavar='"S1=ROLE: NAME"',
        help="Confirm who a voice is; give it once for each voice.",
        show_default=False,
    ),
]
Vocabulary = Annotated[
    Path | None,
    typer.Option(
        "--vocabulary", metavar="FILE", help="Names and odd words that may be said, one a line.", show_default=False
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="The day of the visit; today if not given.", show_default=False),
]
Age = Annotated[
    int | None,
    typer.Option(
        "--age", metavar="YEARS", min=3, max=18, help="The age of the child who will read it.", show_default=False
    ),
]
Words = Annotated[
    list[Path] | None,
    typer.Option(
        "--words",
        metavar="FILE",
        help="Words that one child likes or does not want, or a council's own, in the shape of prompts/terms.tsv; "
        "its rows take the place of the shipped ones. Give it once for each file.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, and nothing else.")]
Docx = Annotated[
    Path | None, typer.Option("--docx", metavar="OUT", help="Write the note as a Word file.", show_default=False)
]
Srt = Annotated[bool, typer.Option("--srt", help="Print SRT captions.")]
Vtt = Annotated[bool, typer.Option("--vtt", help="Print WebVTT captions.")]
Txt = Annotated[bool, typer.Option("--txt", help="Print lines of text (the default).")]
TranscriptDocx = Annotated[
    Path | None, typer.Option("--docx", metavar="OUT", help="Write the transcript as a Word file.", show_default=False)
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        max=256,
        help="Processes that work side by side, about 1 GB of memory each; as many as there are cores if not given.",
        show_default=False,
    ),
]
