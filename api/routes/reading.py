"""How a note reads: its score in parts, with the words that lost points."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.deps import ServicesDep, UserDep
from api.own_words import words_for
from api.pages.reading import age_words, show_reading
from api.revising import age_of
from api.rights import readable_note
from api.routes.sign_in import PagesDep
from assistant.checks.for_child import measured_for, spots_of

router = APIRouter()


@router.get("/notes/{note_id}/reading")
def reading(
    request: Request, note_id: str, user: UserDep, services: ServicesDep, pages: PagesDep, formulas: bool = False
) -> Response:
    """Show how a note reads, part by part, with the words that lost points; the old formulas where they are wanted."""
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
        words = words_for(tx, filed)
    # A note that is not all for the child is measured as its report is: for a parent, without the child's part.
    age, places = measured_for(filed.note, given=None, child=age_of(filed.note))
    found = services.checker.explain(filed.note, age=age, places=places, words=words)
    return pages.show(
        request,
        "reading.html",
        filed=filed,
        reading=show_reading(found, spots_of(filed.note, places)),
        age=age_words(found.readability),
        figures=found.readability,
        own_words=words,
        formulas=services.checker.formulas(filed.note, places=places) if formulas else None,
        apart=filed.report.child_readability is not None,
        changeable=filed.owner == user.id,
    )
