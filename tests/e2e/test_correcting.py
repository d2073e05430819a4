"""By the keyboard alone: saying whose a sentence is, taking suggestions, undoing, and a child's own words."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from api.deps import SESSION_COOKIE
from assistant.domain.casenote import Kind, Note, Section, Statement
from assistant.domain.filed import FiledNote
from tests.e2e.keyboard import reach
from tests.e2e.running import served
from tests.house import PEOPLE, House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

MOST_TABS = 120
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LETTER = (
    "Dear Idris,",
    "The assessment commenced prior to the school holiday.",
    "We utilised a room at the contact centre, and you told me that contact with your dad is hard for you.",
    *(f"On {day} I came to see you and you showed me your cards." for day in ("Monday", "Tuesday", "Friday")),
    *(f"In {month} we will talk about school, football and the bus." for month in ("May", "June", "July", "August")),
)


def test_whose_it_is_is_said_and_undone_by_keyboard(house: House, browser: Browser) -> None:
    filed = house.note(house.worker)
    statement = next(s for s in filed.note.statements if s.kind is Kind.PARENT_VIEW)
    with served(house.services) as address:
        page = _page(browser, house, address)
        page.goto(f"{address}/notes/{filed.id}?at={statement.id}")
        before = page.locator(".strip").inner_html()
        reach(page, f"#say-{statement.id}", most=MOST_TABS)
        page.keyboard.type("The worker's analysis")
        _press(page, "Keep")
        expect(page.locator(".whose")).to_contain_text("You said so, 21 April.", timeout=60_000)
        assert page.locator(".strip").inner_html() != before
        assert Axe().run(page, options=RULES).response["violations"] == []
        _press(page, "Undo")
        expect(page.get_by_role("button", name="Put it back")).to_be_visible(timeout=60_000)
        assert page.locator(".strip").inner_html() == before
        expect(page.locator(".done")).to_be_focused()
        page.context.close()


@pytest.mark.parametrize("width", [1280, 375])
def test_a_letter_is_made_plainer_by_keyboard(house: House, browser: Browser, width: int) -> None:
    filed = _letter(house)
    with served(house.services) as address:
        page = _page(browser, house, address, width)
        page.goto(f"{address}/notes/{filed.id}/child")
        _press(page, "Use all")
        expect(page.locator(".letter")).to_contain_text("The assessment started before", timeout=60_000)
        expect(page.locator(".letterside")).to_contain_text("was ")
        reach(page, "#own-term", most=MOST_TABS)
        page.keyboard.type("contact")
        page.keyboard.press("Tab")
        page.keyboard.type("seeing Dad")
        page.keyboard.press("Enter")
        expect(page.locator(".ownwords__list")).to_contain_text("contact is “seeing Dad”", timeout=60_000)
        _press(page, "Undo")
        expect(page.locator(".letter")).to_contain_text("commenced prior to", timeout=60_000)
        assert Axe().run(page, options=RULES).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.context.close()


def test_a_lost_point_leads_to_its_words(house: House, browser: Browser) -> None:
    filed = _letter(house)
    with served(house.services) as address:
        page = _page(browser, house, address)
        page.goto(f"{address}/notes/{filed.id}/child")
        page.locator(".points summary").first.press("Enter")
        link = page.locator(".points[open] a").first
        link.press("Enter")
        name = str(link.get_attribute("href"))
        assert page.locator(name).evaluate("one => one.matches(':target')")
        assert page.locator(name).inner_text() == link.inner_text()
        page.context.close()


def _letter(house: House) -> FiledNote:
    statements = tuple(
        Statement(id=f"p{n}", text=text, kind=Kind.OBSERVATION, written_by="person", author="Amara Boyd")
        for n, text in enumerate(LETTER, 1)
    )
    part = Section(heading="My letter to you", for_child=True, statements=statements)
    note = Note(type="letter-to-child", people=PEOPLE, sections=(part,))
    report = house.services.checker.check(note, people=note.people)
    with house.services.database.transaction() as tx:
        by = house.worker.id
        return tx.notes.add(note, report, owner=by, recording=None, by=by, by_name="Amara Boyd")


def _page(browser: Browser, house: House, address: str, width: int = 1280) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([{"name": SESSION_COOKIE, "value": house.session(house.worker), "url": address}])
    return context.new_page()


def _press(page: Page, words: str) -> None:
    """Reach a button by the Tab key, and press Enter."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "document.activeElement.tagName === 'BUTTON' ? document.activeElement.innerText.trim() : ''"
        )
        if here.startswith(words):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f'"{words}" can\'t be reached with the Tab key')
