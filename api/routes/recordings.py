"""Handing over a recording, seeing how far the work on it is, and hearing it."""

from typing import NamedTuple

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, RedirectResponse, Response

from api.adopting import Taken, forget, take_uploads
from api.arriving import Arrived, arrive
from api.deps import PostedDep, ServicesDep, UserDep, refuse_foreign_form
from api.pages.progress import show_progress
from api.pages.render import Pages
from api.pages.visit_form import ROWS, VisitForm, empty_form, families_of, read_form
from api.pages.words import HERE
from api.rights import audible_recording, own_recording
from api.routes.sign_in import PagesDep
from api.wiring import Services
from assistant.domain.recording import Recording
from assistant.domain.user import User
from assistant.drafting.notetypes import list_note_types
from assistant.errors import AssistantError, BadInputError, NotFoundError
from assistant.storage.sound import inspect

router = APIRouter()

LINES_SHOWN = 4


class Kept(NamedTuple):
    """What became of a recording that was sent: filed, here already (`same`), or refused with the form's errors."""

    form: VisitForm
    status: int
    recording: Recording | None = None
    same: bool = False


@router.get("/recordings/new")
def new_recording(request: Request, user: UserDep, services: ServicesDep, pages: PagesDep, again: str = "") -> Response:
    """Ask for the recording and the details of the visit."""
    with services.database.transaction() as tx:
        before = own_recording(tx, user, again) if again else None
    form = empty_form(services.clock.now().astimezone(HERE).date(), user.name, before)
    return _form_page(request, user, services, pages, form)


