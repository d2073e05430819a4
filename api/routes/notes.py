"""Reading a note with its evidence, changing it, and handing it in."""

from collections.abc import Callable
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import Posted, PostedDep, ServicesDep, UserDep
from api.pages.findings import is_of_actions, show_findings
from api.pages.note_view import NoteView, show_note
from api.pages.reading import show_reading
from api.pages.render import Pages
from api.pages.versions import compare_versions
from api.rights import own_note, readable_note
from api.routes.sign_in import PagesDep
from api.wiring import Services
from assistant.domain import editing
from assistant.domain.casenote import Action, Note, NoteState
from assistant.domain.filed import FiledNote
from assistant.domain.finding import Report, Severity
from assistant.domain.person import Role
from assistant.domain.transcript import Transcript
from assistant.domain.user import User
from assistant.errors import AssistantError, BadInputError, ConflictError, NotFoundError
from assistant.storage.database import Transaction
from assistant.storage.notes import CHANGEABLE

router = APIRouter()

Change = Callable[[Note, Transcript | None], Note]


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
    place, after = _number(form.text("place")), form.text("after")
    lines = form.text("text").split("\n")

    def change(note: Note, _: Transcript | None) -> Note:
        return editing.add(note, place, lines, author=user.name, after=after or None)

    try:
        filed, done = _revise(services, user, note_id, form, change, why="Added a sentence")
    except AssistantError as problem:
        return _typed_again(request, user, services, pages, note_id, problem, form, add=place, after=after)
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
    """Give a statement new words, move it, or take it out."""
    do = form.text("do")
    why = {"remove": "Removed a sentence", "move": "Moved a sentence"}.get(do, "Changed a sentence")

    def change(note: Note, _: Transcript | None) -> Note:
        if do == "remove":
            return editing.leave_out(note, statement_id)
        if do in {"move", "up", "down"}:
            return editing.move(note, statement_id, form.text("to") if do == "move" else do)
        return editing.rewrite(note, statement_id, form.text("text").split("\n"), author=user.name)

    try:
        filed, done = _revise(services, user, note_id, form, change, why=why)
    except AssistantError as problem:
        return _typed_again(request, user, services, pages, note_id, problem, form, edit=statement_id)
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
        place = _number(form.text("place"))
        return editing.add_said(note, form.text("utterance"), place, transcript, author=user.name)

    filed, _ = _revise(services, user, note_id, form, change, why="Added from the recording")
    new = _newest(filed.note, "", _number(form.text("place")))
    return RedirectResponse(f"/notes/{note_id}?at={new}&done=added#{new}", 303)


