"""Takes the readme's picture of a note: run by hand beside `make run`, as `picture.py ADDRESS OUT.png [WORDS]`.

It signs in as the demonstration's social worker, opens the newest draft, and presses the sentence that holds WORDS.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

LARGEST = 300_000


def main(address: str, out: Path, words: str = "missed six days") -> None:
    """Take the picture; ValueError where it is too large for a readme."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 940})
        page.goto(f"{address}/sign-in")
        page.locator("form[action='/try/worker'] button").click()
        page.goto(f"{address}/work")
        page.locator("a[href^='/notes/']").first.click()
        page.locator("[data-statement]", has_text=words).first.click()
        page.locator(".beside").wait_for()
        page.evaluate("document.getElementById('audio')?.pause(); window.scrollTo(0, 0)")
        page.evaluate("document.dispatchEvent(new CustomEvent('settled'))")
        page.wait_for_timeout(300)
        page.screenshot(path=out)
        browser.close()
    if out.stat().st_size > LARGEST:
        raise ValueError(f"{out} is over {LARGEST} bytes: show less of the page")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
