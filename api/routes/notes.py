"""Reading a note with its evidence, and changing its words and actions."""

from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import Posted, PostedDep, ServicesDep, UserDep
from api.revising import number, revise
from api.routes.sign_in import PagesDep
from api.showing import show, typed_again
from assistant.domain import editing, merging, quoting, shaping
from assistant.domain.casenote import Action, Note
from assistant.domain.transcript import Transcript
from assistant.errors import AssistantError, BadInputError, NotFoundError

router = APIRouter()

WHY = {
    "remove": "Removed a sentence",
    "move": "Moved a sentence",
    "up": "Moved a sentence",
    "down": "Moved a sentence",
    "join": "Joined two sentences",
    "fold": "Left a sentence out of the short form",
    "unfold": "Took a sentence back into the short form",
}


@router.get("/notes/{note_id}")
def note_page(
    request: Request,
    note_id: str,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
    at: str = "",
    add: int | None = None,
    after: str = "",
    edit: str = "",
) -> Response:
    """Show a note; `at` opens the panel beside a statement, `edit` its form, `add` the form for a new one."""
    return show(request, user, services, pages, note_id, at=at or edit, edit=edit, add=add, after=after)


@router.post("/notes/{note_id}/statements")
def add_statement(
    request: Request, note_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Add statements to a section, one a line."""
    place, after = number(form.text("place")), form.text("after")
    lines = form.text("text").split("\n")

    def change(note: Note, _: Transcript | None) -> Note:
        return editing.add(note, place, lines, author=user.name, after=after or None)

    try:
        filed, done = revise(services, user, note_id, form, change, why="Added a sentence")
    except AssistantError as problem:
        return typed_again(request, user, services, pages, note_id, problem, form, add=place, after=after)
    new = _newest(filed.note, after, place)
    more = f"&add={place}&after={new}" if form.text("then") == "next" else ""
    return RedirectResponse(f"/notes/{note_id}?at={new}&done={done}{more}#{'new-text' if more else new}", 303)


@router.post("/notes/{note_id}/statements/{statement_id}")
def change_statement(
    request: Request,
    note_id: str,
    statement_id: str,
    form: PostedDep,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
) -> Response:
    """Give a statement new words, move it, join it with the one below, fold it away, or take it out."""
    do = form.text("do")
    why = WHY.get(do, "Changed a sentence")

    def change(note: Note, _: Transcript | None) -> Note:
        if do == "remove":
            return editing.leave_out(note, statement_id)
        if do == "join":
            below = merging.next_after(note, statement_id)
            if below is None:
                raise BadInputError("There is no sentence below this one to join it with.")
            return merging.merge(note, statement_id, below, author=user.name)
        if do in {"fold", "unfold"}:
            return shaping.fold(note, statement_id, away=do == "fold")
        if do in {"move", "up", "down"}:
            return editing.move(note, statement_id, form.text("to") if do == "move" else do)
        return editing.rewrite(note, statement_id, form.text("text").split("\n"), author=user.name)

    try:
        filed, done = revise(services, user, note_id, form, change, why=why)
    except AssistantError as problem:
        # What was typed comes back in its form; a button's problem is told beside the sentence.
        edit = "" if do else statement_id
        return typed_again(request, user, services, pages, note_id, problem, form, edit=edit, at=statement_id)
    if do == "remove":
        return RedirectResponse(f"/notes/{note_id}?done=removed#sections", 303)
    if form.text("then") == "next":
        place = next(n for n, s in enumerate(filed.note.sections) if statement_id in {x.id for x in s.statements})
        return RedirectResponse(f"/notes/{note_id}?add={place}&after={statement_id}&done={done}#new-text", 303)
    return RedirectResponse(f"/notes/{note_id}?at={statement_id}&done={done}#{statement_id}", 303)


@router.post("/notes/{note_id}/said")
def add_said(note_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Put something that was said, and is not in the note yet, into a section with its evidence."""

    def change(note: Note, transcript: Transcript | None) -> Note:
        if transcript is None:
            raise NotFoundError("The transcript is gone, so this can't be added from it: write it yourself.")
        place = number(form.text("place"))
        return quoting.add_said(note, form.text("utterance"), place, transcript, author=user.name)

    filed, _ = revise(services, user, note_id, form, change, why="Added from the recording")
    new = _newest(filed.note, "", number(form.text("place")))
    return RedirectResponse(f"/notes/{note_id}?at={new}&done=added#{new}", 303)


@router.post("/notes/{note_id}/actions")
def set_actions(
    request: Request, note_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Save the table of what happens next."""
    try:

        def change(note: Note, _: Transcript | None) -> Note:
            return editing.with_actions(note, _read_actions(form, note))

        _, done = revise(services, user, note_id, form, change, why="Changed what happens next")
    except AssistantError as problem:
        return typed_again(
            request, user, services, pages, note_id, problem, form, field="actions", typed_actions=_typed_actions(form)
        )
    return RedirectResponse(f"/notes/{note_id}?done={done}#actions", 303)


def _typed_actions(form: Posted) -> list[dict[str, str]]:
    columns = (form.texts("what"), form.texts("who"), form.texts("due"))
    return [{"what": w, "who": o, "due": d} for w, o, d in zip(*columns, strict=False)]


def _read_actions(form: Posted, note: Note) -> list[Action]:
    before = {action.what: action for action in note.actions}
    origin = form.texts("was")
    read: list[Action] = []
    for row, typed in enumerate(_typed_actions(form)):
        if not typed["what"]:
            continue
        try:
            due = date.fromisoformat(typed["due"]) if typed["due"] else None
        except ValueError:
            raise BadInputError("Write the date as day, month and year.") from None
        old = before.get(origin[row] if row < len(origin) else "") or Action(what=typed["what"])
        read.append(
            old.model_copy(update={"what": typed["what"][:1000], "who": typed["who"][:120] or None, "due": due})
        )
    return read


def _newest(note: Note, after: str, place: int) -> str:
    """Find the statement that was just added."""
    statements = note.sections[place].statements
    ids = [s.id for s in statements]
    return ids[ids.index(after) + 1] if after in ids[:-1] else ids[-1]
