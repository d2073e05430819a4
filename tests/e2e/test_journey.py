"""A visit goes from a recording to an approved note by the keyboard alone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.domain.user import User
from tests.e2e.keyboard import reach
from tests.e2e.running import served, working
from tests.house import House, write_tone

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

MOST_TABS = 160


def test_a_recording_becomes_an_approved_note_by_keyboard_alone(house: House, browser: Browser, tmp_path: Path) -> None:
    with served(working(house, tmp_path)) as address:
        page = _signed_in(browser, address, house, house.worker)
        _press(page, "Add a recording")
        _hand_over(page, tmp_path)
        expect(page.locator("h1")).to_have_text("Say who is who", timeout=60_000)
        _press(page, "Say who is who")
        _choose(page, "who-S1-3")
        _choose(page, "who-S2-1")
        _choose(page, "who-S3-0")
        _press(page, "This is who they are")
        expect(page.locator("h1")).to_have_text("Your note is ready", timeout=60_000)
        _press(page, "Read the draft")
        _hear_and_change(page)
        _press(page, "Send to your manager")
        _press(page, "Send it")
        expect(page.locator(".done")).to_have_text("Sent to your manager.")
        page.context.close()

        page = _signed_in(browser, address, house, house.manager)
        _press(page, "I V")
        _choose(page, "decision")
        for reason in page.locator("input[id^=harm-]").all():
            reason.focus()
            page.keyboard.type("Seen by me on the day.")
        _press(page, "See the record it makes")
        expect(page.locator("h1")).to_have_text("This goes in the file")
        _press(page, "Approve and record")
        expect(page.locator(".done")).to_contain_text("Approved.")
        page.context.close()


def _signed_in(browser: Browser, address: str, house: House, user: User) -> Page:
    with house.services.database.transaction() as tx:
        link = tx.users.new_link(user.id)
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{address}/sign-in/{link}")
    _press(page, "Sign in")
    _press(page, "Not now")
    return page


def _hand_over(page: Page, folder: Path) -> None:
    sound = folder / "visit.wav"
    write_tone(sound, 38.0)
    reach(page, "#recording", most=MOST_TABS)
    page.locator("#recording").set_input_files(sound)
    reach(page, "#type", most=MOST_TABS)
    page.keyboard.type("Home visit")
    for row, name in ((0, "Idris Vale"), (2, "Carys Vale"), (3, "Tomasz Vale")):
        if row:
            reach(page, f"#role-{row}", most=MOST_TABS)
            page.keyboard.type("Mother" if row == 2 else "Father")
        reach(page, f"#name-{row}", most=MOST_TABS)
        page.keyboard.type(name)
    _choose(page, "basis-agreed")
    reach(page, "#agreed_by", most=MOST_TABS)
    page.keyboard.type("Carys Vale")
    _press(page, "Add this recording")


def _hear_and_change(page: Page) -> None:
    statement = page.locator("[data-hear]").last
    key = statement.get_attribute("data-statement")
    statement.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".beside")).to_be_visible()
    page.wait_for_function("document.getElementById('audio').currentTime > 0")
    _press(page, "Change")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" This was said twice.")
    page.keyboard.press("Enter")
    expect(page.locator("#new-text")).to_be_focused(timeout=60_000)
    page.keyboard.type("The kitchen was warm.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The kitchen was warm.").first).to_be_visible(timeout=60_000)
    expect(page.locator(f"#{key}")).to_contain_text("This was said twice.")
    expect(page.get_by_text("not from the recording").first).to_be_visible()


def _press(page: Page, words: str) -> None:
    """Reach a link or button by the Tab key, and press Enter."""
    expect(page.locator("a, button", has_text=words).first).to_be_visible()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "['A', 'BUTTON'].includes(document.activeElement.tagName) ? document.activeElement.innerText.trim() : ''"
        )
        if here == words or here.startswith(f"{words}\n") or here.startswith(f"{words}:"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f'"{words}" can\'t be reached with the Tab key')


def _choose(page: Page, field: str) -> None:
    """Choose a radio button with the keyboard: the Tab key finds its group, Space or the arrows choose."""
    wanted = page.locator(f"#{field}")
    group = wanted.get_attribute("name")
    for _ in range(MOST_TABS):
        if page.evaluate("document.activeElement.name") == group:
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(12):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{field} can't be chosen with the keyboard")
