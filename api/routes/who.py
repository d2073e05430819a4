"""Who is who: a person says whose voice each one is, before anything is drafted."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import PostedDep, ServicesDep, UserDep
from api.pages.doubts import group_warnings
from api.pages.who_form import all_as_suggested, read_who, show_voices
from api.rights import own_recording
from api.routes.sign_in import PagesDep
from api.transcribed import sound_of
from assistant.domain.job import JobState
from assistant.errors import ConflictError

router = APIRouter()


@router.get("/recordings/{recording_id}/who")
def who_page(request: Request, recording_id: str, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Show each voice with clips to play, and a suggestion."""
    with services.database.transaction() as tx:
        recording = own_recording(tx, user, recording_id)
        transcript = tx.transcripts.latest(recording_id)
    if transcript is None:
        raise ConflictError("The voices are not ready yet: wait until they have been told apart.")
    voices = show_voices(transcript, recording.visit.people)
    warnings = group_warnings(transcript)
    return pages.show(
        request,
        "who.html",
        recording=recording,
        voices=voices,
        suggested=all_as_suggested(voices),
        typed={},
        errors={},
        warnings=warnings,
        sound=sound_of(services, recording_id),
    )


@router.post("/recordings/{recording_id}/who")
def confirm_who(
    request: Request, recording_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Keep who every voice is, and let the draft be written."""
    with services.database.transaction() as tx:
        recording = own_recording(tx, user, recording_id)
        transcript = tx.transcripts.latest(recording_id)
        job = tx.jobs.of_recording(recording_id)
    if transcript is None or job is None or job.state is not JobState.NEEDS_PEOPLE:
        raise ConflictError("This has moved on: open the recording again to see where it stands.")
    answer = read_who(form, transcript, recording.visit)
    if answer.errors:
        voices = show_voices(transcript, recording.visit.people)
        return pages.show(
            request,
            "who.html",
            status=422,
            recording=recording,
            voices=voices,
            suggested=all_as_suggested(voices),
            typed=answer.typed,
            errors=answer.errors,
            warnings=group_warnings(transcript),
            sound=sound_of(services, recording_id),
        )
    with services.database.transaction() as tx:
        if tx.jobs.get(job.id, lock=True).state is not JobState.NEEDS_PEOPLE:
            raise ConflictError("This has moved on: open the recording again to see where it stands.")
        tx.transcripts.add(recording_id, answer.transcript or transcript, by=user.id, by_name=user.name)
        tx.recordings.set_visit(recording_id, answer.visit or recording.visit)
        tx.trail.add(who=user.id, did="voices_confirmed", subject=recording_id)
    services.orders.continue_after_people(job.id, by=user.id)
    return RedirectResponse(f"/recordings/{recording_id}", 303)
