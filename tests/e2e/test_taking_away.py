"""A note is taken away by keyboard alone, wide and on a phone, with scripts and without."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from api.deps import SESSION_COOKIE
from tests.e2e.running import served
from tests.e2e.test_accessible import RULES
from tests.house import House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

PICTURES = os.environ.get("HEARD_TEST_PICTURES", "")


@contextmanager
def on_a_note(house: House, browser: Browser, width: int, *, scripts: bool = True) -> Iterator[Page]:
    filed = house.note(house.worker)
    with served(house.services) as address:
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
        context.add_cookies([{"name": SESSION_COOKIE, "value": house.session(house.worker), "url": address}])
        page = context.new_page()
        page.goto(f"{address}/notes/{filed.id}")
        yield page
        context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_panel_is_accessible_and_fits(house: House, browser: Browser, width: int) -> None:
    with on_a_note(house, browser, width) as page:
        page.locator(".takeaway summary").focus()
        page.keyboard.press("Enter")
        page.locator(".takeaway__form").wait_for(state="visible")
        found = Axe().run(page, context=".takeaway", options=RULES).response["violations"]
        assert [one["id"] for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"takeaway-{width}.png")


def test_a_pdf_with_its_sources_is_taken_by_keyboard(house: House, browser: Browser) -> None:
    with on_a_note(house, browser, 1280) as page:
        page.locator(".takeaway summary").focus()
        for key in ("Enter", "Tab", "ArrowDown", "Tab", "Space", "Tab", "Tab"):
            page.keyboard.press(key)
        with page.expect_download() as taken:
            page.keyboard.press("Enter")
        name = taken.value.suggested_filename
        assert name.startswith("2026-04-21_home-visit_")
        assert name.endswith(".pdf")
        assert "sources=on" in taken.value.url
        assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")


def test_it_works_without_scripts(house: House, browser: Browser) -> None:
    with on_a_note(house, browser, 1280, scripts=False) as page:
        page.locator(".takeaway summary").click()
        page.get_by_label("Plain text").check()
        page.get_by_label("How this note was made").check()
        with page.expect_download() as taken:
            page.get_by_role("button", name="Download").click()
        assert "HOW THIS NOTE WAS MADE" in Path(taken.value.path()).read_text()
        page.get_by_role("button", name="Copy for the case system").click()
        page.wait_for_url("**/copy?*")
        assert "HOW THIS NOTE WAS MADE" in page.locator("#copy-text").input_value()
