"""A letter to the child, made of the sentences of a note that a child may safely read; the worker chooses which."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import PostedDep, ServicesDep, UserDep
from api.lettering import make_letter
from api.own_words import words_for
from api.pages.letter_view import show_choices
from api.rights import own_note
from api.routes.sign_in import PagesDep
from api.showing import transcript_of
from assistant.drafting.notetypes import load_note_type
from assistant.errors import BadInputError

router = APIRouter()

KIND = "letter-to-child"


@router.get("/notes/{note_id}/letter")
def choose(request: Request, note_id: str, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Show which sentences may go into a letter to the child, in the words that would be used, and which may not."""
    with services.database.transaction() as tx:
        filed = own_note(tx, user, note_id)
        transcript = transcript_of(tx, filed)
    choices = show_choices(services.checker, filed, transcript)
    return pages.show(request, "letter.html", filed=filed, choices=choices, errors={})


@router.post("/notes/{note_id}/letter")
def make(
    request: Request, note_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Make a letter of the chosen sentences, as a note of its own."""
    with services.database.transaction() as tx:
        filed = own_note(tx, user, note_id)
        transcript, words = transcript_of(tx, filed), words_for(tx, filed)
    choices = show_choices(services.checker, filed, transcript)
    try:
        note = make_letter(
            filed,
            choices,
            form.texts("take"),
            load_note_type(services.settings.prompts, KIND),
        )
    except BadInputError as problem:
        shown = {"choices": problem.sentence}
        return pages.show(request, "letter.html", status=422, filed=filed, choices=choices, errors=shown)
    report = services.checker.check(note, transcript=transcript, people=note.people, words=words)
    with services.database.transaction() as tx:
        own_note(tx, user, note_id)
        letter = tx.notes.add(note, report, owner=user.id, recording=filed.recording, by="words", by_name="Heard")
        tx.trail.add(who=user.id, did="letter_made", subject=letter.id, detail=f"from {note_id}")
    return RedirectResponse(f"/notes/{letter.id}?done=letter", 303)
