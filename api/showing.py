"""Draws a note's page, and draws it again with what was typed where something is wrong."""

from datetime import date, datetime

from fastapi import Request
from starlette.responses import Response

from api.deps import Posted
from api.pages.looking import show_look_again
from api.pages.note_view import NoteView, show_note
from api.pages.reading import show_progress
from api.pages.render import Pages
from api.pages.words import HERE
from api.rights import readable_note
from api.wiring import Services
from assistant.domain.filed import FiledNote
from assistant.domain.history import history_of
from assistant.domain.notetype import NoteType
from assistant.domain.transcript import Transcript
from assistant.domain.user import User
from assistant.drafting.notetypes import load_note_type
from assistant.english.working_days import working_days_after
from assistant.errors import AssistantError
from assistant.storage.database import Transaction
from assistant.storage.notes import CHANGEABLE


def load(services: Services, user: User, note_id: str) -> tuple[FiledNote, Transcript | None, NoteView]:
    """Read a note that this user may read, with its transcript, ready to be shown."""
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
        transcript = transcript_of(tx, filed)
        answers = tx.notes.answers(note_id)
    return filed, transcript, show_note(filed, transcript, answers)


def show(
    request: Request,
    user: User,
    services: Services,
    pages: Pages,
    note_id: str,
    *,
    status: int = 200,
    at: str = "",
    **more: object,
) -> Response:
    """Answer with the note's page."""
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
        transcript = transcript_of(tx, filed)
        view = show_note(filed, transcript, tx.notes.answers(note_id))
        again = tx.look_again.of(note_id, filed.note)
        reviews, marks = tx.reviews.of_note(note_id), marks_of(tx, filed)
        history = history_of(tx.notes.versions(note_id), by=user.id)
        began = version_before(tx, filed, services.clock.now())
        then = tx.notes.report(note_id, began) if began else None
    changeable = filed.owner == user.id and filed.state in CHANGEABLE
    kind = kind_of(services, filed)
    due = due_day(kind, filed)
    playable = bool(filed.recording) and services.files.playable(filed.recording or "").exists()
    values: dict[str, object] = {"edit": "", "add": None, "after": "", "errors": {}, "typed": "", "field": ""} | more
    return pages.show(
        request,
        "note.html",
        status=status,
        view=view,
        filed=filed,
        kind=kind,
        due=due,
        late=due is not None and services.clock.now().astimezone(HERE).date() > due,
        here=view.find(at),
        changeable=changeable,
        undo=history.undo if changeable else None,
        redo=history.redo if changeable else None,
        progress=show_progress(filed.report, then),
        reviews=reviews,
        look_again=show_look_again(again, filed.note),
        transcript=transcript,
        marks=marks,
        sound=f"/recordings/{filed.recording}/sound" if playable else "",
        **values,
    )


def kind_of(services: Services, filed: FiledNote) -> NoteType | None:
    """Give the note's type; None where its file is gone or wrong."""
    try:
        return load_note_type(services.settings.prompts, filed.note.type)
    except AssistantError:
        return None


def due_day(kind: NoteType | None, filed: FiledNote) -> date | None:
    """Give the day by which a note is to be written; None where its type sets none, or its visit has no date."""
    if kind is None or kind.days_to_write is None or filed.note.visit_date is None:
        return None
    return working_days_after(filed.note.visit_date, kind.days_to_write)


def typed_again(
    request: Request,
    user: User,
    services: Services,
    pages: Pages,
    note_id: str,
    problem: AssistantError,
    form: Posted,
    *,
    field: str = "text",
    edit: str = "",
    add: int | None = None,
    after: str = "",
    at: str = "",
    typed_actions: list[dict[str, str]] | None = None,
) -> Response:
    """Show the note again with the problem, and with what was typed still there."""
    target = "new-text" if add is not None and field == "text" else field
    return show(
        request,
        user,
        services,
        pages,
        note_id,
        status=problem.status,
        at=at or edit,
        edit=edit,
        add=add,
        after=after,
        errors={target: problem.sentence},
        typed=form.text("text"),
        field=field,
        typed_actions=typed_actions,
    )


def version_before(tx: Transaction, filed: FiledNote, now: datetime) -> int | None:
    """Give the version from which today's editing began; None where nothing has changed since."""
    versions = tx.notes.versions(filed.id)
    today = now.astimezone(HERE).date()
    first = next((v for v in versions if v.at.astimezone(HERE).date() < today), versions[-1])
    return first.version if first.version != filed.version else None


def marks_of(tx: Transaction, filed: FiledNote) -> tuple[float, ...]:
    """Give the moments, in seconds, that were marked while a note's visit was recorded."""
    return tx.recordings.get(filed.recording).marks if filed.recording else ()


def transcript_of(tx: Transaction, filed: FiledNote) -> Transcript | None:
    """Give the words that a note was made from, where they are still here."""
    return tx.transcripts.latest(filed.recording) if filed.recording else None
