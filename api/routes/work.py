"""My work: what needs the worker now."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.deps import ServicesDep, UserDep
from api.pages.findings import count_open, show_findings
from api.pages.strip import make_strip
from api.pages.words import HERE
from api.routes.sign_in import PagesDep
from api.showing import due_day
from assistant.domain.casenote import NoteState
from assistant.domain.job import JobState
from assistant.drafting.notetypes import list_note_types
from assistant.storage.notes import CHANGEABLE

router = APIRouter()


@router.get("/work")
def my_work(request: Request, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """List what waits for the worker, what is being worked on, and what is with the manager."""
    with services.database.transaction() as tx:
        recordings = tx.recordings.of_owner(user.id)
        jobs = {r.id: tx.jobs.of_recording(r.id) for r in recordings}
        notes = tx.notes.of_owner(user.id)
        answers = {n.id: tx.notes.answers(n.id) for n in notes}
        reviews = {n.id: tx.reviews.of_note(n.id) for n in notes if n.state is NoteState.RETURNED}
    with_note = {n.recording for n in notes}
    working = [(recording, jobs[recording.id]) for recording in recordings if recording.id not in with_note]
    rows = {
        state: [
            (n, make_strip(n.note, n.report), count_open(show_findings(n.report.findings, answers[n.id])))
            for n in notes
            if n.state is state
        ]
        for state in NoteState
    }
    kinds = {kind.name: kind for kind in list_note_types(services.settings.prompts)}
    return pages.show(
        request,
        "work.html",
        waiting=[(r, j) for r, j in working if j and j.state is JobState.NEEDS_PEOPLE],
        working=[(r, j) for r, j in working if not (j and j.state is JobState.NEEDS_PEOPLE)],
        rows=rows,
        due={n.id: due_day(kinds.get(n.note.type), n) for n in notes if n.state in CHANGEABLE},
        today=services.clock.now().astimezone(HERE).date(),
        reviews=reviews,
        empty=not working and not notes,
    )
