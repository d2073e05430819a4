"""Lists where each sentence of a note comes from: who said what it rests on, when, and in which words."""

from collections.abc import Iterable

from assistant.domain.casenote import Evidence, Note, Statement
from assistant.domain.transcript import Transcript
from assistant.formats.note_parts import Part, Table
from assistant.formats.transcripts import clock_of, name_of

SOURCES = "Where each sentence comes from"
HEADER = ("No.", "Sentence", "At", "Who", "Words said")
SHARES = (1.1, 5.4, 1.3, 2.6, 6.2)

_BY_A_PERSON = "Written by a person. No words in the recording are linked to it."
_NOTHING = "No words are linked."


def sources(note: Note, transcript: Transcript | None = None) -> Part:
    """List each sentence that the note shows, by its number; a sentence with two sources has two rows."""
    rows = [
        row for number, statement in enumerate(_told(note), start=1) for row in _rows(number, statement, transcript)
    ]
    return Part(heading=SOURCES, table=Table(header=HEADER, rows=tuple(rows), shares=SHARES))


def evidence_of(statement: Statement) -> tuple[Evidence, ...]:
    """Give the words that a statement was made from, or else those that the check found for it."""
    return statement.evidence or (statement.support.evidence if statement.support else ())


def _told(note: Note) -> Iterable[Statement]:
    return (statement for section in note.sections for statement in section.told)


def _rows(number: int, statement: Statement, transcript: Transcript | None) -> Iterable[tuple[str, ...]]:
    evidence = evidence_of(statement)
    if not evidence:
        yield str(number), statement.text, "", "", _BY_A_PERSON if statement.written_by == "person" else _NOTHING
    for place, one in enumerate(evidence):
        at = "" if one.start is None else clock_of(one.start)
        text, label = (statement.text, str(number)) if place == 0 else ("", "")
        yield label, text, at, _who_said(one.utterance, transcript), f"“{one.quote}”"


def _who_said(utterance: str, transcript: Transcript | None) -> str:
    known = {u.id: u.speaker for u in transcript.utterances} if transcript else {}
    return name_of(transcript.speaker(known[utterance])) if transcript and utterance in known else ""
