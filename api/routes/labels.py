"""A person's word on whose a statement is."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from api.deps import PostedDep, ServicesDep, UserDep
from api.pages.whose import CHECKS, chosen
from api.pages.words import HERE
from api.revising import revise
from api.rights import own_note
from assistant.domain import editing
from assistant.domain.casenote import Form, Note
from assistant.domain.transcript import Transcript
from assistant.errors import BadInputError

router = APIRouter()


@router.post("/notes/{note_id}/statements/{statement_id}/whose")
def say_whose(note_id: str, statement_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Keep a person's word on whose a statement is, or leave it to the checks again."""
    given = form.text("whose")
    with services.database.transaction() as tx:
        filed = own_note(tx, user, note_id)
        statement = next((s for s in filed.note.statements if s.id == statement_id), None)
        earlier = tx.corrections.of_statement(note_id, statement) if statement else None
    checked = next((c for c in filed.report.statements if c.id == statement_id), None)

    def change(note: Note, _: Transcript | None) -> Note:
        if given == CHECKS:
            kind, holder = (earlier.checks_kind, earlier.checks_holder) if earlier else (None, None)
            return editing.unlabel(note, statement_id, kind, holder, earlier.checks_form if earlier else Form.NONE)
        choice = chosen(given, note.people)
        if choice is None:
            raise BadInputError("Choose whose this is from the list.")
        seen = checked.form if checked else Form.NONE
        day = services.clock.now().astimezone(HERE).date()
        return editing.relabel(note, statement_id, choice.kind, choice.holder, form=seen, by=user.name, on=day)

    why = "Left whose it is to the checks" if given == CHECKS else "Said whose it is"
    _, done = revise(services, user, note_id, form, change, why=why)
    if done == "saved":
        done = "whose-checks" if given == CHECKS else "whose"
    return RedirectResponse(f"/notes/{note_id}?at={statement_id}&done={done}#{statement_id}", 303)
