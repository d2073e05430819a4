"""Answering what the checks found: taking a suggestion, or leaving the words as they are."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import PostedDep, ServicesDep, UserDep
from api.pages.findings import is_of_actions, show_findings
from api.revising import revise
from api.rights import own_note
from api.routes.sign_in import PagesDep
from api.showing import load, typed_again
from assistant.domain import editing
from assistant.domain.casenote import Note
from assistant.domain.finding import Severity
from assistant.domain.transcript import Transcript
from assistant.errors import BadInputError, NotFoundError

router = APIRouter()


@router.post("/notes/{note_id}/findings")
def answer_finding(
    request: Request, note_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Take a finding's suggestion, or leave the words as they are, with a reason where it is a grave one."""
    keys, statement_id = form.texts("key"), form.text("statement")
    filed, _, _ = load(services, user, note_id)
    asked = [f for f in show_findings(filed.report.findings, {}) if f.key in keys]
    found = next((f for f in asked if f.finding.severity is Severity.HIGH), asked[0] if asked else None)
    if found is None:
        raise NotFoundError("This is not there any more: load the page again.")
    if form.text("do") == "take" and found.take and found.finding.statement:
        target = found.finding.statement

        def change(note: Note, _: Transcript | None) -> Note:
            return editing.rewrite(note, target, found.take, author=user.name)

        _, done = revise(services, user, note_id, form, change, why="Took a suggestion")
        return RedirectResponse(f"/notes/{note_id}?at={target}&done={done}#{target}", 303)
    reason = form.text("reason")
    if found.finding.severity is Severity.HIGH and not reason:
        problem = BadInputError("Say in a few words why you leave this as it is.")
        return typed_again(
            request, user, services, pages, note_id, problem, form, at=statement_id, field=f"r-{found.key[:12]}"
        )
    with services.database.transaction() as tx:
        own_note(tx, user, note_id)
        for one in asked:
            tx.notes.answer(note_id, key=one.key, answer="left", reason=reason[:1000], by=user.id, by_name=user.name)
            tx.trail.add(who=user.id, did="finding_left", subject=note_id, detail=one.finding.code)
    place = statement_id or ("actions" if is_of_actions(found) else "whole")
    return RedirectResponse(f"/notes/{note_id}?at={statement_id}&done=left#{place}", 303)
