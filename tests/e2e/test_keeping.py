"""What a manager has typed stays while the note is read, and a link to a folded sentence opens it."""

import pytest
from playwright.sync_api import Browser, expect

from api.deps import SESSION_COOKIE
from assistant.domain.casenote import NoteState
from tests.e2e.running import served
from tests.house import House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def test_a_jump_to_a_sentence_opens_it_and_keeps_what_was_typed(house: House, browser: Browser) -> None:
    filed = house.note(house.worker)
    with house.services.database.transaction() as tx:
        tx.notes.set_state(filed.id, NoteState.SUBMITTED, seen_version=1)
    with served(house.services) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": SESSION_COOKIE, "value": house.session(house.manager), "url": address}])
        page = context.new_page()
        page.goto(f"{address}/notes/{filed.id}/review")
        page.locator("#reason").fill("The father was not asked.")
        page.locator("[data-block]").last.dispatch_event("click")
        expect(page.locator("details.reviewed[open] .support")).to_be_visible()
        page.wait_for_timeout(500)
        expect(page.locator("#reason")).to_have_value("The father was not asked.")
        context.close()
