"""A voice note goes from sound to a note with its evidence, by the weights that the product runs."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

ROOT = Path(__file__).resolve().parents[2]
SOUND = ROOT / "api/demonstration/jude-voice-note.opus"
HEARD = Path(sys.executable).with_name("heard")
PATIENCE = 600_000
"""Milliseconds for the work on a minute and a half of sound on a busy machine; alone it takes under a minute."""


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Serve a bare installation as people do, and give its address with a worker's sign-in link."""
    settings = os.environ | {"HEARD_DATA": str(tmp_path)}
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [HEARD, "admin", "add-user", "amara@council.example", "--name", "Amara Boyd", "--team", "North"]
    said = subprocess.run(arguments, env=settings, capture_output=True, text=True, check=True).stdout
    link = re.search(r"/sign-in/[\w-]+", said)
    assert link
    with (tmp_path / "log.txt").open("w") as log:
        served = subprocess.Popen([HEARD, "serve", "--port", str(port)], env=settings, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address)
            yield address, address + link.group()
        finally:
            served.send_signal(signal.SIGINT)
            served.wait(30)


def test_a_voice_note_becomes_a_note_whose_sentences_have_their_words(
    installation: tuple[str, str], browser: Browser
) -> None:
    address, link = installation
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(link)
    page.get_by_role("button", name="Sign in").click()
    _hand_over(page, address)
    expect(page.locator("h1")).to_have_text("Say who is who", timeout=PATIENCE)
    page.get_by_role("link", name="Say who is who").click()
    for voice in page.locator("fieldset.voice").all():
        voice.get_by_label("Amara Boyd").check()
    page.get_by_role("button", name="This is who they are").click()
    expect(page.locator("h1")).to_have_text("Your note is ready", timeout=PATIENCE)
    page.get_by_role("link", name="Read the draft").click()
    heard = page.locator("[data-hear]")
    assert heard.count() >= 5
    heard.nth(1).click()
    expect(page.locator(".beside blockquote").first).not_to_be_empty()
    page.wait_for_function("document.getElementById('audio').currentTime > 0")


def _hand_over(page: Page, address: str) -> None:
    page.goto(f"{address}/recordings/new")
    page.locator("#recording").set_input_files(SOUND)
    page.locator("#type").select_option("voice-note")
    page.locator("#date").fill("2026-11-18")
    page.locator("#speakers").fill("1")
    for row, role, name in (
        (0, "child", "Jude Kelleher"),
        (2, "carer", "Bridget Kelleher"),
        (3, "father", "Sean Kelleher"),
    ):
        page.locator(f"#role-{row}").select_option(role)
        page.locator(f"#name-{row}").fill(name)
    page.get_by_label("It is only me").check()
    page.get_by_role("button", name="Add this recording").click()


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/health", timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the pages did not start")
