"""Adding what was said: a worker finds words in the transcript and takes them into the note with their moment."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import Posted, PostedDep, ServicesDep, UserDep
from api.pages.render import Pages
from api.pages.said_view import evidence_for, evidence_of_words, show_said
from api.revising import number, revise
from api.rights import own_note
from api.routes.sign_in import PagesDep
from api.showing import marks_of, transcript_of
from api.wiring import Services
from assistant.domain.casenote import Evidence, Note
from assistant.domain.parts import section_at
from assistant.domain.quoting import add_quote
from assistant.domain.transcript import Transcript
from assistant.domain.user import User
from assistant.errors import AssistantError, BadInputError, NotFoundError

router = APIRouter()

GONE = "The transcript is gone, so nothing can be added from it: write it yourself."


@router.get("/notes/{note_id}/said")
def find(
    request: Request,
    note_id: str,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
    place: int = 0,
    after: str = "",
    words: str = "",
    who: str = "",
    page: int = 1,
    part: str = "",
) -> Response:
    """Show what was said, found by words and by voice; `part` opens one turn to take only some of its words."""
    asked = {"place": place, "after": after, "words": words, "who": who, "page": page, "part": part}
    return _show(request, user, services, pages, note_id, asked)


@router.post("/notes/{note_id}/quotes")
def add(
    request: Request, note_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Add the ticked sentences, or some words of one turn, with the moment they were said."""
    place = number(form.text("place"))
    added: list[str] = []

    def change(note: Note, transcript: Transcript | None) -> Note:
        if transcript is None:
            raise NotFoundError(GONE)
        after = form.text("after") or None
        for evidence in _chosen(form, transcript):
            known = {s.id for s in note.statements}
            note = add_quote(note, evidence, place, transcript, author=user.name, after=after)
            after = next(s.id for s in note.statements if s.id not in known)
            added.append(after)
        return note

    try:
        revise(services, user, note_id, form, change, why="Added from the recording")
    except BadInputError as problem:
        asked: dict[str, object] = {name: form.text(name) for name in ("after", "words", "who", "part")}
        return _show(
            request, user, services, pages, note_id, asked | {"place": place, "page": 1}, problem, form.text("said")
        )
    return RedirectResponse(f"/notes/{note_id}?at={added[0]}&done=added#{added[0]}", 303)


def _chosen(form: Posted, transcript: Transcript) -> list[Evidence]:
    if form.text("part"):
        return [evidence_of_words(transcript, form.text("part"), form.text("said"))]
    return evidence_for(transcript, form.texts("take"))


def _show(
    request: Request,
    user: User,
    services: Services,
    pages: Pages,
    note_id: str,
    asked: dict[str, object],
    problem: AssistantError | None = None,
    typed: str = "",
) -> Response:
    with services.database.transaction() as tx:
        filed = own_note(tx, user, note_id)
        transcript = transcript_of(tx, filed)
    if transcript is None:
        raise NotFoundError(GONE)
    section = section_at(filed.note, int(str(asked["place"])))
    view = show_said(
        filed.note, transcript, wanted=str(asked["words"]), who=str(asked["who"]), page=int(str(asked["page"]))
    )
    with services.database.transaction() as tx:
        marks = marks_of(tx, filed)
    playable = bool(filed.recording) and services.files.playable(filed.recording or "").exists()
    part = next((u for u in transcript.utterances if u.id == asked["part"]), None)
    return pages.show(
        request,
        "said.html",
        status=problem.status if problem else 200,
        filed=filed,
        section=section,
        view=view,
        asked=asked,
        part=part,
        typed=typed,
        errors={"said" if part else "turns": problem.sentence} if problem else {},
        transcript=transcript,
        marks=marks,
        sound=f"/recordings/{filed.recording}/sound" if playable else "",
    )
