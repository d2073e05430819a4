"""Says how a note came to be: what heard, wrote and checked it, who approved it, and how much of the draft is left."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from assistant.domain.casenote import Note, NoteState, Statement, SupportStatus
from assistant.domain.review import Decision, Review
from assistant.english.dates import say_date
from assistant.formats.note_parts import Origin, Part

ORIGIN = "How this note was made"
WORDS, PERSON = "words", "person"

_STANDS = {
    NoteState.DRAFT: "A draft. Nobody has approved it.",
    NoteState.SUBMITTED: "With the manager. Nobody has approved it.",
    NoteState.RETURNED: "Returned to the worker. Nobody has approved it.",
    NoteState.APPROVED: "Approved.",
}


def origin_of(note: Note, origin: Origin, review: Review | None = None) -> Part:
    """Set out what is known of how a note was made; what is not known has no line."""
    rows = (
        ("Made with", f"Heard {origin.release}".strip()),
        ("Words heard by", origin.heard_by),
        ("Sentences written by", "; ".join(_writers(note.statements))),
        ("Compared with the recording", _compared(note).removesuffix(".")),
        ("Version", _version(origin)),
        ("Where it stands", _stands(origin, review)),
        ("Draft", origin.kept.words if origin.kept else ""),
    )
    return Part(heading=ORIGIN, facts=tuple((label, text) for label, text in rows if text))


def made_line(note: Note) -> str:
    """Say in one line how a note came about, by counts alone."""
    total = len(note.statements)
    by_person = sum(statement.written_by == PERSON for statement in note.statements)
    if by_person == total:
        drafted = "Written by a person and set out by Heard."
    else:
        people = f", {by_person} by a person" if by_person else ""
        drafted = f"Drafted by Heard from what was said: {total - by_person} of {_counted(total)}{people}."
    compared = _compared(note)
    return f"{drafted} Compared with the recording: {compared}" if compared else drafted


def say_moment(moment: datetime) -> str:
    """Write a day and time: "24 April 2026, 09:30"."""
    return f"{say_date(moment.date(), year=True)}, {moment:%H:%M}"


def _writers(statements: Iterable[Statement]) -> Iterable[str]:
    counts = Counter(_writer(statement) for statement in statements)
    for name, count in counts.most_common():
        yield f"{name}: {count}"


def _writer(statement: Statement) -> str:
    if statement.written_by == WORDS:
        return "Heard, from the words said, with no language model"
    if statement.written_by == PERSON:
        return "a person"
    by = statement.writing
    return f"{statement.written_by} (model {by.model}, prompt {by.prompt})" if by else statement.written_by


def _compared(note: Note) -> str:
    found = [s.support.status for s in note.statements if s.support]
    checked = [status for status in found if status is not SupportStatus.NO_TRANSCRIPT]
    supported = checked.count(SupportStatus.SUPPORTED)
    return f"{supported} of {len(checked)} found there." if checked else ""


def _version(origin: Origin) -> str:
    if origin.version is None:
        return ""
    return f"{origin.version}, saved {say_moment(origin.saved)}" if origin.saved else str(origin.version)


def _stands(origin: Origin, review: Review | None) -> str:
    if review is not None and review.decision is Decision.APPROVE and origin.state is NoteState.APPROVED:
        return f"Approved by {review.reviewer_name} on {say_moment(review.decided)}, version {review.version}."
    return _STANDS[origin.state] if origin.state else ""


def _counted(total: int) -> str:
    return f"{total} sentence{'' if total == 1 else 's'}"
