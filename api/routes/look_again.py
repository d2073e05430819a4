"""Looking again at a sentence under which the transcript changed: keeping it, or drafting it again."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import PostedDep, ServicesDep, UserDep
from api.revising import revise
from api.rights import changeable_note, own_note
from api.routes.sign_in import PagesDep
from api.showing import typed_again
from assistant.domain.casenote import Note
from assistant.domain.redrafting import redraft
from assistant.domain.transcript import Transcript
from assistant.errors import AssistantError, NotFoundError

router = APIRouter()


@router.post("/notes/{note_id}/statements/{statement_id}/again")
def look_again(
    request: Request,
    note_id: str,
    statement_id: str,
    form: PostedDep,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
) -> Response:
    """Keep a sentence as it is, now that somebody has looked, or draft it again from the corrected transcript."""
    if form.text("do") != "draft":
        with services.database.transaction() as tx:
            changeable_note(tx, user, note_id)
            tx.look_again.looked(note_id, statement_id)
            tx.trail.add(who=user.id, did="looked_again", subject=note_id)
        return RedirectResponse(f"/notes/{note_id}?at={statement_id}&done=looked#{statement_id}", 303)
    try:
        with services.database.transaction() as tx:
            filed = own_note(tx, user, note_id)
            visit = tx.recordings.get(filed.recording or "").visit

        def change(note: Note, transcript: Transcript | None) -> Note:
            if transcript is None:
                raise NotFoundError("The transcript is gone, so nothing can be drafted from it: write it yourself.")
            return redraft(note, statement_id, services.checker.draft(transcript, visit))

        revise(services, user, note_id, form, change, why="Drafted a sentence again")
    except AssistantError as problem:
        return typed_again(request, user, services, pages, note_id, problem, form, field=statement_id, at=statement_id)
    with services.database.transaction() as tx:
        tx.look_again.looked(note_id, statement_id)
    return RedirectResponse(f"/notes/{note_id}?at={statement_id}&done=redrafted#{statement_id}", 303)
