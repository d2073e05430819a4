"""Bringing a transcript that was made elsewhere, to draft and check a note from it without sound."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.arriving import Arrived
from api.brought import fit_to_keep
from api.deps import LARGEST_FIELD, Posted, PostedDep, ServicesDep, UserDep
from api.pages.render import Pages
from api.pages.visit_form import FIELDS, ROWS, VisitForm, empty_form, families_of, read_form
from api.pages.words import HERE
from api.rights import own_recording
from api.routes.sign_in import PagesDep
from api.typed import typed
from api.wiring import Services
from assistant.domain.job import JobState, Step
from assistant.domain.recording import Recording
from assistant.domain.transcript import Transcript
from assistant.domain.user import User
from assistant.drafting.notetypes import list_note_types
from assistant.errors import BadInputError, TooLargeError
from assistant.formats.transcripts import read_transcript

router = APIRouter()

MADE_ELSEWHERE = "brought"
"""Who made the first version of such a transcript."""

PASTED = "pasted.txt"
_PEOPLE = ("person_role", "person_name", "person_more")


@router.get("/transcripts/new")
def import_page(request: Request, user: UserDep, services: ServicesDep, pages: PagesDep, again: str = "") -> Response:
    """Ask for the transcript and the details of the visit."""
    with services.database.transaction() as tx:
        before = own_recording(tx, user, again) if again else None
    form = empty_form(services.clock.now().astimezone(HERE).date(), user.name, before)
    return _page(request, user, services, pages, form, "")


@router.post("/transcripts/new")
def import_transcript(
    request: Request, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Keep a transcript with its visit, and go on to who is who."""
    today = services.clock.now().astimezone(HERE).date()
    typed = Arrived(fields={name: form.texts(name) for name in (*FIELDS, *_PEOPLE)})
    visit_form = read_form(typed, list_note_types(services.settings.prompts), today)
    try:
        name, content = _content(form)
        people = visit_form.visit.people if visit_form.visit else ()
        transcript = fit_to_keep(read_transcript(content, people=people))
    except BadInputError as problem:
        visit_form = visit_form.with_error("transcript", problem.sentence)
        return _page(request, user, services, pages, visit_form, form.text("pasted"), problem.status)
    if visit_form.errors or not (visit_form.visit and visit_form.consent):
        return _page(request, user, services, pages, visit_form, form.text("pasted"), 422)
    recording, same = _keep(services, user, visit_form, name, content, transcript)
    return RedirectResponse(f"/recordings/{recording.id}{'?done=same' if same else '/who'}", 303)


def _content(form: Posted) -> tuple[str, bytes]:
    """Give the file's name and bytes, or the pasted words'."""
    file = form.file("transcript")
    if file is not None:
        content = file.file.read(LARGEST_FIELD + 1)
        if len(content) > LARGEST_FIELD:
            raise TooLargeError(f"This file is larger than {LARGEST_FIELD // 2**20} MB: bring a transcript, not sound.")
        if not content:
            raise BadInputError("This file is empty: choose the transcript again.")
        return (typed(file.filename or "") or "transcript")[-255:], content
    pasted = form.text("pasted")
    if not pasted:
        raise BadInputError("Choose the transcript, or paste it.")
    return PASTED, pasted.encode()


def _keep(
    services: Services, user: User, form: VisitForm, name: str, content: bytes, transcript: Transcript
) -> tuple[Recording, bool]:
    """File a transcript as a recording without sound, whose voices wait for their names; True where it is here."""
    received = services.files.receive(iter([content]), limit=LARGEST_FIELD)
    try:
        with services.database.transaction() as tx:
            same = tx.recordings.same_bytes(user.id, received.sha256)
            if same is None and form.visit and form.consent:
                recording = tx.recordings.add(
                    owner=user.id,
                    filename=name,
                    sha256=received.sha256,
                    size=received.size,
                    visit=form.visit,
                    consent=form.consent,
                    recording_id=received.recording_id,
                )
                job = tx.jobs.add(recording.id)
                tx.jobs.change(job.id, state=JobState.NEEDS_PEOPLE, step=Step.DIARISE, share=0.8)
                tx.transcripts.add(recording.id, transcript, by=MADE_ELSEWHERE)
                tx.trail.add(who=user.id, did="transcript_brought", subject=recording.id)
                return recording, False
    except BaseException:
        services.files.remove(received.recording_id)
        raise
    services.files.remove(received.recording_id)
    if same is None:
        raise BadInputError("A part of this form is missing: load the page again.")
    return same, True


def _page(
    request: Request, user: User, services: Services, pages: Pages, form: VisitForm, pasted: str, status: int = 200
) -> Response:
    with services.database.transaction() as tx:
        recordings = tx.recordings.of_owner(user.id)
    return pages.show(
        request,
        "import_transcript.html",
        status=status,
        form=form.model_copy(update={"typed": form.typed | {"pasted": pasted}}),
        errors=form.errors,
        first_rows=ROWS,
        families=families_of(recordings),
        note_types=list_note_types(services.settings.prompts),
    )
