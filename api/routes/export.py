"""A note on its way out: as a file, and to paste into the case system."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.deps import ServicesDep, UserDep
from api.rights import readable_note
from api.routes.sign_in import PagesDep
from api.taking_away import gather
from api.wiring import Services
from assistant.domain.filed import FiledNote
from assistant.domain.user import User
from assistant.errors import BadInputError
from assistant.formats.note_files import NoteFile, NoteForm, note_file
from assistant.formats.note_parts import Extras
from assistant.formats.note_text import case_copy

router = APIRouter()

Asked = str
"""A tick on a form: "on", or nothing at all."""


@router.get("/notes/{note_id}/file")
def take_away(
    note_id: str, user: UserDep, services: ServicesDep, form: str = "", sources: Asked = "", origin: Asked = ""
) -> Response:
    """Give a note as a file of the kind chosen, with what was ticked."""
    try:
        wanted = NoteForm(form)
    except ValueError:
        kinds = ", ".join(one.value for one in NoteForm)
        raise BadInputError(f"Choose the kind of file: one of {kinds}.") from None
    filed, extras = _leaving(services, user, note_id, f"note_exported_as_{wanted}", bool(sources), bool(origin))
    return _sent(note_file(filed, wanted, extras, services.settings.templates))


@router.get("/notes/{note_id}/docx")
def word_file(note_id: str, user: UserDep, services: ServicesDep) -> Response:
    """Give a note as a Word file, with the manager's decision in it."""
    filed, extras = _leaving(services, user, note_id, "note_exported_as_docx", sources=False, origin=True)
    return _sent(note_file(filed, NoteForm.DOCX, extras, services.settings.templates))


@router.get("/notes/{note_id}/copy")
def copy_page(
    request: Request,
    note_id: str,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
    sources: Asked = "",
    origin: Asked = "",
) -> Response:
    """Show a note's title, date and body apart, each with a button that copies it."""
    filed, extras = _leaving(services, user, note_id, "note_copied", bool(sources), bool(origin))
    return pages.show(request, "copy.html", filed=filed, copy=case_copy(filed.leaving, extras))


def _leaving(
    services: Services, user: User, note_id: str, did: str, sources: bool, origin: bool
) -> tuple[FiledNote, Extras]:
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
        extras = gather(tx, filed, sources=sources, origin=origin)
        tx.trail.add(who=user.id, did=did, subject=note_id, detail=f"version {filed.version}")
    return filed, extras


def _sent(file: NoteFile) -> Response:
    headers = {"content-disposition": f'attachment; filename="{file.name}"', "x-content-type-options": "nosniff"}
    return Response(file.content, media_type=file.media, headers=headers)
