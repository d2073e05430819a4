"""What case systems hold apart from the text: where and how long, who was seen, and what became of earlier actions."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import Posted, PostedDep, ServicesDep, UserDep
from api.revising import revise
from api.routes.sign_in import PagesDep
from api.showing import typed_again
from assistant.domain.carrying import with_carried
from assistant.domain.casenote import Note
from assistant.domain.transcript import Transcript
from assistant.domain.visitfacts import Carried, Progress, VisitFacts
from assistant.errors import AssistantError, BadInputError

router = APIRouter()

ANSWERS = {"yes": True, "no": False, "": None}


@router.post("/notes/{note_id}/facts")
def set_facts(
    request: Request, note_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Keep where the visit was, how long, and who was seen."""

    def change(note: Note, _: Transcript | None) -> Note:
        return note.model_copy(update={"facts": _read(form, note)})

    try:
        _, done = revise(services, user, note_id, form, change, why="Said who was seen")
    except AssistantError as problem:
        return typed_again(request, user, services, pages, note_id, problem, form, field="minutes")
    return RedirectResponse(f"/notes/{note_id}?done={done}#facts", 303)


@router.post("/notes/{note_id}/carried")
def set_carried(note_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Keep what became of the actions of earlier notes; what is not done goes on among this note's own."""

    def change(note: Note, _: Transcript | None) -> Note:
        said = dict(
            zip(form.texts("carried"), zip(form.texts("progress"), form.texts("remark"), strict=False), strict=False)
        )
        return with_carried(note, [_became(one, said.get(str(n))) for n, one in enumerate(note.carried)])

    _, done = revise(services, user, note_id, form, change, why="Said what became of earlier actions")
    return RedirectResponse(f"/notes/{note_id}?done={done}#carried", 303)


def _read(form: Posted, note: Note) -> VisitFacts:
    minutes = form.text("minutes")
    if minutes and not (minutes.isdecimal() and len(minutes) < 6 and 1 <= int(minutes) <= 24 * 60):
        raise BadInputError("Write how long the visit was in minutes, such as 45.")
    names = [p.name for p in note.people]
    return VisitFacts(
        place=form.text("place")[:200],
        minutes=int(minutes) if minutes else None,
        seen=tuple(name for name in names if name in form.texts("seen")),
        seen_alone=ANSWERS.get(form.text("seen_alone")),
        why_not_alone=form.text("why_not_alone")[:500] if form.text("seen_alone") == "no" else "",
        bedroom_seen=ANSWERS.get(form.text("bedroom_seen")),
    )


def _became(one: Carried, said: tuple[str, str] | None) -> Carried:
    if said is None or said[0] not in set(Progress):
        return one
    return one.model_copy(update={"progress": Progress(said[0]), "remark": said[1][:500]})
