"""A checked note in a real browser: found by keyboard, chosen by kind, changed in place, and taken away as one file."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from api.deps import SESSION_COOKIE
from tests.e2e.running import served
from tests.house import House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NOTE = """## Mother's views
Mum is manipulative and in denial. Mum told me that she rings school every morning, which shows she is trying hard.
She told me that the MARAC was hard for her.

## Analysis
I am worried about the lock because Idris was found in the street twice. Idris is clearly at risk of harm.
"""
SHOWN = "document.querySelectorAll('[data-finding]').length"
SEEN = "[...document.querySelectorAll('[data-finding]')].filter(f => f.getClientRects().length).length"


@pytest.fixture
def address(house: House) -> Iterator[str]:
    with served(house.services) as started:
        yield started


def test_a_checked_note_is_accessible_and_fits_a_phone(house: House, browser: Browser, address: str) -> None:
    filed = house.note(house.worker)
    problems: list[str] = []
    for width in (1280, 390):
        page = _page(house, browser, address, width=width)
        _check(page, address)
        for what in ("check", "change s1", "whose s3"):
            if what != "check":
                page.locator(f"button[value='{what}']").first.click()
                page.locator("#new, #whose").wait_for()
            page.locator(".doc__more summary").click()
            page.locator("#show-why").check()
            page.locator("#show-low").check()
            problems += _problems(page, f"{what} at {width}", width)
        page.goto(f"{address}/notes/{filed.id}/document")
        problems += _problems(page, f"document at {width}", width)
        page.context.close()
    assert problems == []


def test_findings_are_walked_and_chosen_by_keyboard_alone(house: House, browser: Browser, address: str) -> None:
    page = _page(house, browser, address)
    _check(page, address)
    page.locator("#sum").focus()
    seen = page.evaluate(SEEN)
    assert 2 <= seen < page.evaluate(SHOWN)
    page.keyboard.press("n")
    first = _focused(page)
    expect(page.locator("[data-place]")).to_contain_text(f"1 of {seen}: ")
    page.keyboard.press("n")
    expect(page.locator("[data-place]")).to_contain_text(f"2 of {seen}: ")
    assert _focused(page) != first
    page.keyboard.press("p")
    assert _focused(page) == first
    page.keyboard.press("p")
    expect(page.locator("[data-place]")).to_contain_text(f"{seen} of {seen}: ")
    _tab_to(page, "show-low", back=True)
    page.keyboard.press("Space")
    assert page.evaluate(SEEN) > seen
    _tab_to(page, "show-high", back=True)
    page.keyboard.press("Space")
    assert page.locator("[data-severity=high][data-finding]:visible").count() == 0
    _tab_to(page, "show-medium")
    page.keyboard.press("Space")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.dataset.severity") == "low"
    page.context.close()


def test_letters_stay_letters_in_a_field_and_keys_can_be_turned_off(
    house: House, browser: Browser, address: str
) -> None:
    page = _page(house, browser, address)
    _check(page, address)
    page.locator("#whole-text summary").first.click()
    page.locator("#text").press("End")
    page.keyboard.type(" Nan ran up.")
    assert _focused(page) == "text"
    assert "Nan ran up." in page.locator("#text").input_value()
    page.locator(".doc__more summary").click()
    page.locator("#keys").uncheck()
    page.locator("#sum").focus()
    page.keyboard.press("n")
    assert _focused(page) == "sum"
    page.locator("[data-step='1']").click()
    assert _focused(page).startswith("f")
    page.reload()
    _check(page, address)
    assert not page.locator("#keys").is_checked()
    page.context.close()


def test_kinds_are_chosen_without_scripts(house: House, browser: Browser, address: str) -> None:
    page = _page(house, browser, address, scripts=False)
    _check(page, address)
    before = page.locator("[data-finding]:visible").count()
    page.locator(".doc__more summary").click()
    page.locator("#show-separation").uncheck()
    assert 0 < page.locator("[data-finding]:visible").count() < before
    assert page.locator("[data-group=separation][data-finding]:visible").count() == 0
    page.locator(".doc__finding[data-severity=high] button", has_text="Use this").first.wait_for(state="hidden")
    assert not page.locator("[data-step]").first.is_visible()
    page.locator("button[value='change s1']").click()
    expect(page.locator("#show-separation")).not_to_be_checked()
    page.locator("#new").fill("Mum told me two stories on 2 May.")
    page.locator("button[value=done]").click()
    expect(page.locator("#s1")).to_contain_text("Mum told me two stories on 2 May.")
    expect(page.locator(".ba")).to_contain_text("fewer to look at")
    page.context.close()


def test_a_pause_in_typing_checks_again_and_the_cursor_stays(house: House, browser: Browser, address: str) -> None:
    page = _page(house, browser, address)
    _check(page, address)
    page.locator("button[value='change s1']").click()
    expect(page.locator("#new")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Mum told me two stories on 2 May. She")
    expect(page.locator(".ba")).to_contain_text("fewer to look at", timeout=20_000)
    assert _focused(page) == "new"
    page.keyboard.type(" was calm.")
    expect(page.locator("#text")).to_have_value(
        NOTE.replace("Mum is manipulative and in denial.", "Mum told me two stories on 2 May. She was calm.").strip(),
        timeout=20_000,
    )
    assert page.locator("#new").input_value() == "Mum told me two stories on 2 May. She was calm."
    assert page.locator(".doc__rows .doc__row [data-statement]").count() == 4
    page.locator("button[value=done]").click()
    expect(page.locator("#s2")).to_contain_text("She was calm.")
    expect(page.locator("[data-statement=s1]")).to_be_focused()
    page.locator("button", has_text="Use this").first.click()
    expect(page.locator("#text")).not_to_have_value(re.compile("which shows"))
    page.context.close()


def test_the_report_stands_alone(house: House, browser: Browser, address: str, tmp_path: Path) -> None:
    page = _page(house, browser, address)
    _check(page, address)
    with page.expect_download() as download:
        page.locator("button", has_text="Take this away").click()
    file = tmp_path / "report.html"
    download.value.save_as(file)
    page.context.close()
    for width, scripts in ((1280, True), (390, True), (390, False)):
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        alone = context.new_page()
        asked: list[str] = []
        said: list[str] = []
        alone.on("request", lambda one, asked=asked: asked.append(one.url))
        alone.on("console", lambda one, said=said: said.append(one.text))
        alone.goto(file.as_uri())
        seen = alone.locator("[data-finding]:visible").count()
        alone.locator("#show-high").uncheck()
        assert alone.locator("[data-finding]:visible").count() < seen
        alone.locator("#show-high").check()
        if scripts:
            assert _problems(alone, f"report at {width}", width) == []
            alone.keyboard.press("n")
            assert _focused(alone).startswith("f")
        assert [one for one in asked if not one.startswith(("file:", "data:"))] == []
        assert said == []
        context.close()


def _page(house: House, browser: Browser, address: str, *, width: int = 1280, scripts: bool = True) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    cookie = {"name": SESSION_COOKIE, "value": house.session(house.worker), "url": address}
    context.add_cookies([cookie])
    return context.new_page()


def _check(page: Page, address: str) -> None:
    page.goto(f"{address}/check")
    page.locator("#text").fill(NOTE)
    page.locator(".govuk-button", has_text="Check it").click()
    page.locator("#found").wait_for()


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def _tab_to(page: Page, wanted: str, *, back: bool = False) -> None:
    for _ in range(80):
        if _focused(page) == wanted:
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"#{wanted} can't be reached by keyboard")


def _problems(page: Page, what: str, width: int) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    problems = [f"{what}: {one['id']} {one['nodes'][0]['html'][:140]}" for one in found]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return problems + ([f"{what} is {wide} wide on {width}"] if wide > width else [])
