"""Other words for a sentence or a section by an instruction: offered as a difference, taken or refused one by one."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import Posted, PostedDep, ServicesDep, UserDep
from api.pages.reword_view import OfferView, instructions_for, show_offers
from api.revising import number, revise
from api.rights import own_note
from api.routes.sign_in import PagesDep
from api.showing import transcript_of
from api.wiring import Services
from assistant.domain import editing
from assistant.domain.casenote import Note
from assistant.domain.merging import merge
from assistant.domain.parts import place_of, section_at, statement_of
from assistant.domain.transcript import Transcript
from assistant.errors import BadInputError, ConflictError
from assistant.storage.notes import CHANGEABLE

router = APIRouter()

LONGEST_INSTRUCTION = 300
NOT_OFFERED = (
    "These are not the words that were offered for this sentence: ask for other words again, "
    "or change the sentence yourself."
)


@router.get("/notes/{note_id}/reword")
def ask(
    request: Request,
    note_id: str,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
    place: int | None = None,
    statement: str = "",
    how: str = "",
) -> Response:
    """Ask for an instruction, or show what it would make of a sentence or of a whole section."""
    with services.database.transaction() as tx:
        filed = own_note(tx, user, note_id)
        transcript = transcript_of(tx, filed)
    if filed.state not in CHANGEABLE:
        raise ConflictError("This note has been handed in, so it can’t be changed until it is returned.")
    where = place_of(filed.note, statement) if statement else place if place is not None else 0
    section = section_at(filed.note, where)
    statements = [statement_of(filed.note, statement)] if statement else list(section.statements)
    offered: list[OfferView] = []
    staying: list[OfferView] = []
    errors: dict[str, str] = {}
    sealed: dict[str, str] = {}
    if how.strip():
        try:
            made = services.checker.reword(
                filed.note, [s.id for s in statements], how[:LONGEST_INSTRUCTION], transcript=transcript
            )
            offered, staying = show_offers(filed.note, made)
            sealed = {o.statement: services.seals.seal(*_parts(note_id, o)) for o in offered}
        except BadInputError as problem:
            errors = {"how": problem.sentence}
    return pages.show(
        request,
        "reword.html",
        status=422 if errors else 200,
        filed=filed,
        section=section,
        place=where,
        statement=statement,
        statements=statements,
        how=how,
        instructions=instructions_for(filed.note),
        offered=offered,
        staying=staying,
        sealed=sealed,
        errors=errors,
    )


@router.post("/notes/{note_id}/reword")
def take(note_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Put the chosen words into the note; what was not chosen stays."""
    chosen = form.texts("take")
    place = number(form.text("place"))
    back = f"/notes/{note_id}?at={form.text('statement')}"
    if not chosen:
        return RedirectResponse(f"{back}&done=refused#section-{place}", 303)

    def change(note: Note, _: Transcript | None) -> Note:
        for key in chosen:
            note = _with_words(services, note_id, note, key, form, author=user.name)
        return note

    why = f"Put into other words: {form.text('how')[:60]}"
    _, done = revise(services, user, note_id, form, change, why=why)
    return RedirectResponse(f"{back}&done={done}#section-{place}", 303)


def _with_words(services: Services, note_id: str, note: Note, key: str, form: Posted, *, author: str) -> Note:
    """Take words that were offered here; ConflictError for any others, which would be the worker's own."""
    offer = OfferView(
        statement=key,
        old="",
        text=form.text(f"text-{key}"),
        engine=form.text(f"engine-{key}"),
        model=form.text(f"model-{key}"),
        prompt=form.text(f"prompt-{key}"),
        joins=tuple(form.texts(f"joins-{key}")),
    )
    if not services.seals.holds(form.text(f"seal-{key}"), *_parts(note_id, offer)):
        raise ConflictError(NOT_OFFERED)
    for second in offer.joins:
        note = merge(note, key, second, author=author)
    return editing.reword(
        note, {key: offer.text or ""}, author=author, engine=offer.engine, model=offer.model, prompt=offer.prompt
    )


def _parts(note_id: str, offer: OfferView) -> tuple[str, ...]:
    """Give what an offer's seal holds together: for which sentence which words are whose."""
    words = " ".join((offer.text or "").split())
    return (note_id, offer.statement, words, offer.engine, offer.model, offer.prompt, *offer.joins)