@router.post("/recordings")
async def add_recording(request: Request, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Keep a recording and ask for the work on it; answers only when its bytes are safe on disk."""
    sent = await arrive(request, services.files, limit=services.settings.max_upload_mb * 2**20)
    return await run_in_threadpool(_keep, request, user, services, pages, sent)


@router.get("/recordings/{recording_id}")
def progress(request: Request, recording_id: str, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Show how far the work on a recording is."""
    with services.database.transaction() as tx:
        recording = own_recording(tx, user, recording_id)
        job = tx.jobs.of_recording(recording_id)
        filed = tx.notes.of_recording(recording_id)
        versions = tx.transcripts.versions(recording_id)
        lines = tx.jobs.so_far(job.id) if job and job.state.is_running and not versions else []
    brought = bool(versions) and versions[0].by == "brought"
    shown = show_progress(job, brought=brought)
    return pages.show(
        request,
        "progress.html",
        recording=recording,
        job=job,
        filed=filed,
        progress=shown,
        brought=brought,
        heard=bool(versions),
        lines=lines[-LINES_SHOWN:],
    )


@router.post("/recordings/{recording_id}/cancel")
def cancel(recording_id: str, _form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Stop the work; what is done is kept."""
    services.orders.cancel(_job_id(services, user, recording_id), by=user.id)
    return RedirectResponse(f"/recordings/{recording_id}?done=cancelled", 303)


@router.post("/recordings/{recording_id}/again")
def again(recording_id: str, _form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Try the work again from the step that stopped."""
    services.orders.retry(_job_id(services, user, recording_id), by=user.id)
    return RedirectResponse(f"/recordings/{recording_id}?done=again", 303)


@router.get("/recordings/{recording_id}/delete")
def confirm_delete(
    request: Request, recording_id: str, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Ask before deleting."""
    with services.database.transaction() as tx:
        recording = own_recording(tx, user, recording_id)
        filed = tx.notes.of_recording(recording_id)
    return pages.show(request, "delete.html", recording=recording, filed=filed)


@router.post("/recordings/{recording_id}/delete")
def delete(recording_id: str, _form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Delete a recording with its transcript; a note made from it stays."""
    with services.database.transaction() as tx:
        own_recording(tx, user, recording_id)
    services.orders.delete(recording_id, by=user.id)
    return RedirectResponse("/work?done=deleted", 303)


@router.get("/recordings/{recording_id}/sound")
def sound(recording_id: str, user: UserDep, services: ServicesDep) -> Response:
    """Give the sound that browsers play, in parts where they ask for parts."""
    with services.database.transaction() as tx:
        audible_recording(tx, user, recording_id)
    path = services.files.playable(recording_id)
    if not path.exists():
        raise NotFoundError("There is no sound to play yet: wait until the recording has been read.")
    return FileResponse(path, media_type="audio/mp4")


def file_recording(services: Services, user: User, sent: Arrived) -> Kept:
    """File a recording that has arrived, or say what is wrong and leave nothing behind."""
    taken = take_uploads(services, user, sent) if sent.received is None else Taken()
    received = sent.received
    try:
        if taken.recording:
            return _filed_before(services, user, sent, taken.recording)
        form, status, same = _judge(services, user, sent)
        if same or form.errors or not (form.visit and form.consent and received):
            if received:
                services.files.remove(received.recording_id)
            return Kept(form=form, status=status, recording=same, same=same is not None)
        with services.database.transaction() as tx:
            recording = tx.recordings.add(
                owner=user.id,
                filename=sent.filename,
                sha256=received.sha256,
                size=received.size,
                visit=form.visit,
                consent=form.consent,
                recording_id=received.recording_id,
                marks=taken.marks,
            )
            for upload in taken.uploads:
                tx.uploads.file(upload.id, recording.id)
            job = tx.jobs.add(recording.id)
            tx.trail.add(who=user.id, did="recording_added", subject=recording.id)
    except BaseException:
        if received:
            services.files.remove(received.recording_id)
        raise
    forget(services, taken)
    services.orders.enqueue(job)
    return Kept(form=form, status=201, recording=recording)


def _filed_before(services: Services, user: User, sent: Arrived, recording_id: str) -> Kept:
    """Answer a form that is sent again because its first answer was lost."""
    with services.database.transaction() as tx:
        recording = own_recording(tx, user, recording_id)
    form = read_form(sent, list_note_types(services.settings.prompts), services.clock.now().astimezone(HERE).date())
    return Kept(form=form, status=200, recording=recording, same=True)


def _keep(request: Request, user: User, services: Services, pages: Pages, sent: Arrived) -> Response:
    try:
        refuse_foreign_form(request, sent.text("form_token"))
    except AssistantError:
        if sent.received:
            services.files.remove(sent.received.recording_id)
        raise
    kept = file_recording(services, user, sent)
    if kept.recording is None:
        return _form_page(request, user, services, pages, kept.form, kept.status)
    return RedirectResponse(f"/recordings/{kept.recording.id}{'?done=same' if kept.same else ''}", 303)


def _judge(services: Services, user: User, sent: Arrived) -> tuple[VisitForm, int, Recording | None]:
    """Read the form and look at the file; gives the status to answer with, and the same recording if it is here."""
    today = services.clock.now().astimezone(HERE).date()
    form = read_form(sent, list_note_types(services.settings.prompts), today)
    try:
        if not sent.filename:
            raise BadInputError("Choose the recording.")
        if sent.problem or not sent.received:
            raise sent.problem or BadInputError("The recording did not arrive: choose it again.")
        with services.database.transaction() as tx:
            same = tx.recordings.same_bytes(user.id, sent.received.sha256)
        if same:
            return form, 200, same
        inspect(services.files.original(sent.received.recording_id))
    except AssistantError as problem:
        return form.with_error("recording", problem.sentence), problem.status, None
    return form, 422, None


def _job_id(services: Services, user: User, recording_id: str) -> str:
    with services.database.transaction() as tx:
        own_recording(tx, user, recording_id)
        job = tx.jobs.of_recording(recording_id)
    if job is None:
        raise NotFoundError("There is no work on this recording: delete it, and upload it again.")
    return job.id


def _form_page(
    request: Request, user: User, services: Services, pages: Pages, form: VisitForm, status: int = 200
) -> Response:
    with services.database.transaction() as tx:
        recordings = tx.recordings.of_owner(user.id)
    return pages.show(
        request,
        "new_recording.html",
        status=status,
        form=form,
        errors=form.errors,
        first_rows=ROWS,
        families=families_of(recordings),
        note_types=list_note_types(services.settings.prompts),
        largest=services.settings.max_upload_mb,
    )
