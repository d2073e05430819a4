"""Recording a visit in the browser: the page, its copy for when there is no signal, and who is signed in."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.deps import ServicesDep, UserDep, form_token
from api.pages.record import DICTATED, blocked, read_notice
from api.pages.render import Pages
from api.pages.visit_form import ROWS, VisitForm, empty_form, families_of
from api.pages.words import HERE
from api.rights import own_recording
from api.routes.sign_in import PagesDep
from api.wiring import Services
from assistant.domain.recording import Recording
from assistant.drafting.notetypes import list_note_types

router = APIRouter()

STATIC = Path(__file__).resolve().parent.parent / "static"
OFFLINE = "/record/offline"
KEPT = ("*.css", "*.svg", "*.js", "js/*.js")
LEFT_OUT = "js/record-worker.js"


@router.get("/record")
def record_page(request: Request, user: UserDep, services: ServicesDep, pages: PagesDep, again: str = "") -> Response:
    """Record a visit, or dictate a note after it."""
    with services.database.transaction() as tx:
        before = own_recording(tx, user, again) if again else None
        recordings = tx.recordings.of_owner(user.id)
    form = empty_form(services.clock.now().astimezone(HERE).date(), user.name, before)
    return _show(request, services, pages, form, families=families_of(recordings))


@router.get(OFFLINE)
def offline_page(request: Request, services: ServicesDep, pages: PagesDep) -> Response:
    """Give the page as a device keeps it: nobody's name, no token, no family."""
    request.state.user = None
    form = empty_form(services.clock.now().astimezone(HERE).date(), "")
    return _show(request, services, pages, form.model_copy(update={"typed": form.typed | {"date": ""}}), families=[])


@router.get("/record-worker.js")
def worker_script(services: ServicesDep) -> Response:
    """Give the script that opens the page without signal; it names what to keep, and changes when that does."""
    paths = sorted({path for pattern in KEPT for path in STATIC.glob(pattern)} - {STATIC / LEFT_OUT})
    digest = hashlib.sha256("\n".join(read_notice(services.settings.prompts)).encode())
    for path in [*paths, STATIC / LEFT_OUT, *sorted((STATIC.parent / "templates").rglob("*.html"))]:
        digest.update(path.read_bytes())
    kept = {
        "version": digest.hexdigest()[:16],
        "page": OFFLINE,
        "files": [f"/static/{path.relative_to(STATIC).as_posix()}" for path in paths],
    }
    script = f"self.KEPT = {json.dumps(kept)};\n" + (STATIC / LEFT_OUT).read_text(encoding="utf-8")
    return Response(script, media_type="text/javascript")


@router.get("/api/v1/session")
def session(request: Request, user: UserDep) -> dict[str, str]:
    """Say who is signed in, and give the token that their forms carry."""
    return {"user": user.id, "form_token": form_token(request)}


def _show(
    request: Request,
    services: Services,
    pages: Pages,
    form: VisitForm,
    families: Sequence[tuple[str, Recording]],
) -> Response:
    note_types = list_note_types(services.settings.prompts)
    return pages.show(
        request,
        "record.html",
        form=form,
        errors={},
        first_rows=ROWS,
        families=families,
        note_types=note_types,
        blocked=blocked(note_types),
        notice=read_notice(services.settings.prompts),
        dictated=DICTATED,
    )
