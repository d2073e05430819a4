"""A draft is worked on in a real browser: by keyboard alone, on a phone, and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from api.deps import SESSION_COOKIE
from assistant.domain.casenote import Kind
from assistant.domain.filed import FiledNote
from assistant.domain.visitfacts import Carried
from tests.e2e.keyboard import reach
from tests.e2e.running import served
from tests.house import House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TABS = 200


def test_the_pages_of_work_on_a_draft_are_accessible_and_fit_a_phone(house: House, browser: Browser) -> None:
    filed, place = _note(house)
    base, first = f"/notes/{filed.id}", filed.note.sections[place].statements[0].id
    paths = [
        f"{base}?at={first}",
        f"{base}/said?place={place}",
        f"{base}/said?place={place}&part=u4",
        f"{base}/reword?place={place}&how=to+the+child",
        f"{base}/reword?place={place}&how=make+it+nicer",
        f"{base}/letter",
        f"{base}/versions",
    ]
    problems = []
    with served(house.services) as address:
        for width in (1280, 390):
            context = _context(browser, house, address, width=width)
            page = context.new_page()
            for path in paths:
                page.goto(address + path)
                assert page.locator("h1").count() == 1, path
                found = Axe().run(page, options=RULES).response["violations"]
                wide = page.evaluate("document.documentElement.scrollWidth")
                problems += [f"{path} at {width}: {one['id']} {one['nodes'][0]['html'][:120]}" for one in found]
                problems += [f"{path} is {wide} wide on {width}"] if wide > width else []
            context.close()
    assert problems == []


def test_a_draft_is_worked_on_by_keyboard_alone(house: House, browser: Browser) -> None:
    filed, place = _note(house)
    first = filed.note.sections[place].statements[0].id
    with served(house.services) as address:
        context = _context(browser, house, address)
        page = context.new_page()
        page.goto(f"{address}/notes/{filed.id}?at={first}")
        _press(page, f"#read-{first}")
        expect(page.locator(".done")).to_have_text("Kept: you have read this.")
        expect(page.locator("#read")).to_contain_text("1 of")
        _press(page, "button[value=join]")
        expect(page.locator(".done")).to_contain_text("Saved.")
        assert len(_now(house, filed).note.statements) == len(filed.note.statements) - 1
        _press(page, "#undo")
        expect(page.locator("#redo")).to_be_visible()
        assert _now(house, filed).note == filed.note
        _press(page, "#redo")
        expect(page.locator(".done")).to_have_text("Put back.")
        _press(page, "#undo")
        _tell_who_was_seen(page)
        assert _now(house, filed).note.facts.seen == ("Idris Vale",)
        context.close()


def test_words_are_added_reworded_and_put_in_a_letter_by_keyboard_alone(house: House, browser: Browser) -> None:
    filed, place = _note(house)
    childs = next(s for s in filed.note.statements if s.kind is Kind.CHILD_VIEW)
    with served(house.services) as address:
        context = _context(browser, house, address)
        page = context.new_page()
        page.goto(f"{address}/notes/{filed.id}/said?place={place}")
        reach(page, "#words", most=TABS)
        page.keyboard.type("waking")
        page.keyboard.press("Enter")
        expect(page.locator(".said__turn")).to_have_count(1)
        reach(page, ".said__piece:nth-of-type(2) input", most=TABS)
        page.keyboard.press("Space")
        _press(page, ".said__foot button")
        expect(page.locator(".done")).to_have_text("Added.")
        assert _now(house, filed).note.sections[place].statements[-1].evidence[0].utterance == "u4"

        page.goto(f"{address}/notes/{filed.id}/reword?statement={childs.id}")
        _press(page, "button[value='to the child']")
        expect(page.locator("#offers")).to_have_text("1 change to take or leave")
        _press(page, "form[method=post] .govuk-button")
        expect(page.locator(".done")).to_contain_text("Saved.")
        changed = next(s for s in _now(house, filed).note.statements if s.id == childs.id)
        assert "you said" in changed.text

        page.goto(f"{address}/notes/{filed.id}/letter")
        _press(page, "#choices .govuk-button")
        expect(page.locator(".done")).to_contain_text("Read every sentence before it goes to the child.")
        expect(page.locator(".notehead__about")).to_contain_text("Letter to Idris Vale")
        context.close()


def test_everything_works_without_scripts(house: House, browser: Browser) -> None:
    filed, place = _note(house)
    first = filed.note.sections[place].statements[0].id
    with served(house.services) as address:
        context = _context(browser, house, address, scripts=False)
        page = context.new_page()
        page.goto(f"{address}/notes/{filed.id}?at={first}")
        page.click(f"#read-{first}")
        expect(page.locator("#read")).to_contain_text("1 of")
        page.click("button[value=join]")
        page.click("#undo")
        page.click("#redo")
        page.click("#undo")
        page.locator(f"#section-{place} .workon summary").click()
        page.select_option(f"#shape-{place}", "bullets")
        page.locator(f"#section-{place} .workon__shape button").click()
        expect(page.locator(f"#section-{place} .statements--list")).to_be_visible()
        page.locator("#carried select").select_option("not_done")
        page.click("#carried button")
        assert _now(house, filed).note.actions[-1].what == "Chase the school nurse"
        page.goto(f"{address}/notes/{filed.id}/said?place={place}&part=u4")
        page.fill("#said", "words that nobody said")
        page.click("text=Add these words")
        expect(page.locator("#said-error")).to_contain_text("were not said like that")
        expect(page.locator("#said")).to_have_value("words that nobody said")
        page.goto(f"{address}/notes/{filed.id}/letter")
        page.click("text=Make the letter")
        expect(page.locator(".done")).to_contain_text("The letter is made.")
        context.close()


def _note(house: House) -> tuple[FiledNote, int]:
    """File a note with an action of an earlier one, and give the place of the mother's views."""
    filed = house.note(house.worker)
    carried = (Carried(what="Chase the school nurse", who="Amara Boyd", note="n0"),)
    with house.services.database.transaction() as tx:
        note = filed.note.model_copy(update={"carried": carried})
        filed = tx.notes.revise(filed.id, note, filed.report, seen_version=1, by="words", by_name="Heard")
    return filed, next(n for n, s in enumerate(filed.note.sections) if s.heading == "Mother's views")


def _tell_who_was_seen(page: Page) -> None:
    _press(page, "#facts summary")
    reach(page, "#facts input[name=seen]", most=TABS)
    page.keyboard.press("Space")
    _press(page, "#facts form button")
    expect(page.locator(".facts__said")).to_contain_text("seen: Idris Vale")


def _press(page: Page, selector: str) -> None:
    reach(page, selector, most=TABS)
    page.keyboard.press("Enter")


def _now(house: House, filed: FiledNote) -> FiledNote:
    with house.services.database.transaction() as tx:
        return tx.notes.get(filed.id)


def _context(
    browser: Browser, house: House, address: str, *, width: int = 1280, scripts: bool = True
) -> BrowserContext:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    context.add_cookies([{"name": SESSION_COOKIE, "value": house.session(house.worker), "url": address}])
    return context
