"""The HTTP interface for programs, with the same session and rights as the pages."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.arriving import arrive
from api.deps import ServicesDep, UserDep, refuse_foreign_form
from api.rights import audible_recording, own_recording, readable_note
from api.routes.recordings import file_recording
from assistant.errors import NotFoundError

router = APIRouter(prefix="/api/v1")


@router.post("/recordings")
async def add_recording(request: Request, user: UserDep, services: ServicesDep) -> Response:
    """Keep a recording; fields as on the page, with the token of a page in `form_token`."""
    sent = await arrive(request, services.files, limit=services.settings.max_upload_mb * 2**20)
    try:
        refuse_foreign_form(request, sent.text("form_token"))
    except BaseException:
        if sent.received:
            services.files.remove(sent.received.recording_id)
        raise
    kept = await run_in_threadpool(file_recording, services, user, sent)
    if kept.recording is None:
        return JSONResponse({"errors": kept.form.errors}, kept.status)
    return JSONResponse({"recording": kept.recording.id, "same": kept.same}, 200 if kept.same else 201)


@router.get("/recordings/{recording_id}/job")
def job(recording_id: str, user: UserDep, services: ServicesDep) -> dict[str, Any]:
    """Give where the work on a recording stands."""
    with services.database.transaction() as tx:
        own_recording(tx, user, recording_id)
        found = tx.jobs.of_recording(recording_id)
        filed = tx.notes.of_recording(recording_id)
    if found is None:
        raise NotFoundError("There is no work on this recording.")
    return found.model_dump(mode="json") | {"note": filed.id if filed else None}


@router.get("/recordings/{recording_id}/transcript")
def transcript(recording_id: str, user: UserDep, services: ServicesDep) -> dict[str, Any]:
    """Give the newest transcript of a recording."""
    with services.database.transaction() as tx:
        recording = audible_recording(tx, user, recording_id)
        found = tx.transcripts.latest(recording_id)
    if found is None:
        raise NotFoundError("There is no transcript yet: wait until the words have been written down.")
    return found.model_dump(mode="json", by_alias=True) | {"marks": list(recording.marks)}


@router.get("/notes/{note_id}")
def note(note_id: str, user: UserDep, services: ServicesDep) -> dict[str, Any]:
    """Give a note and what the checks say of it."""
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
    support = {checked.id: checked.support for checked in filed.report.statements}
    return {
        "id": filed.id,
        "state": filed.state,
        "version": filed.version,
        "draft_kept": filed.kept.model_dump(mode="json") if filed.kept else None,
        "note": filed.note.with_support(support).model_dump(mode="json", by_alias=True),
        "report": filed.report.model_dump(mode="json", by_alias=True),
    }
