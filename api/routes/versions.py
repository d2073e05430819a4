"""The versions of a note, and going back by one."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.deps import ServicesDep, UserDep
from api.pages.versions import compare_versions
from api.rights import readable_note
from api.routes.sign_in import PagesDep

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
