"""The transcript in a browser: words follow the sound; all is put right by keyboard, on a phone, without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from api.deps import SESSION_COOKIE
from assistant.domain.filed import FiledNote
from assistant.domain.transcript import Audio, Transcript, Warning
from assistant.domain.word_times import fit
from tests.e2e.keyboard import reach
from tests.e2e.running import served
from tests.house import House, transcript

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
UNSURE = {"eight": 0.3, "March.": 0.2, "goes": 0.4, "shouts": 0.3}
QUALITY = {"level_db": -41.0, "snr_db": 9.0, "clipping": 0.0, "speech": 0.7, "advice": "Move the phone closer."}


def _filed(house: House) -> FiledNote:
    """File a note whose transcript has times for its words, words that are unsure, and seconds not heard."""
    filed = house.note(house.worker)
    with house.services.database.transaction() as tx:
        tx.transcripts.add(filed.recording or "", _worded(transcript(confirmed=True)), by=house.worker.id)
    return filed


def _worded(said: Transcript) -> Transcript:
    turns = []
    for turn in said.utterances:
        words = fit((), turn.text.split(), turn.start, turn.end)
        sure = tuple(w.model_copy(update={"probability": UNSURE.get(w.text, 0.95)}) for w in words)
        turns.append(turn.model_copy(update={"words": sure}))
    warnings = (
        Warning(code="not-heard", start=29.0, end=29.2, message="Not heard."),
        Warning(code="unsure-speaker", start=24.2, end=29.0, message="Not sure who."),
        Warning(code="overlap", start=25.0, end=26.5, message="Two people speak at once here: 00:25 to 00:26."),
    )
    audio = Audio(seconds=38.0, sha256="0" * 64, quality=QUALITY)
    return said.model_copy(update={"utterances": tuple(turns), "warnings": warnings, "audio": audio})


def _context(
    browser: Browser, house: House, address: str, *, width: int = 1280, scripts: bool = True
) -> BrowserContext:
    context = browser.new_context(viewport={"width": width, "height": 850}, java_script_enabled=scripts)
    context.add_cookies([{"name": SESSION_COOKIE, "value": house.session(house.worker), "url": address}])
    return context


def _time(page: Page) -> float:
    return float(page.evaluate("document.getElementById('audio').currentTime"))


def test_a_press_on_a_word_plays_it_and_words_follow(house: House, browser: Browser) -> None:
    filed = _filed(house)
    with served(house.services) as address:
        context = _context(browser, house, address)
        page = context.new_page()
        page.goto(f"{address}/recordings/{filed.recording}/transcript")
        page.locator("#u4 .turn__words").click(position={"x": 5, "y": 10})
        page.get_by_text("sleeps", exact=True).click()
        page.wait_for_function("document.getElementById('audio').currentTime > 9")
        expect(page.locator("#u4.turn--now .w--now")).to_have_count(1)
        expect(page.locator("#said-who")).to_have_text("Carys Vale is speaking")
        page.keyboard.press("Space")
        page.wait_for_function("document.getElementById('audio').paused")
        before = _time(page)
        page.keyboard.press("b")
        page.wait_for_function(f"document.getElementById('audio').currentTime < {before} - 2.5")
        context.close()


def test_the_whole_job_by_keyboard(house: House, browser: Browser) -> None:
    filed = _filed(house)
    with served(house.services) as address:
        context = _context(browser, house, address)
        page = context.new_page()
        page.goto(f"{address}/recordings/{filed.recording}/transcript")
        expect(page.locator(".unsures")).to_contain_text("2 words to listen to")
        page.keyboard.press("n")
        expect(page.locator("[data-unsure-said]")).to_have_text("1 of 2: “eight”, a number")
        page.keyboard.press("n")
        expect(page.locator("[data-unsure-said]")).to_have_text("2 of 2: “March.”, a day or date")
        page.keyboard.press("p")
        page.keyboard.press("e")
        expect(page.locator("#text")).to_be_focused()
        page.keyboard.press("Control+a")
        page.keyboard.type("He goes to bed at nine and he sleeps through now. He was waking up every night in May.")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#u4 .turn__words")).to_contain_text("at nine and", timeout=60_000)
        expect(page.locator("#u4 [data-change]")).to_be_focused()
        expect(page.locator("#change")).to_have_count(0)
        expect(page.locator(".unsures")).to_have_count(0)
        reach(page, "form.undone button", most=200)
        page.keyboard.press("Enter")
        expect(page.locator("#u4 .turn__words")).to_contain_text("at eight", timeout=60_000)
        page.keyboard.press("/")
        page.keyboard.type("bus")
        page.keyboard.press("Enter")
        expect(page.locator("[data-find-said]")).to_have_text("1 of 2, Carys Vale")
        page.keyboard.press("Enter")
        expect(page.locator("#u9.turn--found")).to_have_count(1)
        page.keyboard.press("Escape")
        page.keyboard.press("t")
        expect(page.locator(".turn:focus")).to_have_count(1)
        context.close()


def test_marked_words_are_given_to_somebody_else_and_the_note_asks_to_look(house: House, browser: Browser) -> None:
    filed = _filed(house)
    with served(house.services) as address:
        context = _context(browser, house, address)
        page = context.new_page()
        page.goto(f"{address}/recordings/{filed.recording}/transcript")
        mark = """() => { const text = document.querySelector('#u8 .turn__words').firstChild;
            const range = document.createRange(); range.setStart(text, 26);
            range.setEnd(text, text.length); getSelection().removeAllRanges(); getSelection().addRange(range); }"""
        page.evaluate(mark)
        page.locator("#u8 [data-change]").click()
        expect(page.locator("#first")).to_have_value("5")
        expect(page.locator("#first option:checked")).to_have_text("6 I")
        page.select_option("#voice", "S2")
        page.get_by_role("button", name="Save who said it").click()
        expect(page.locator("#u8-2")).to_contain_text("Carys Vale", timeout=60_000)
        expect(page.locator("#u8 .turn__words")).to_have_text("I like football with Sam.")
        page.goto(f"{address}/notes/{filed.id}")
        expect(page.locator("#look-again")).to_contain_text("look again")
        page.locator("#look-again a").first.click()
        expect(page.locator(".look-again__beside")).to_contain_text("Somebody else said")
        assert Axe().run(page, options=RULES).response["violations"] == []
        page.get_by_role("button", name="It still holds").click()
        expect(page.locator(".look-again__beside")).to_have_count(0, timeout=60_000)
        context.close()


def test_it_can_be_read_found_and_put_right_without_scripts(house: House, browser: Browser) -> None:
    filed = _filed(house)
    with served(house.services) as address:
        context = _context(browser, house, address, scripts=False)
        page = context.new_page()
        page.goto(f"{address}/recordings/{filed.recording}/transcript")
        expect(page.get_by_text("(not sure: a number)")).to_have_count(1)
        expect(page.locator(".keys")).to_be_hidden()
        page.fill("#find", "dentist")
        page.get_by_role("button", name="Find").click()
        expect(page.locator(".turn--found")).to_have_count(1)
        page.locator("#u10 [data-change]").click()
        page.fill("#text", "I will take him to the doctor before the end of May.")
        page.get_by_role("button", name="Save the words").click()
        expect(page.locator("#u10")).to_contain_text("doctor", timeout=60_000)
        page.locator(".missed [data-change]").click()
        page.fill("#text", "Thanks.")
        page.get_by_role("button", name="Save").click()
        expect(page.locator("#u11")).to_contain_text("Thanks.", timeout=60_000)
        expect(page.locator(".missed")).to_have_count(0)
        context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_of_it_is_accessible_and_fits(house: House, browser: Browser, width: int) -> None:
    filed = _filed(house)
    waiting = house.recording(house.other_worker)
    assert waiting
    base = f"/recordings/{filed.recording}/transcript"
    paths = ["", "?find=bus", "/turns/u4", "/new-turn?start=29&end=29.2", "/voices", "/versions"]
    problems: list[str] = []
    with served(house.services) as address:
        context = _context(browser, house, address, width=width)
        page = context.new_page()
        page.on("pageerror", lambda problem: problems.append(str(problem)))
        for path in [*(base + path for path in paths), "/transcripts/new"]:
            page.goto(address + path)
            found = Axe().run(page, options=RULES).response["violations"]
            problems += [f"{path}: {one['id']} {one['nodes'][0]['html'][:160]}" for one in found]
            wide = page.evaluate("document.documentElement.scrollWidth")
            problems += [f"{path} is {wide} wide"] if wide > width else []
        page.goto(address + base)
        page.locator("#u4 [data-change]").click()
        expect(page.locator("#change")).to_be_visible()
        found = Axe().run(page, options=RULES).response["violations"]
        problems += [f"open form: {one['id']} {one['nodes'][0]['html'][:160]}" for one in found]
        context.close()
    assert problems == []
