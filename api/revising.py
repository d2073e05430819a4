"""Keeps a new version of a note with its checks, and with whose its sentences are by a person's word."""

from collections.abc import Callable

from api.deps import Posted
from api.own_words import words_for
from api.rights import own_note
from api.showing import transcript_of
from api.wiring import Services
from assistant.domain.casenote import Note
from assistant.domain.correction import labels_changed, labels_dropped
from assistant.domain.filed import FiledNote
from assistant.domain.finding import Report
from assistant.domain.transcript import Transcript
from assistant.domain.user import User
from assistant.errors import AssistantError, BadInputError, ConflictError
from assistant.storage.notes import CHANGEABLE

Change = Callable[[Note, Transcript | None], Note]


def revise(
    services: Services, user: User, note_id: str, form: Posted, change: Change, *, why: str
) -> tuple[FiledNote, str]:
    """Keep a new version with its checks; where the checks can't run, the words are kept all the same.

    Gives the note as it is kept, and the word for what was done.
    """
    seen = number(form.text("version"))
    with services.database.transaction() as tx:
        filed = own_note(tx, user, note_id)
        transcript, words = transcript_of(tx, filed), words_for(tx, filed)
    if filed.version != seen:
        raise ConflictError(
            "This note changed while you were writing. Your words are below: read the newest version, then save again."
        )
    note = change(filed.note, transcript)
    if note == filed.note:
        return filed, "saved"
    done = "relabelled" if labels_dropped(filed.note, note) else "saved"
    try:
        report = services.checker.check(note, transcript=transcript, people=note.people, words=words)
    except AssistantError:
        report, done = _unchecked(note, filed.report), "unchecked"
    with services.database.transaction() as tx:
        own_note(tx, user, note_id)
        for changed in labels_changed(filed.note, note, filed.report):
            if changed.now is None:
                tx.corrections.withdraw(note_id, changed.before)
            else:
                tx.corrections.keep(note_id, changed.now, changed.checks, by=user.id, by_name=user.name)
        kept = tx.notes.revise(note_id, note, report, seen_version=seen, by=user.id, by_name=user.name, why=why)
        tx.trail.add(who=user.id, did="note_changed", subject=note_id, detail=f"version {kept.version}")
    return kept, done


def recheck(services: Services, user: User, note_id: str) -> None:
    """Run the checks again on the same words, since what they are checked by has changed.

    What the checks said of a note that was handed in stays as its manager read it.
    """
    with services.database.transaction() as tx:
        filed = own_note(tx, user, note_id)
        if filed.state not in CHANGEABLE:
            return
        transcript, words = transcript_of(tx, filed), words_for(tx, filed)
    note = filed.note
    report = services.checker.check(note, transcript=transcript, people=note.people, words=words)
    with services.database.transaction() as tx:
        tx.notes.recheck(note_id, report, seen_version=filed.version)


def age_of(note: Note) -> int | None:
    """Give the age that the note is written for, or the child's, where the note has it."""
    return note.reader_age or (note.child.age if note.child else None)


def number(text: str) -> int:
    """Read a whole number that a form carries; BadInputError where it is none."""
    if not (text.isdecimal() and len(text) < 10):
        raise BadInputError("A part of this form is missing: load the page again.")
    return int(text)


def _unchecked(note: Note, before: Report) -> Report:
    """Keep what the last checks said of the words that are still there, and nothing on the others."""
    texts = {s.id: s.text for s in note.statements}
    return before.model_copy(
        update={
            "statements": tuple(c for c in before.statements if texts.get(c.id) == c.text),
            "findings": tuple(f for f in before.findings if f.statement is None or texts.get(f.statement) == f.text),
        }
    )
