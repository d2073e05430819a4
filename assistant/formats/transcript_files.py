"""Writes a transcript as any of the files that people take away."""

from assistant.domain.recording import Visit
from assistant.domain.transcript import Transcript
from assistant.formats.transcript_docx import to_docx
from assistant.formats.transcripts import to_json, to_srt, to_txt, to_vtt

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "srt": "application/x-subrip; charset=utf-8",
    "json": "application/json",
}
"""The kinds of file, by the ending of their names, with their media types."""

_TEXTS = {"txt": to_txt, "vtt": to_vtt, "srt": to_srt, "json": to_json}


def write_transcript(transcript: Transcript, kind: str, *, visit: Visit | None = None) -> bytes:
    """Write a transcript as a file of one of the KINDS; `visit` heads a Word file."""
    if kind == "docx":
        return to_docx(transcript, visit=visit)
    return _TEXTS[kind](transcript).encode()
