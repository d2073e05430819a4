"""The administrator's pages: who can sign in, and who did what."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.demo import refuse_demonstration
from api.deps import PostedDep, ServicesDep, UserDep
from api.routes.sign_in import PagesDep
from api.wiring import Services
from assistant.domain.user import UserRole
from assistant.errors import AssistantError, BadInputError

router = APIRouter()

EMPTY = {"name": "", "email": "", "role": "", "team": ""}


@router.get("/people")
def people(request: Request, services: ServicesDep, pages: PagesDep) -> Response:
    """List everybody who can sign in, with a form to add somebody."""
    return _page(request, services, pages, EMPTY, {})


@router.post("/people")
def add_person(request: Request, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Add somebody, and show the link that signs them in once."""
    refuse_demonstration(user)
    typed = {name: form.text(name) for name in EMPTY}
    errors: dict[str, str] = {}
    if not typed["name"]:
        errors["name"] = "Write the person's name."
    if typed["role"] not in set(UserRole):
        errors["role"] = "Choose what the person does."
    if typed["role"] in {UserRole.WORKER, UserRole.MANAGER} and not typed["team"]:
        errors["team"] = "Write the team: a manager sees the notes of their own team."
    if not errors:
        try:
            with services.database.transaction() as tx:
                added = tx.users.add(
                    email=typed["email"], name=typed["name"], role=UserRole(typed["role"]), team=typed["team"]
                )
                link = tx.users.new_link(added.id)
                tx.trail.add(who=user.id, did="user_added", subject=added.id, detail=typed["role"])
            return _link_page(request, pages, added.name, link)
        except BadInputError as problem:
            errors["email"] = problem.sentence
        except ValueError:
            errors["name"] = "This name, address or team is too long: write it shorter."
        except AssistantError as problem:
            errors["email"] = problem.sentence
    return _page(request, services, pages, typed, errors, status=422)


@router.post("/people/{user_id}/link")
def new_link(
    request: Request, user_id: str, _form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Make a new sign-in link for somebody."""
    refuse_demonstration(user)
    with services.database.transaction() as tx:
        person = tx.users.get(user_id)
        link = tx.users.new_link(user_id)
        tx.trail.add(who=user.id, did="sign_in_link_made", subject=user_id)
    return _link_page(request, pages, person.name, link)


@router.post("/people/{user_id}/active")
def set_active(user_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Let somebody in, or keep them out."""
    refuse_demonstration(user)
    active = form.text("active") == "yes"
    if user_id == user.id and not active:
        raise BadInputError("You can't close your own account: ask another administrator.")
    with services.database.transaction() as tx:
        tx.users.set_active(user_id, active=active)
        tx.trail.add(who=user.id, did="account_opened" if active else "account_closed", subject=user_id)
    return RedirectResponse("/people?done=person", 303)


@router.get("/trail")
def trail(request: Request, services: ServicesDep, pages: PagesDep) -> Response:
    """Show who did what, newest first; it holds ids, never words from a case."""
    with services.database.transaction() as tx:
        names = {person.id: person.name for person in tx.users.all()}
        events = tx.trail.newest(300)
    return pages.show(request, "trail.html", events=events, names=names)


def _page(
    request: Request,
    services: Services,
    pages: PagesDep,
    typed: dict[str, str],
    errors: dict[str, str],
    status: int = 200,
) -> Response:
    with services.database.transaction() as tx:
        users = tx.users.all()
    roles = list(UserRole)
    return pages.show(request, "people.html", status=status, users=users, roles=roles, typed=typed, errors=errors)


def _link_page(request: Request, pages: PagesDep, name: str, link: str) -> Response:
    address = f"{request.base_url}sign-in/{link}"
    return pages.show(request, "people_link.html", name=name, address=address)
