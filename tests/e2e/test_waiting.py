"""What a page says while something takes long: it is being saved, is not sent twice, and nothing typed is lost."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Route, expect

from api.deps import SESSION_COOKIE
from tests.e2e.running import served
from tests.house import House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("width", [1280, 390])
def test_a_sentence_that_takes_long_to_save_shows_a_sign_of_life(house: House, browser: Browser, width: int) -> None:
    filed = house.note(house.worker)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    with served(house.services) as address:
        context = browser.new_context(viewport={"width": width, "height": 800})
        context.add_cookies([{"name": SESSION_COOKIE, "value": house.session(house.worker), "url": address}])
        page = context.new_page()
        page.goto(f"{address}/notes/{filed.id}?add=0")
        page.route("**/statements", hold)
        page.fill("#new-text", "The flat was warm.")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").get_by_text("Saving, and checking again…")).to_be_visible()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Save", exact=True).first.click()
        assert page.locator("#new-text").get_attribute("readonly") is not None
        found = Axe().run(page, options=RULES).response["violations"]
        assert [one["id"] for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert len(held) == 1
        held.pop().abort()
        expect(page.get_by_text("Your words are still here: try again.")).to_be_visible()
        expect(page.locator("#new-text")).to_have_value("The flat was warm.")
        page.unroute("**/statements")
        page.keyboard.press("Enter")
        expect(page.get_by_text("The flat was warm.").first).to_be_visible(timeout=120_000)
        expect(page.locator("#busy")).to_have_count(0)
        context.close()
    with house.services.database.transaction() as tx:
        texts = [s.text for s in tx.notes.get(filed.id).note.statements]
    assert texts.count("The flat was warm.") == 1
