"""A visit recorded in the browser: through a reload, no signal and a server that dies, all of it arrives."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from api.deps import SESSION_COOKIE
from assistant.storage.sound import decode
from tests.e2e.conftest import with_microphone
from tests.e2e.keyboard import reach
from tests.e2e.running import served, working
from tests.house import House, write_tone

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

MOST_TABS = 80
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
HASHES = """async () => {
  const { allTakes, bytesOf } = await import("/static/js/record-store.js");
  const { sha256 } = await import("/static/js/sending.js");
  const [take] = await allTakes();
  const bytes = async (part, n) => (await bytesOf(take.id, n, 0, part.bytes)).arrayBuffer();
  return Promise.all(take.parts.map(async (part, n) => sha256(await bytes(part, n))));
}"""

JUDGED = """async () => {
  const { frameOf, judge } = await import("/static/js/record-judge.js");
  const rate = 48000;
  const speech = (pitch, loud, n, noise) => Float32Array.from({ length: 2048 }, (_, k) => {
    const t = (k + n * 4800) / rate;
    let sum = 0;
    for (let over = 1; over < 8; over += 1) sum += Math.sin(2 * Math.PI * pitch * over * t) / over;
    return Math.max(-1, Math.min(1, sum * loud + (Math.random() - 0.5) * noise));
  });
  const heard = (pitch, loud, noise = 0.003) => {
    const frames = Array.from({ length: 300 }, (_, n) => {
      const talking = n % 10 < 6;
      return frameOf(speech(talking ? pitch(n) : 100, talking ? loud(n) : 0, n, noise), rate);
    });
    return judge(frames.slice(-100), frames);
  };
  return {
    "nothing at all": judge(Array(100).fill(frameOf(new Float32Array(2048), rate)), []),
    "a quiet room": heard(() => 120, () => 0),
    "one clear voice": heard((n) => 120 + (n % 7), () => 0.12),
    "two clear voices": heard((n) => (n % 40 < 20 ? 110 : 210), (n) => (n % 40 < 20 ? 0.12 : 0.06)),
    "one of two far away": heard((n) => (n % 40 < 20 ? 110 : 210), (n) => (n % 40 < 20 ? 0.12 : 0.012)),
    "far off": heard(() => 120, () => 0.012, 0.01),
    "a whisper": heard(() => 120, () => 0.003),
    "too loud": heard(() => 120, () => 1.2),
  };
}"""


@pytest.fixture
def heard_by(playwright: Playwright, tmp_path: Path) -> Iterator[Browser]:
    """Start Chromium with a microphone that hears a tone."""
    sound = tmp_path / "microphone.wav"
    write_tone(sound, 20.0)
    started = with_microphone(playwright, sound)
    yield started
    started.close()


def test_a_visit_is_recorded_paused_marked_and_added(house: House, heard_by: Browser, tmp_path: Path) -> None:
    with served(working(house, tmp_path)) as address:
        page = _open(heard_by, house, address)
        _fill(page)
        page.get_by_role("button", name="Start recording").click()
        expect(page.locator("[data-time]")).to_have_text(re.compile(r"00:[0-5][3-9]"), timeout=30_000)
        page.get_by_role("button", name="Mark this moment").click()
        expect(page.locator("[data-marks] li")).to_have_count(1)
        page.get_by_role("button", name="Pause").click()
        page.get_by_role("button", name="Go on").click()
        page.wait_for_timeout(2000)
        page.get_by_role("button", name="Finish").click()
        hashes = page.evaluate(HASHES)
        page.get_by_role("button", name="Add this recording").click()
        expect(page).to_have_url(re.compile("/recordings/\\w+$"), timeout=30_000)
        recording_id = page.url.rsplit("/", 1)[1]
    with house.services.database.transaction() as tx:
        recording = tx.recordings.get(recording_id)
    assert [recording.sha256] == hashes
    kept = house.services.files.original(recording_id).read_bytes()
    assert hashlib.sha256(kept).hexdigest() == hashes[0]
    assert recording.marks == pytest.approx((3.0,), abs=4.0)
    assert recording.consent.agreed_by == "Carys Vale"


def test_a_reload_and_no_signal_lose_nothing(house: House, heard_by: Browser, tmp_path: Path) -> None:
    with served(working(house, tmp_path)) as address:
        page = _open(heard_by, house, address)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        _fill(page)
        page.get_by_role("button", name="Start recording").click()
        expect(page.locator("[data-time]")).to_have_text(re.compile(r"00:[0-5][3-9]"), timeout=30_000)
        page.context.set_offline(True)
        page.once("dialog", lambda dialog: dialog.accept())
        page.reload()
        expect(page.locator("h1")).to_have_text("Record a visit")
        assert "Amara" not in page.content()
        expect(page.locator("[data-kept-list] li")).to_have_count(1)
        expect(page.locator("[data-kept-list]")).to_contain_text("safe on this device")
        page.get_by_role("button", name="Go on recording").click()
        expect(page.locator("#name-2")).to_have_value("Carys Vale")
        page.wait_for_timeout(3000)
        page.get_by_role("button", name="Mark this moment").click()
        page.get_by_role("button", name="Finish").click()
        page.fill("#date", "2026-04-21")
        page.get_by_role("button", name="Add this recording").click()
        expect(page.locator("[data-held]")).to_contain_text("No signal")
        hashes = page.evaluate(HASHES)
        assert len(hashes) == 2
        page.context.set_offline(False)
        expect(page).to_have_url(re.compile(r"/recordings/\w+$"), timeout=30_000)
        recording_id = page.url.rsplit("/", 1)[1]
        expect(page.locator("h1")).to_have_text("Say who is who", timeout=60_000)
        assert page.evaluate("import('/static/js/record-store.js').then((store) => store.allTakes())") == []
    with house.services.database.transaction() as tx:
        recording = tx.recordings.get(recording_id)
    wav = tmp_path / "both.wav"
    seconds = decode(house.services.files.original(recording_id), wav)
    assert 4.5 < seconds < 12
    assert recording.marks == pytest.approx((seconds,), abs=1.5)


def test_a_finished_recording_is_sent_when_the_page_is_opened_again(
    house: House, heard_by: Browser, tmp_path: Path
) -> None:
    with served(working(house, tmp_path)) as address:
        page = _open(heard_by, house, address)
        _fill(page)
        page.get_by_role("button", name="Start recording").click()
        expect(page.locator("[data-time]")).to_have_text(re.compile(r"00:[0-5][2-9]"), timeout=30_000)
        page.context.set_offline(True)
        page.get_by_role("button", name="Finish").click()
        page.get_by_role("button", name="Add this recording").click()
        expect(page.locator("[data-held]")).to_contain_text("No signal")
        page.close()
        again = page.context.new_page()
        page.context.set_offline(False)
        again.goto(f"{address}/record")
        expect(again).to_have_url(re.compile(r"/recordings/\w+$"), timeout=30_000)


def test_my_work_tells_of_a_recording_left_on_this_device(house: House, heard_by: Browser) -> None:
    with served(house.services) as address:
        page = _open(heard_by, house, address)
        _fill(page)
        page.get_by_role("button", name="Start recording").click()
        expect(page.locator("[data-time]")).to_have_text(re.compile(r"00:[0-5][2-9]"), timeout=30_000)
        page.once("dialog", lambda dialog: dialog.accept())
        page.goto(f"{address}/work")
        expect(page.locator("[data-waiting]")).to_contain_text("on this device and not yet in Heard")
        page.get_by_role("link", name="Send it").click()
        page.get_by_role("button", name="Delete from this device").click()
        expect(page.get_by_role("button", name="Keep it")).to_be_focused()
        page.get_by_role("button", name="Yes, delete it").click()
        expect(page.locator("[data-kept]")).to_be_hidden()
        page.goto(f"{address}/work")
        expect(page.locator("[data-waiting]")).to_be_hidden()


def test_the_microphone_is_judged_by_what_it_hears(house: House, browser: Browser) -> None:
    with served(house.services) as address:
        page = browser.new_context().new_page()
        page.goto(f"{address}/sign-in")
        said = page.evaluate(JUDGED)
    assert said == {
        "nothing at all": "nothing",
        "a quiet room": "waiting",
        "one clear voice": "well",
        "two clear voices": "well",
        "one of two far away": "uneven",
        "far off": "far",
        "a whisper": "quiet",
        "too loud": "clipping",
    }


def test_nothing_is_recorded_before_it_may_be(house: House, heard_by: Browser) -> None:
    with served(house.services) as address:
        page = _open(heard_by, house, address)
        start = page.get_by_role("button", name="Start recording")
        start.click()
        expect(page.locator(".govuk-error-summary")).to_be_focused()
        expect(page.locator("#type-error")).to_have_text("Choose the kind of visit.")
        page.select_option("#type", "strategy-discussion")
        expect(page.locator("[data-why-not]")).to_contain_text("not recorded here")
        page.select_option("#type", "home-visit")
        page.check("#basis-agreed")
        page.fill("#name-2", "Carys Vale")
        page.select_option("#answer-2", "no")
        expect(page.locator("[data-refused]")).to_contain_text("don’t record")
        start.click()
        expect(page.locator("#basis-error")).to_contain_text("said no")
        assert page.evaluate("import('/static/js/record-store.js').then((store) => store.allTakes())") == []
        page.check("#basis-dictation")
        start.click()
        expect(page.get_by_role("button", name="Pause")).to_be_visible()
        expect(page.locator("h1")).to_have_text("Speak a note")


def test_the_record_page_is_accessible_in_every_stage(house: House, heard_by: Browser) -> None:
    with served(house.services) as address:
        for width in (1280, 390):
            page = _open(heard_by, house, address, width)
            stages = {"before": _problems(page)}
            page.get_by_role("button", name="Start recording").click()
            stages["wrong"] = _problems(page)
            _fill(page)
            page.get_by_role("button", name="Start recording").click()
            expect(page.locator("[data-time]")).to_have_text(re.compile(r"00:[0-5][2-9]"), timeout=30_000)
            page.get_by_role("button", name="Mark this moment").click()
            stages["recording"] = _problems(page)
            page.get_by_role("button", name="Pause").click()
            stages["paused"] = _problems(page)
            page.get_by_role("button", name="Finish").click()
            stages["finished"] = _problems(page)
            page.once("dialog", lambda dialog: dialog.accept())
            page.reload()
            expect(page.locator("[data-kept-list] li")).to_have_count(1)
            stages["kept"] = _problems(page)
            for path in ("/work", "/recordings/new"):
                page.goto(address + path)
                stages[path] = _problems(page)
            assert not any(stages.values()), (width, stages)
            page.context.close()


def test_a_visit_is_recorded_by_keyboard_alone(house: House, heard_by: Browser, tmp_path: Path) -> None:
    with served(working(house, tmp_path)) as address:
        page = _open(heard_by, house, address, 1280)
        reach(page, "#type", most=MOST_TABS)
        page.keyboard.type("Home visit")
        reach(page, "#basis-agreed", most=MOST_TABS)
        page.keyboard.press("Space")
        reach(page, "#name-0", most=MOST_TABS)
        page.keyboard.type("Idris Vale")
        reach(page, "#answer-0", most=MOST_TABS)
        page.keyboard.type("Yes")
        reach(page, "[data-press]", most=MOST_TABS)
        page.keyboard.press("Enter")
        expect(page.locator("[data-time]")).to_have_text(re.compile(r"00:[0-5][2-9]"), timeout=30_000)
        reach(page, "[data-mark]", most=MOST_TABS)
        page.keyboard.press("Enter")
        reach(page, "[data-finish]", most=MOST_TABS)
        page.keyboard.press("Enter")
        expect(page.locator("[data-finished-title]")).to_be_focused()
        reach(page, "[data-send]", most=MOST_TABS)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/recordings/\w+$"), timeout=30_000)


def test_somebody_else_on_this_device_sees_nothing_of_it(house: House, heard_by: Browser) -> None:
    with served(house.services) as address:
        page = _open(heard_by, house, address)
        _fill(page)
        page.get_by_role("button", name="Start recording").click()
        expect(page.locator("[data-time]")).to_have_text(re.compile(r"00:[0-5][2-9]"), timeout=30_000)
        page.once("dialog", lambda dialog: dialog.accept())
        other = {"name": SESSION_COOKIE, "value": house.session(house.other_worker), "url": address}
        page.context.add_cookies([other])
        page.reload()
        expect(page.locator("[data-kept-list]")).to_contain_text("1 by somebody else")
        expect(page.locator("[data-kept-list] button")).to_have_count(0)


def _problems(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found] + (
        [f"{wide} too wide"] if wide > 0 else []
    )


def _open(browser: Browser, house: House, address: str, width: int = 390) -> Page:
    context: BrowserContext = browser.new_context(viewport={"width": width, "height": 800})
    context.add_cookies([{"name": SESSION_COOKIE, "value": house.session(house.worker), "url": address}])
    page = context.new_page()
    page.goto(f"{address}/record")
    return page


def _fill(page: Page) -> None:
    page.select_option("#type", "home-visit")
    page.check("#basis-agreed")
    page.fill("#name-0", "Idris Vale")
    page.select_option("#role-2", "mother")
    page.fill("#name-2", "Carys Vale")
    page.select_option("#answer-2", "yes")
