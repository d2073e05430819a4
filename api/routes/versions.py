"""The versions of a note, and going back and forward through them."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import Posted, PostedDep, ServicesDep, UserDep
from api.pages.versions import compare_versions, tally_of
from api.revising import revise
from api.rights import own_note, readable_note
from api.routes.sign_in import PagesDep
from api.wiring import Services
from assistant.domain.history import history_of
from assistant.domain.user import User
from assistant.errors import NotFoundError

router = APIRouter()


@router.get("/notes/{note_id}/versions")
def versions(
    request: Request,
    note_id: str,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
    old: int | None = None,
    new: int | None = None,
) -> Response:
    """List a note's versions with who wrote what, and what changed between two of them."""
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
        listed = tx.notes.versions(note_id)
        newer = new or filed.version
        older = old or max(newer - 1, 1)
        changes = compare_versions(tx.notes.version(note_id, older), tx.notes.version(note_id, newer))
    return pages.show(
        request,
        "versions.html",
        filed=filed,
        versions=listed,
        older=older,
        newer=newer,
        changes=changes,
        tally=tally_of(changes),
    )


@router.post("/notes/{note_id}/undo")
def undo(note_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Take the last change back, as a new version; pressed again, the one before it."""
    return _step(note_id, form, user, services, back=True)


@router.post("/notes/{note_id}/redo")
def redo(note_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Put back what was undone last, as a new version."""
    return _step(note_id, form, user, services, back=False)


def _step(note_id: str, form: Posted, user: User, services: Services, *, back: bool) -> Response:
    with services.database.transaction() as tx:
        own_note(tx, user, note_id)
        history = history_of(tx.notes.versions(note_id), by=user.id)
        step = history.undo if back else history.redo
        if step is None:
            raise NotFoundError(f"There is nothing to {'undo' if back else 'put back'} in this note.")
        before = tx.notes.version(note_id, step.version)
    why = step.undone if back else step.put_back
    _, done = revise(services, user, note_id, form, lambda _note, _transcript: before, why=why)
    if done == "saved":
        done = "undone" if back else "put-back"
    if form.text("page") == "child":
        return RedirectResponse(f"/notes/{note_id}/child?age={quote(form.text('age'))}&done={done}", 303)
    return RedirectResponse(f"/notes/{note_id}?done={done}", 303)
