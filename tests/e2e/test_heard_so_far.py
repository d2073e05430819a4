"""Words of a recording that is still being written down: they come by themselves, and without scripts too."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from api.deps import SESSION_COOKIE
from assistant.domain.job import Job, JobState, Step
from tests.e2e.running import served
from tests.house import House

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FIRST, SECOND = (0.0, "Hello Carys."), (64.0, "How has Idris been?")


def _working(house: House) -> Job:
    filed = house.recording(house.worker)
    with house.services.database.transaction() as tx:
        recording = tx.recordings.add(
            owner=house.worker.id,
            filename="long.m4a",
            sha256="1" * 64,
            size=1,
            visit=filed.visit,
            consent=filed.consent,
        )
        job = tx.jobs.add(recording.id)
        return tx.jobs.change(job.id, state=JobState.WORKING, step=Step.TRANSCRIBE, share=0.2)


@pytest.mark.parametrize("page_of", ["", "/transcript"])
@pytest.mark.parametrize("scripts", [True, False])
def test_words_come_while_they_are_written_down(house: House, browser: Browser, page_of: str, scripts: bool) -> None:
    job, problems = _working(house), []
    with served(house.services) as address:
        context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=scripts)
        context.add_cookies([{"name": SESSION_COOKIE, "value": house.session(house.worker), "url": address}])
        page = context.new_page()
        page.on("pageerror", lambda problem: problems.append(str(problem)))
        page.goto(f"{address}/recordings/{job.recording}{page_of}")
        expect(page.get_by_text("Hello Carys.")).to_have_count(0)
        for line, lines in ((FIRST, [FIRST]), (SECOND, [FIRST, SECOND])):
            with house.services.database.transaction() as tx:
                tx.jobs.keep_so_far(job.id, lines)
            expect(page.get_by_text(line[1])).to_be_visible(timeout=60_000)
        expect(page.get_by_text("not finished")).to_be_visible()
        if scripts:
            found = Axe().run(page, options=RULES).response["violations"]
            problems += [f"{one['id']} {one['nodes'][0]['html'][:160]}" for one in found]
        context.close()
    assert problems == []
