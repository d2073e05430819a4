"""The versions of a note, and going back by one."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import PostedDep, ServicesDep, UserDep
from api.pages.versions import compare_versions, undone
from api.revising import revise
from api.rights import own_note, readable_note
from api.routes.sign_in import PagesDep
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
    return pages.show(request, "versions.html", filed=filed, versions=listed, older=older, newer=newer, changes=changes)


@router.post("/notes/{note_id}/undo")
def undo(note_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Make the version before the newest one current again, as a new version; a second press puts the change back."""
    with services.database.transaction() as tx:
        filed = own_note(tx, user, note_id)
        if filed.version < 2:
            raise NotFoundError("There is nothing to undo: this note has not been changed yet.")
        before = tx.notes.version(note_id, filed.version - 1)
        last = tx.notes.versions(note_id)[0]
    why = undone(last)
    _, done = revise(services, user, note_id, form, lambda _note, _transcript: before, why=why)
    done = "undone" if done == "saved" else done
    if form.text("page") == "child":
        return RedirectResponse(f"/notes/{note_id}/child?age={quote(form.text('age'))}&done={done}", 303)
    return RedirectResponse(f"/notes/{note_id}?done={done}", 303)
