"""The words meant for the child: as the child will see them, how they read, and what would make them plainer."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import PostedDep, ServicesDep, UserDep
from api.own_words import words_for
from api.pages.figures import BANDS
from api.pages.findings import group_together, show_findings
from api.pages.kinds import Group, group_of
from api.pages.letter import show_letter
from api.pages.reading import ages, progress_of, show_reading, years_of
from api.pages.render import Pages
from api.revising import age_of, number, revise
from api.rights import readable_note
from api.routes.sign_in import PagesDep
from api.showing import version_before
from api.wiring import Services
from assistant.checks.for_child import CHILD_AGE, places_for_child, spots_of
from assistant.domain import editing
from assistant.domain.casenote import Note
from assistant.domain.childword import ChildWord
from assistant.domain.finding import Readability
from assistant.domain.history import history_of
from assistant.domain.user import User
from assistant.storage.notes import CHANGEABLE

router = APIRouter()


@router.get("/notes/{note_id}/child")
def child_page(
    request: Request, note_id: str, user: UserDep, services: ServicesDep, pages: PagesDep, age: str = ""
) -> Response:
    """Show the part for the child, scored for the child's age or another."""
    return show_child(request, user, services, pages, note_id, age=age)


@router.post("/notes/{note_id}/child")
def choose_parts(note_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Keep which sections the child is meant to read."""
    chosen = {number(place) for place in form.texts("place")}
    _, done = revise(
        services,
        user,
        note_id,
        form,
        lambda note, _: editing.with_child_reading(note, chosen),
        why="Chose what the child reads",
    )
    return RedirectResponse(f"/notes/{note_id}/child?done={done}", 303)


def show_child(
    request: Request,
    user: User,
    services: Services,
    pages: Pages,
    note_id: str,
    *,
    age: str = "",
    status: int = 200,
    errors: dict[str, str] | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    """Answer with the page for the child; `errors` and `typed` are those of the form for the child's words."""
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
        answers = tx.notes.answers(note_id)
        history = history_of(tx.notes.versions(note_id), by=user.id)
        began = version_before(tx, filed, services.clock.now())
        first = tx.notes.version(note_id, began) if began else None
        words = words_for(tx, filed)
    own = age_of(filed.note)
    years = years_of(age, BANDS) or own or CHILD_AGE
    places = places_for_child(filed.note)
    reading = services.checker.explain(filed.note, age=years, places=places, words=words)
    report = (
        filed.report
        if not age or years == own
        else services.checker.check(filed.note, people=filed.note.people, age=years, words=words)
    )
    meant = {s.id for place in places for s in filed.note.sections[place].statements}
    views = [
        view
        for view in show_findings(report.findings, answers)
        if view.finding.statement in meant and group_of(view.finding.code) is Group.LANGUAGE
    ]
    changeable = filed.owner == user.id and filed.state in CHANGEABLE
    return pages.show(
        request,
        "child.html",
        status=status,
        errors=errors or {},
        typed=typed or {},
        filed=filed,
        places=places,
        letter=show_letter(filed.note, places, reading),
        parts=show_reading(reading, spots_of(filed.note, places)),
        progress=progress_of(reading.readability, _score(services, first, years, words) if first else None),
        findings=sorted((view for view in views if view.open), key=lambda view: not view.take),
        together=group_together(views),
        ages=ages(own, BANDS, CHILD_AGE),
        age=age,
        changeable=changeable,
        own_words=words,
        undo=history.undo if changeable else None,
        redo=history.redo if changeable else None,
    )


def _score(services: Services, note: Note, age: int | None, words: Sequence[ChildWord]) -> Readability:
    return services.checker.explain(note, age=age, places=places_for_child(note), words=words).readability
