"""Working through a note's sections: reading and accepting what stands there, and showing it short or as a list."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from api.deps import PostedDep, ServicesDep, UserDep
from api.pages.read_through import READ, keys_of
from api.revising import number, revise
from api.rights import changeable_note
from assistant.checks.telling import foldable
from assistant.domain import shaping
from assistant.domain.casenote import Note, Shape
from assistant.domain.parts import section_at
from assistant.domain.transcript import Transcript
from assistant.errors import BadInputError, NotFoundError

router = APIRouter()

SHAPES = {
    Shape.FULL: "Showed a section in full",
    Shape.SHORT: "Shortened a section",
    Shape.BULLETS: "Made a section a list",
}


@router.post("/notes/{note_id}/read")
def accept(note_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Keep that the worker has read a statement, or a whole section, and takes it as it stands; or take that back."""
    with services.database.transaction() as tx:
        filed = changeable_note(tx, user, note_id)
        if form.text("place"):
            ids = [s.id for s in section_at(filed.note, number(form.text("place"))).statements]
        else:
            ids = form.texts("statement")
        keys = keys_of(filed.note, ids)
        if not keys:
            raise NotFoundError("This sentence is not in the note any more: load the page again.")
        if form.text("do") == "unread":
            tx.notes.withdraw(note_id, keys.values())
        else:
            for key in keys.values():
                tx.notes.answer(note_id, key=key, answer=READ, reason="", by=user.id, by_name=user.name)
        tx.trail.add(who=user.id, did="note_read", subject=note_id, detail=str(len(keys)))
    if form.text("place"):
        return RedirectResponse(f"/notes/{note_id}?done=read#section-{form.text('place')}", 303)
    only = next(iter(keys))
    done = "unread" if form.text("do") == "unread" else "read"
    return RedirectResponse(f"/notes/{note_id}?at={only}&done={done}#{only}", 303)


@router.post("/notes/{note_id}/sections/{place}/shape")
def shape(note_id: str, place: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Show a section in full, short, or as a list; no statement is lost."""
    if form.text("shape") not in set(Shape):
        raise BadInputError("Choose how this part is shown: in full, short, or as a list.")
    wanted, where = Shape(form.text("shape")), number(place)

    def change(note: Note, _: Transcript | None) -> Note:
        section = section_at(note, where)
        fold = foldable(section) if wanted is Shape.SHORT else ()
        if wanted is Shape.SHORT and not fold:
            raise BadInputError("This part can’t be made shorter without losing something that matters.")
        return shaping.shaped(note, where, wanted, fold=fold)

    _, done = revise(services, user, note_id, form, change, why=SHAPES[wanted])
    return RedirectResponse(f"/notes/{note_id}?done={done}#section-{where}", 303)
