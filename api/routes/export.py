"""A note on its way out: as a Word file, and to paste into the case system."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.deps import ServicesDep, UserDep
from api.rights import readable_note
from api.routes.sign_in import PagesDep
from api.wiring import Services
from assistant.domain.casenote import NoteState
from assistant.domain.filed import FiledNote
from assistant.domain.review import Review
from assistant.domain.user import User
from assistant.formats.naming import file_name
from assistant.formats.note_docx import to_docx
from assistant.formats.note_parts import Extras
from assistant.formats.note_text import case_copy

router = APIRouter()

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@router.get("/notes/{note_id}/docx")
def word_file(note_id: str, user: UserDep, services: ServicesDep) -> Response:
    """Give a note as a Word file, with the manager's decision in it."""
    filed, review = _exported(services, user, note_id, "note_exported_as_word")
    name = file_name(filed.note.type, filed.note.visit_date, filed.id)
    content = to_docx(filed.note, Extras(review=review, ref=filed.id))
    return Response(content, media_type=WORD, headers={"content-disposition": f'attachment; filename="{name}"'})


@router.get("/notes/{note_id}/copy")
def copy_page(request: Request, note_id: str, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Show a note's title, date and body apart, each with a button that copies it."""
    filed, review = _exported(services, user, note_id, "note_copied")
    return pages.show(request, "copy.html", filed=filed, copy=case_copy(filed.note, Extras(review=review)))


def _exported(services: Services, user: User, note_id: str, did: str) -> tuple[FiledNote, Review | None]:
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
        reviews = tx.reviews.of_note(note_id) if filed.state is NoteState.APPROVED else []
        tx.trail.add(who=user.id, did=did, subject=note_id, detail=f"version {filed.version}")
    return filed, reviews[-1] if reviews else None
