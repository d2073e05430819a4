"""A transcript as a whole: its voices, its versions, and the files it is taken away in."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import PostedDep, ServicesDep, UserDep
from api.pages.transcript_turn import NOBODY, voice_choices
from api.pages.transcript_versions import compare_transcripts
from api.pages.transcript_view import name_of_voice, show_rows
from api.revising import number
from api.rights import audible_recording, own_recording
from api.routes.sign_in import PagesDep
from api.transcribed import NONE_YET, Change, correct
from assistant.domain import correcting
from assistant.domain.person import Person
from assistant.domain.transcript import Transcript
from assistant.errors import BadInputError, ConflictError, NotFoundError
from assistant.formats.naming import file_name
from assistant.formats.transcript_files import KINDS, write_transcript

router = APIRouter()


@router.get("/recordings/{recording_id}/transcript/voices")
def voices_page(request: Request, recording_id: str, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """List the voices, each with a person to name and another voice to make one of."""
    with services.database.transaction() as tx:
        recording = own_recording(tx, user, recording_id)
        newest = tx.transcripts.newest(recording_id)
    if newest is None:
        raise ConflictError(NONE_YET)
    version, transcript = newest
    people = [c for c in voice_choices(transcript, recording.visit.people) if c.value[:1] == "p"]
    return pages.show(
        request,
        "transcript_voices.html",
        recording=recording,
        voices=show_rows(transcript),
        people=people,
        nobody=NOBODY,
        version=version,
    )


@router.post("/recordings/{recording_id}/transcript/voices/{voice}")
def change_voice(recording_id: str, voice: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Say whose voice one is, or that it is the same as another."""
    with services.database.transaction() as tx:
        recording = own_recording(tx, user, recording_id)
        transcript = tx.transcripts.latest(recording_id)
    if transcript is None:
        raise ConflictError(NONE_YET)
    change, why = _change(form.text("do"), form.text("to"), voice, transcript, recording.visit.people)
    done = correct(services, user, recording_id, number(form.text("version")), change, why=why)
    said = "corrected-note" if done.touched else "corrected"
    return RedirectResponse(f"/recordings/{recording_id}/transcript/voices?done={said}", 303)


@router.get("/recordings/{recording_id}/transcript/versions")
def versions_page(
    request: Request,
    recording_id: str,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
    old: int | None = None,
    new: int | None = None,
) -> Response:
    """List the versions with who made them, and what changed between two of them."""
    with services.database.transaction() as tx:
        recording = audible_recording(tx, user, recording_id)
        versions = tx.transcripts.versions(recording_id)
        if not versions:
            raise ConflictError(NONE_YET)
        newer = new or versions[-1].version
        older = old or max(newer - 1, 1)
        first, second = (tx.transcripts.version(recording_id, v) for v in (older, newer))
    return pages.show(
        request,
        "transcript_versions.html",
        recording=recording,
        versions=versions[::-1],
        older=older,
        newer=newer,
        changes=compare_transcripts(first, second),
    )


@router.get("/recordings/{recording_id}/transcript/file")
def transcript_file(recording_id: str, user: UserDep, services: ServicesDep, kind: str = "docx") -> Response:
    """Give the transcript as a file: docx, txt, vtt, srt or json."""
    if kind not in KINDS:
        raise BadInputError(f"A transcript can be taken away as {', '.join(KINDS)}: choose one of these.")
    with services.database.transaction() as tx:
        recording = audible_recording(tx, user, recording_id)
        transcript = tx.transcripts.latest(recording_id)
        if transcript is None:
            raise ConflictError(NONE_YET)
        tx.trail.add(who=user.id, did="transcript_exported", subject=recording_id, detail=kind)
    content = write_transcript(transcript, kind, visit=recording.visit)
    name = file_name("transcript", recording.visit.date, recording_id, kind)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=KINDS[kind], headers=headers)


def _change(do: str, to: str, voice: str, transcript: Transcript, people: tuple[Person, ...]) -> tuple[Change, str]:
    known = {s.id: name_of_voice(s) for s in transcript.speakers}
    if voice not in known:
        raise NotFoundError("There is no such voice: load the page again.")
    if do == "merge":
        if to not in known:
            raise BadInputError("Choose the voice that this one is the same as.")
        return lambda t: correcting.merge_voices(t, voice, to), f"Made one voice of {known[voice]} and {known[to]}"
    if do != "name":
        raise BadInputError("A part of this form is missing: load the page again.")
    if to == NOBODY:
        return lambda t: correcting.rename_voice(t, voice, None), f"{known[voice]} is somebody we don’t know"
    if not (to[:1] == "p" and to[1:].isdecimal() and len(to) < 5 and int(to[1:]) < len(people)):
        raise BadInputError("Choose whose voice this is.")
    person = people[int(to[1:])]
    same = next((s.id for s in transcript.speakers if (s.role, s.name) == (person.role, person.name)), None)
    if same and same != voice:
        return lambda t: correcting.merge_voices(t, voice, same), f"{known[voice]} is {person.name}"
    return lambda t: correcting.rename_voice(t, voice, person), f"{known[voice]} is {person.name}"
