"""Reads a transcript that somebody brings, and writes ours for other programs."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.domain.person import Person
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.errors import BadInputError
from assistant.formats.captions import read_captions
from assistant.formats.content import ContentType, content_of, text_of, type_of
from assistant.formats.docx_reader import read_docx
from assistant.formats.paragraph import Paragraph
from assistant.formats.pdf_reader import read_pdf
from assistant.formats.speech_lines import read_speech_lines
from assistant.formats.text_reader import read_lines
from assistant.formats.turn import transcript_of
from assistant.formats.validation import parse_json, what_is_wrong

_HEADER = frozenset(
    {
        "time",
        "times",
        "timestamp",
        "start",
        "end",
        "from",
        "to",
        "no",
        "no.",
        "who",
        "speaker",
        "name",
        "person",
        "voice",
    }
    | {"words", "text", "transcript", "what was said", "said", "speech", "content", "utterance", "dialogue"}
)
"""What stands at the head of a table's columns, and is nobody's words."""

_BY_MACHINE = "In English, by a machine"
_ENGLISH = re.compile(rf"\[{_BY_MACHINE}: [^\]]*\]")


def read_transcript(source: Path | bytes, *, people: Sequence[Person] = ()) -> Transcript:
    """Read our JSON, WebVTT, SRT, DOCX, PDF or lines of text; names that fit a person get that person's role.

    A name that nobody is known by stays as it is, with no role. BadInputError says why a file cannot be read.
    """
    content = content_of(source)
    match type_of(content):
        case ContentType.JSON:
            return _from_json(content, people)
        case ContentType.VTT | ContentType.SRT:
            return transcript_of(read_captions(text_of(content)), people)
        case ContentType.DOCX:
            return _from_lines(read_docx(content), people)
        case ContentType.PDF:
            return _from_lines(read_pdf(content), people)
        case ContentType.TEXT:
            return _from_lines(read_lines(text_of(content)), people)


def to_json(transcript: Transcript) -> str:
    """Write our JSON."""
    return transcript.model_dump_json(indent=2, by_alias=True)


def to_vtt(transcript: Transcript) -> str:
    """Write WebVTT with a voice for each cue; utterances without times follow one another at reading speed."""
    cues = [
        f"{utterance.id}\n{_stamp(start, '.')} --> {_stamp(end, '.')}\n"
        f"<v {_escape(name_of(transcript.speaker(utterance.speaker)))}>{_escape(utterance.text)}</v>"
        for utterance, start, end in _timed(transcript)
    ]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def to_srt(transcript: Transcript) -> str:
    """Write SRT with the speaker's name before the words."""
    cues = [
        f"{number}\n{_stamp(start, ',')} --> {_stamp(end, ',')}\n"
        f"{name_of(transcript.speaker(utterance.speaker))}: {utterance.text}"
        for number, (utterance, start, end) in enumerate(_timed(transcript), 1)
    ]
    return "\n\n".join(cues) + "\n"


def to_txt(transcript: Transcript) -> str:
    """Write lines `[0:03] Name: words`, with an empty line between turns, and a machine's English marked as such."""
    lines = []
    for utterance in transcript.utterances:
        clock = "" if utterance.start is None else f"[{clock_of(utterance.start)}] "
        english = f" [{_BY_MACHINE}: {_round(utterance.translation)}]" if utterance.translation else ""
        lines.append(f"{clock}{name_of(transcript.speaker(utterance.speaker))}: {utterance.text}{english}")
    return "\n\n".join(lines) + "\n"


def name_of(speaker: Speaker) -> str:
    """What to call a voice: its name, else its role, else its id."""
    return speaker.name or (speaker.role.value.capitalize() if speaker.role else speaker.id)


def clock_of(seconds: float) -> str:
    """Write seconds as m:ss, or h:mm:ss past an hour.

    >>> clock_of(3725)
    '1:02:05'
    """
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _from_json(content: bytes, people: Sequence[Person]) -> Transcript:
    found: dict[str, Any] = parse_json(content)
    if "sections" in found:
        raise BadInputError("This is a note, not a transcript; give the transcript's JSON here.")
    try:
        transcript = Transcript.model_validate_json(json.dumps(found))
    except ValidationError as problem:
        raise BadInputError(f"This JSON is not one of our transcripts: {what_is_wrong(problem)}.") from None
    by_name = {person.name: person for person in people}
    unroled = {s.id: by_name[s.name] for s in transcript.speakers if s.role is None and s.name in by_name}
    return transcript.with_people(unroled, confirmed=True) if unroled else transcript


def _from_lines(lines: list[Paragraph], people: Sequence[Person]) -> Transcript:
    flat = [part for line in lines for part in _rows_as_speech(line)]
    turns, warnings = read_speech_lines(flat)
    if not any(letter.isalnum() for turn in turns for letter in turn.text):
        raise BadInputError("This file holds no words that anybody says; check that it is the transcript.")
    # A machine's English is nobody's words, so that it isn't read back as such.
    own = [turn.model_copy(update={"text": _ENGLISH.sub("", turn.text).strip()}) for turn in turns]
    return transcript_of([turn for turn in own if turn.text], people, warnings)


def _round(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")


def _rows_as_speech(line: Paragraph) -> list[Paragraph]:
    """Read a table row of name and words, with or without a time, as one line of speech."""
    cells = [" ".join(cell.split()) for cell in line.cells if cell.strip()]
    if not cells:
        return [line]
    if len(cells) > 1 and all(cell.lower().rstrip(":") in _HEADER for cell in cells):
        return []
    if len(cells) == 1:
        return [Paragraph(text=cells[0], gap=True)]
    *lead, words = cells
    return [Paragraph(text=f"{' '.join(lead).rstrip(':')}: {words}", gap=True)]


def _timed(transcript: Transcript) -> list[tuple[Utterance, float, float]]:
    found, clock = [], 0.0
    for utterance in transcript.utterances:
        start = clock if utterance.start is None else utterance.start
        spoken = max(1.0, len(utterance.text.split()) / 2.5)
        clock = start + spoken if utterance.end is None else utterance.end
        found.append((utterance, start, clock))
    return found


def _stamp(seconds: float, point: str) -> str:
    thousandths = round(seconds * 1000)
    hours, rest = divmod(thousandths, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}{point}{rest % 1000:03}"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
