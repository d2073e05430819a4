"""Every page holds to WCAG 2.2 AA as far as a machine can tell, wide and on a phone, and fits the phone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from api.deps import SESSION_COOKIE
from assistant.domain.casenote import NoteState
from assistant.domain.user import User
from tests.e2e.running import served
from tests.house import House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = (1280, 375)


def test_every_page_is_accessible_and_fits_a_phone(house: House, browser: Browser) -> None:
    pages = _pages(house)
    problems: list[str] = []
    with served(house.with_demo()) as address:
        for width in WIDTHS:
            for user, path in pages:
                context = browser.new_context(viewport={"width": width, "height": 800})
                if user:
                    context.add_cookies([{"name": SESSION_COOKIE, "value": house.session(user), "url": address}])
                page = context.new_page()
                said: list[str] = []
                page.on("pageerror", _keep(said))
                page.on("console", lambda one, said=said: said.append(one.text) if one.type == "error" else None)
                answer = page.goto(address + path)
                assert answer is not None
                assert answer.status == 200, path
                assert page.locator("h1").count() == 1, path
                found = Axe().run(page, options=RULES).response["violations"]
                wide = page.evaluate("document.documentElement.scrollWidth")
                problems += [f"{path} at {width}: {one['id']} {one['nodes'][0]['html'][:120]}" for one in found]
                problems += [f"{path} is {wide} wide on {width}"] if wide > width else []
                problems += [f"{path}: {words}" for words in said]
                context.close()
    assert problems == []


def _pages(house: House) -> list[tuple[User | None, str]]:
    filed = house.note(house.worker)
    first = filed.note.statements[0].id
    recording = house.recording(house.other_worker)
    with house.services.database.transaction() as tx:
        sent = tx.notes.add(
            filed.note, filed.report, owner=house.other_worker.id, recording=None, by="words", by_name="Heard"
        )
        tx.notes.set_state(sent.id, NoteState.SUBMITTED, seen_version=1)
    note, waiting = f"/notes/{filed.id}", f"/recordings/{recording.id}"
    worker = ["/work", "/recordings/new", note, f"{note}?at={first}", f"{note}?edit={first}", f"{note}?add=2"]
    worker += [
        f"{note}/submit",
        f"{note}/versions",
        f"{note}/reading",
        f"{note}/child",
        f"{note}/copy",
        f"/recordings/{filed.recording}/transcript",
        "/check",
    ]
    return [
        (None, "/sign-in"),
        (None, "/sign-in/a-link"),
        *((house.worker, path) for path in worker),
        *((house.other_worker, path) for path in ("/work", waiting, f"{waiting}/who", f"{waiting}/delete")),
        *((house.manager, path) for path in ("/to-review", f"/notes/{sent.id}/review", f"/notes/{sent.id}")),
        *((house.qa, path) for path in ("/notes", "/compare", "/compare/sound")),
        *((house.admin, path) for path in ("/people", "/trail", "/password")),
    ]


def _keep(said: list[str]) -> Callable[[object], None]:
    return lambda problem: said.append(str(problem))
