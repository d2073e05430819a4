"""The words that a child uses: kept with the child, and used in checking every note of this child."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from api.deps import Posted, PostedDep, ServicesDep, UserDep
from api.own_words import shelf_of
from api.revising import recheck
from api.rights import own_note
from api.routes.child import show_child
from api.routes.sign_in import PagesDep
from api.wiring import Services
from assistant.domain.childword import ChildWord
from assistant.domain.user import User
from assistant.errors import AssistantError, BadInputError

router = APIRouter()


@router.post("/notes/{note_id}/words")
def set_words(
    request: Request, note_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Keep a word of this child, or take one out; the checks run again on the same note."""
    try:
        return _set_words(note_id, form, user, services)
    except BadInputError as problem:
        typed = {"term": form.text("term"), "plain": form.text("plain")}
        errors, status = {"own-term": problem.sentence}, problem.status
        return show_child(
            request, user, services, pages, note_id, age=form.text("age"), status=status, errors=errors, typed=typed
        )


def _set_words(note_id: str, form: Posted, user: User, services: Services) -> Response:
    term, plain = " ".join(form.text("term").split()), " ".join(form.text("plain").split())
    removed = form.text("do") == "remove"
    with services.database.transaction() as tx:
        filed = own_note(tx, user, note_id)
        child = filed.note.child
        if child is None:
            raise BadInputError("Nobody in this note is the child: add the child to the visit first.")
        if removed:
            tx.child_words.remove(shelf_of(filed), child.name, term)
        else:
            tx.child_words.keep(shelf_of(filed), child.name, _word(term, plain), by=user.id, by_name=user.name)
        tx.trail.add(who=user.id, did="child_word_removed" if removed else "child_word_kept", subject=note_id)
    try:
        recheck(services, user, note_id)
        done = "words"
    except AssistantError:
        done = "unchecked"
    page = "reading" if form.text("page") == "reading" else "child"
    return RedirectResponse(f"/notes/{note_id}/{page}?age={quote(form.text('age'))}&done={done}#own-words", 303)


def _word(term: str, plain: str) -> ChildWord:
    if term.lower() == plain.lower():
        raise BadInputError("Write what others say, and beside it what the child says instead.")
    if not any(letter.isalnum() for letter in term) or (plain and not any(letter.isalnum() for letter in plain)):
        raise BadInputError("Write a word with at least one letter.")
    try:
        return ChildWord(term=term, plain=plain, kind="liked" if plain else "never")
    except ValidationError:
        raise BadInputError("Write a word, or a few words, of no more than 80 letters.") from None