@router.post("/notes/{note_id}/actions")
def set_actions(
    request: Request, note_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Save the table of what happens next."""
    try:

        def change(note: Note, _: Transcript | None) -> Note:
            return editing.with_actions(note, _read_actions(form, note))

        _, done = _revise(services, user, note_id, form, change, why="Changed what happens next")
    except AssistantError as problem:
        return _typed_again(request, user, services, pages, note_id, problem, form, field="actions")
    return RedirectResponse(f"/notes/{note_id}?done={done}#actions", 303)


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

        _, done = _revise(services, user, note_id, form, change, why="Took a suggestion")
        return RedirectResponse(f"/notes/{note_id}?at={target}&done={done}#{target}", 303)
    reason = form.text("reason")
    if found.finding.severity is Severity.HIGH and not reason:
        problem = BadInputError("Say in a few words why you leave this as it is.")
        return _typed_again(
            request, user, services, pages, note_id, problem, form, at=statement_id, field=f"r-{found.key[:12]}"
        )
    with services.database.transaction() as tx:
        own_note(tx, user, note_id)
        for one in asked:
            tx.notes.answer(note_id, key=one.key, answer="left", reason=reason[:1000], by=user.id, by_name=user.name)
            tx.trail.add(who=user.id, did="finding_left", subject=note_id, detail=one.finding.code)
    place = statement_id or ("actions" if is_of_actions(found) else "whole")
    return RedirectResponse(f"/notes/{note_id}?at={statement_id}&done=left#{place}", 303)


@router.get("/notes/{note_id}/submit")
def confirm_submit(request: Request, note_id: str, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Show what is still open before a note is handed in."""
    filed, _, view = load(services, user, note_id)
    if filed.state not in CHANGEABLE or filed.owner != user.id:
        raise ConflictError("This note has been handed in already: open it to see where it stands.")
    return pages.show(request, "submit.html", view=view, filed=filed)


@router.post("/notes/{note_id}/submit")
def submit(note_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Hand a note in to the manager."""
    with services.database.transaction() as tx:
        own_note(tx, user, note_id)
        tx.notes.set_state(note_id, NoteState.SUBMITTED, seen_version=_number(form.text("version")))
        tx.trail.add(who=user.id, did="note_submitted", subject=note_id)
    return RedirectResponse("/work?done=submitted", 303)


@router.get("/notes/{note_id}/reading")
def reading(request: Request, note_id: str, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Show how a note reads, part by part, with the words that lost points."""
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
    found = services.checker.explain(filed.note, age=_age(filed.note))
    return pages.show(request, "reading.html", filed=filed, reading=show_reading(found), figures=found.readability)


@router.get("/notes/{note_id}/versions")
def versions(
    request: Request,
    note_id: str,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
    old: int | None = None,
    new: int | None = None,
) -> Response:
    """List a note's versions with who wrote what, and what changed between two of them."""
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
        listed = tx.notes.versions(note_id)
        newer = new or filed.version
        older = old or max(newer - 1, 1)
        changes = compare_versions(tx.notes.version(note_id, older), tx.notes.version(note_id, newer))
    return pages.show(request, "versions.html", filed=filed, versions=listed, older=older, newer=newer, changes=changes)


def load(services: Services, user: User, note_id: str) -> tuple[FiledNote, Transcript | None, NoteView]:
    """Read a note that this user may read, with its transcript, ready to be shown."""
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
        transcript = _transcript(tx, filed)
        answers = tx.notes.answers(note_id)
    return filed, transcript, show_note(filed, transcript, answers)


def show(
    request: Request,
    user: User,
    services: Services,
    pages: Pages,
    note_id: str,
    *,
    status: int = 200,
    at: str = "",
    **more: object,
) -> Response:
    """Answer with the note's page."""
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
        transcript = _transcript(tx, filed)
        view = show_note(filed, transcript, tx.notes.answers(note_id))
        reviews = tx.reviews.of_note(note_id)
    changeable = filed.owner == user.id and filed.state in CHANGEABLE
    playable = bool(filed.recording) and services.files.playable(filed.recording or "").exists()
    values: dict[str, object] = {"edit": "", "add": None, "after": "", "errors": {}, "typed": "", "field": ""} | more
    return pages.show(
        request,
        "note.html",
        status=status,
        view=view,
        filed=filed,
        here=view.find(at),
        changeable=changeable,
        reviews=reviews,
        transcript=transcript,
        sound=f"/recordings/{filed.recording}/sound" if playable else "",
        **values,
    )


def _revise(
    services: Services, user: User, note_id: str, form: Posted, change: Change, *, why: str
) -> tuple[FiledNote, str]:
    """Keep a new version with its checks; where the checks can't run, the words are kept all the same."""
    seen = _number(form.text("version"))
    with services.database.transaction() as tx:
        filed = own_note(tx, user, note_id)
        transcript = _transcript(tx, filed)
    if filed.version != seen:
        raise ConflictError(
            "This note changed while you were writing. Your words are below: read the newest version, then save again."
        )
    note = change(filed.note, transcript)
    if note == filed.note:
        return filed, "saved"
    done = "saved"
    try:
        report = services.checker.check(note, transcript=transcript, people=note.people, age=_age(note))
    except AssistantError:
        report, done = _unchecked(note, filed.report), "unchecked"
    with services.database.transaction() as tx:
        own_note(tx, user, note_id)
        filed = tx.notes.revise(note_id, note, report, seen_version=seen, by=user.id, by_name=user.name, why=why)
        tx.trail.add(who=user.id, did="note_changed", subject=note_id, detail=f"version {filed.version}")
    return filed, done


def _unchecked(note: Note, before: Report) -> Report:
    """Keep what the last checks said of the words that are still there, and nothing on the others."""
    texts = {s.id: s.text for s in note.statements}
    return before.model_copy(
        update={
            "statements": tuple(c for c in before.statements if texts.get(c.id) == c.text),
            "findings": tuple(f for f in before.findings if f.statement is None or texts.get(f.statement) == f.text),
        }
    )


def _typed_again(
    request: Request,
    user: User,
    services: Services,
    pages: Pages,
    note_id: str,
    problem: AssistantError,
    form: Posted,
    *,
    field: str = "text",
    edit: str = "",
    add: int | None = None,
    after: str = "",
    at: str = "",
) -> Response:
    """Show the note again with the problem, and with what was typed still there."""
    target = "new-text" if add is not None and field == "text" else field
    return show(
        request,
        user,
        services,
        pages,
        note_id,
        status=problem.status,
        at=at or edit,
        edit=edit,
        add=add,
        after=after,
        errors={target: problem.sentence},
        typed=form.text("text"),
        field=field,
        typed_actions=_typed_actions(form) if field == "actions" else None,
    )


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


def _transcript(tx: Transaction, filed: FiledNote) -> Transcript | None:
    return tx.transcripts.latest(filed.recording) if filed.recording else None


def _newest(note: Note, after: str, place: int) -> str:
    """Find the statement that was just added."""
    statements = note.sections[place].statements
    ids = [s.id for s in statements]
    return ids[ids.index(after) + 1] if after in ids[:-1] else ids[-1]


def _age(note: Note) -> int | None:
    """Give the child's age, so that an edit is checked as the draft was."""
    return next((p.age for p in note.people if p.role is Role.CHILD), None)


def _number(text: str) -> int:
    if not (text.isdecimal() and len(text) < 10):
        raise BadInputError("A part of this form is missing: load the page again.")
    return int(text)
