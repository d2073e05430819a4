"""Every route is in the one table of who may open what, and the table names no route that is not there."""

from collections.abc import Iterator

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.access import TABLE, Door
from api.deps import posted
from api.routes import ROUTERS
from api.routes.uploads import held

STREAMED = {"/recordings", "/api/v1/recordings"}
ANYONE = {
    "GET /health",
    "GET /sign-in",
    "POST /sign-in",
    "GET /sign-in/{token}",
    "POST /sign-in/{token}",
    "POST /try/{role}",
}


def test_every_route_has_its_roles_in_the_table() -> None:
    assert {f"{method} {route.path}" for route in _routes() for method in route.methods} == set(TABLE)


def test_only_signing_in_and_health_are_open_to_anyone() -> None:
    assert {route for route, door in TABLE.items() if door is Door.ANYONE} == ANYONE


def test_an_administrator_opens_no_case() -> None:
    from api.access import ADMIN

    opened = {route for route, door in TABLE.items() if not isinstance(door, Door) and door >= ADMIN}
    assert not [route for route in opened if "note" in route or "recording" in route]


def test_every_form_is_held_against_its_token() -> None:
    unheld = [
        route.path
        for route in _routes()
        if route.methods & {"POST", "PATCH", "DELETE"}
        and route.path not in STREAMED
        and not (_uses(route.dependant, posted) or _uses(route.dependant, held))
    ]
    assert unheld == []


def _routes() -> Iterator[APIRoute]:
    for router in ROUTERS:
        for route in router.routes:
            assert isinstance(route, APIRoute)
            yield route


def _uses(dependant: Dependant, wanted: object) -> bool:
    return dependant.call is wanted or any(_uses(inner, wanted) for inner in dependant.dependencies)
