"""How a note reads: its score in parts, with the words that lost points."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.deps import ServicesDep, UserDep
from api.pages.reading import age_words, show_reading
from api.revising import age_of
from api.rights import readable_note
from api.routes.sign_in import PagesDep
from assistant.checks.for_child import spots_of

router = APIRouter()


@router.get("/notes/{note_id}/reading")
def reading(request: Request, note_id: str, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Show how a note reads, part by part, with the words that lost points."""
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
    found = services.checker.explain(filed.note, age=age_of(filed.note))
    return pages.show(
        request,
        "reading.html",
        filed=filed,
        reading=show_reading(found, spots_of(filed.note)),
        age=age_words(found.readability),
        figures=found.readability,
    )
