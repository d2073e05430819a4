"""Handing a note in to the manager."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import PostedDep, ServicesDep, UserDep
from api.pages.looking import show_look_again
from api.revising import number
from api.rights import own_note
from api.routes.sign_in import PagesDep
from api.showing import load
from assistant.domain.casenote import NoteState
from assistant.errors import ConflictError
from assistant.storage.notes import CHANGEABLE

router = APIRouter()


@router.get("/notes/{note_id}/submit")
def confirm_submit(request: Request, note_id: str, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Show what is still open before a note is handed in."""
    filed, _, view = load(services, user, note_id)
    if filed.state not in CHANGEABLE or filed.owner != user.id:
        raise ConflictError("This note has been handed in already: open it to see where it stands.")
    with services.database.transaction() as tx:
        again = show_look_again(tx.look_again.of(note_id, filed.note), filed.note)
    return pages.show(request, "submit.html", view=view, filed=filed, look_again=again)


@router.post("/notes/{note_id}/submit")
def submit(note_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Hand a note in to the manager."""
    with services.database.transaction() as tx:
        own_note(tx, user, note_id)
        tx.notes.set_state(note_id, NoteState.SUBMITTED, seen_version=number(form.text("version")))
        tx.trail.add(who=user.id, did="note_submitted", subject=note_id)
    return RedirectResponse("/work?done=submitted", 303)
