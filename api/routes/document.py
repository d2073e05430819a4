"""A filed note as one document, with what was found beside its text."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.deps import ServicesDep, UserDep
from api.pages.document import chosen, show_document
from api.rights import readable_note
from api.routes.sign_in import PagesDep

router = APIRouter()


@router.get("/notes/{note_id}/document")
def document(
    request: Request,
    note_id: str,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
    show: Annotated[list[str] | None, Query()] = None,
) -> Response:
    """Show a note with its findings in the margin; `show` names the boxes that are ticked."""
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
        answers = tx.notes.answers(note_id)
    view = show_document(
        filed.note,
        filed.report,
        title=filed.note.title or "Case note",
        answers=answers,
        shown=chosen(show or (), asked=show is not None),
    )
    return pages.show(request, "document.html", view=view, filed=filed)
