"""In which form a command gives a transcript: chosen before the work, and given after it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.output import say, tell, write_file
from assistant.errors import BadInputError

if TYPE_CHECKING:
    from assistant.domain.transcript import Transcript


@dataclass(frozen=True)
class TranscriptForm:
    """JSON, captions or text on standard output, or a Word file; BadInputError where more than one is chosen."""

    as_json: bool
    srt: bool
    vtt: bool
    txt: bool
    docx: Path | None

    def __post_init__(self) -> None:
        if sum((self.as_json, self.srt, self.vtt, self.txt, self.docx is not None)) > 1:
            raise BadInputError("Choose one of --json, --srt, --vtt, --txt and --docx.")

    def give(self, transcript: "Transcript") -> None:
        """Tell the transcript's warnings, then print it or write its file."""
        from assistant.formats.transcript_files import write_transcript

        for warning in transcript.warnings:
            tell(warning.message)
        if self.docx is not None:
            write_file(self.docx, write_transcript(transcript, "docx"))
            tell(f"Wrote {self.docx.name}.")
            return
        kind = {self.as_json: "json", self.srt: "srt", self.vtt: "vtt"}.get(True, "txt")
        say(write_transcript(transcript, kind).decode())
