"""The manager's queue, and the decision on a note, which becomes part of it."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import PostedDep, ServicesDep, UserDep
from api.pages.looking import show_look_again
from api.pages.note_view import NoteView, harm_key
from api.pages.queue import QueueFilter, show_queue
from api.pages.render import Pages
from api.rights import readable_note
from api.routes.sign_in import PagesDep
from api.showing import load, marks_of
from assistant.domain.casenote import NoteState
from assistant.domain.filed import FiledNote
from assistant.domain.review import Decision, Review
from assistant.domain.transcript import Transcript
from assistant.domain.user import User
from assistant.errors import BadInputError, ConflictError

router = APIRouter()

LONGEST = 4000


@router.get("/to-review")
def to_review(
    request: Request,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
    finding: str = "",
    severity: str = "",
    worker: str = "",
    kind: str = "",
) -> Response:
    """List the notes that wait for this manager, longest waiting first."""
    with services.database.transaction() as tx:
        waiting = tx.notes.in_states([NoteState.SUBMITTED], team=user.team)
        answers = {filed.id: tx.notes.answers(filed.id) for filed in waiting}
        decided = tx.notes.in_states([NoteState.RETURNED, NoteState.APPROVED], team=user.team)
    chosen = QueueFilter(finding=finding, severity=severity, worker=worker, kind=kind)
    queue = show_queue(waiting, answers, chosen, services.clock.now())
    return pages.show(request, "to_review.html", queue=queue, chosen=chosen, decided=decided)


@router.get("/notes")
def notes(request: Request, services: ServicesDep, pages: PagesDep) -> Response:
    """List the notes that were handed in, for quality assurance."""
    with services.database.transaction() as tx:
        filed = tx.notes.in_states([NoteState.SUBMITTED, NoteState.APPROVED])
        answers = {one.id: tx.notes.answers(one.id) for one in filed}
    queue = show_queue(filed, answers, QueueFilter(), services.clock.now())
    return pages.show(request, "notes.html", queue=queue)


@router.get("/notes/{note_id}/review")
def review_page(request: Request, note_id: str, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Show a note with each thing that must be decided."""
    filed, transcript, view = load(services, user, note_id)
    return _page(request, services, pages, user, filed, transcript, view)


@router.post("/notes/{note_id}/review")
def review(
    request: Request, note_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Show the record that a decision makes; once confirmed, keep it."""
    filed, transcript, view = load(services, user, note_id)
    typed = {name: form.text(name) for name in ("decision", "reason", "instruction")}
    typed |= {f"harm-{s.statement.id}": form.text(f"harm-{s.statement.id}") for s in view.to_decide}
    errors = _wrong(typed, view)
    if filed.state is not NoteState.SUBMITTED:
        raise ConflictError("This note is not waiting for a decision any more: open it to see where it stands.")
    if form.text("version") != str(filed.version):
        raise ConflictError("This note changed meanwhile: open it again and read the newest version.")
    if errors:
        return _page(request, services, pages, user, filed, transcript, view, typed, errors, status=422)
    decision = Decision(typed["decision"])
    reason = _with_harm(typed, view) if decision is Decision.APPROVE else typed["reason"]
    if form.text("confirm") != "yes":
        record = Review(
            id="preview",
            note=note_id,
            version=filed.version,
            reviewer=user.id,
            reviewer_name=user.name,
            decision=decision,
            reason=reason[:LONGEST],
            instruction=typed["instruction"][:LONGEST],
            decided=services.clock.now(),
        )
        return pages.show(request, "review_confirm.html", filed=filed, preview=record, typed=typed)
    state = NoteState.APPROVED if decision is Decision.APPROVE else NoteState.RETURNED
    with services.database.transaction() as tx:
        readable_note(tx, user, note_id)
        tx.notes.set_state(note_id, state, seen_version=filed.version)
        tx.reviews.add(
            note=note_id,
            version=filed.version,
            reviewer=user.id,
            reviewer_name=user.name,
            decision=decision,
            reason=reason[:LONGEST],
            instruction=typed["instruction"][:LONGEST],
        )
        for statement in view.to_decide if decision is Decision.APPROVE else ():
            tx.notes.answer(
                note_id,
                key=harm_key(statement.statement),
                answer="kept",
                reason=typed[f"harm-{statement.statement.id}"][:1000],
                by=user.id,
                by_name=user.name,
            )
        tx.trail.add(who=user.id, did=f"note_{state}", subject=note_id, detail=f"version {filed.version}")
    return RedirectResponse(f"/to-review?done={state}", 303)


def _wrong(typed: dict[str, str], view: NoteView) -> dict[str, str]:
    errors: dict[str, str] = {}
    if typed["decision"] not in set(Decision):
        errors["decision"] = "Choose approve or return."
    if typed["decision"] == Decision.RETURN and not typed["reason"]:
        errors["reason"] = "Say why you return it, so that the worker knows what to mend."
    if typed["decision"] == Decision.APPROVE:
        for statement in view.to_decide:
            name = f"harm-{statement.statement.id}"
            if not typed[name]:
                errors[name] = (
                    "This sentence speaks of harm and is not borne out: say how you know, or return the note."
                )
    for name in ("reason", "instruction"):
        if len(typed[name]) > LONGEST:
            errors[name] = f"Write this in {LONGEST} letters or fewer."
    return errors


def _with_harm(typed: dict[str, str], view: NoteView) -> str:
    kept = [f"Kept “{s.statement.text}” because: {typed[f'harm-{s.statement.id}']}" for s in view.to_decide]
    text = "\n".join([*([typed["reason"]] if typed["reason"] else []), *kept])
    if len(text) > LONGEST:
        raise BadInputError(f"The record would be longer than {LONGEST} letters: write shorter reasons.")
    return text


def _page(
    request: Request,
    services: ServicesDep,
    pages: Pages,
    user: User,
    filed: FiledNote,
    transcript: Transcript | None,
    view: NoteView,
    typed: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    with services.database.transaction() as tx:
        reviews = tx.reviews.of_note(filed.id)
        answers = tx.notes.answers(filed.id)
        again = show_look_again(tx.look_again.of(filed.id, filed.note), filed.note)
        marks = marks_of(tx, filed)
    playable = bool(filed.recording) and services.files.playable(filed.recording or "").exists()
    return pages.show(
        request,
        "review.html",
        status=status,
        filed=filed,
        view=view,
        reviews=reviews,
        answers=answers,
        look_again=again,
        marks=marks,
        transcript=transcript,
        typed=typed or {},
        errors=errors or {},
        can_decide=filed.state is NoteState.SUBMITTED,
        sound=f"/recordings/{filed.recording}/sound" if playable else "",
    )
