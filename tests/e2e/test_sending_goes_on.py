"""Real pages, a real server that is killed and started again, and all of it arrives."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from playwright.sync_api import Browser, Page, Playwright, expect

from assistant.settings import Settings
from assistant.storage.sound import decode
from models.catalogue import fetch, read_catalogue
from tests.e2e.conftest import with_microphone
from tests.e2e.installation import Installation

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

ROOT = Path(__file__).resolve().parents[2]
SPEECH = ROOT / "tests/models/sound/two-voices.ogg"
PATIENCE = 300_000
"""Milliseconds for the work on half a minute of sound on a busy machine."""


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """Serve a bare installation with the quick weights."""
    fetch(read_catalogue(), Settings().weights, ["speech-quick"])
    made = Installation(tmp_path)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def heard_by(playwright: Playwright, tmp_path: Path) -> Iterator[Browser]:
    """Start Chromium with a microphone that hears a woman and a man."""
    sound, wav = tmp_path / "microphone.wav", tmp_path / "speech.wav"
    decode(SPEECH, wav)
    samples, rate = soundfile.read(wav)
    soundfile.write(sound, np.concatenate([samples, samples]), rate)
    started = with_microphone(playwright, sound)
    yield started
    started.close()


def test_a_recording_outlives_its_server_and_becomes_a_transcript(
    installation: Installation, heard_by: Browser
) -> None:
    page = _signed_in(heard_by, installation)
    page.goto(f"{installation.address}/record")
    _fill(page)
    page.get_by_role("button", name="Start recording").click()
    expect(page.locator("[data-heard]")).to_have_text("I can hear you well.", timeout=30_000)
    expect(page.locator("[data-safe]")).to_contain_text(re.compile(r"\d+ seconds sent"), timeout=30_000)
    installation.kill()
    expect(page.locator("[data-held]")).to_contain_text("No signal", timeout=30_000)
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("button", name="Add this recording").click()
    installation.start()
    expect(page).to_have_url(re.compile(r"/recordings/\w{16}$"), timeout=60_000)
    recording = page.url.rsplit("/", 1)[1]
    expect(page.locator("h1")).to_have_text("Say who is who", timeout=PATIENCE)
    said = page.request.get(f"{installation.address}/api/v1/recordings/{recording}/transcript").json()
    assert len(said["utterances"]) >= 2
    assert said["marks"] == []


def test_a_file_goes_on_where_a_killed_server_left_it(
    installation: Installation, heard_by: Browser, tmp_path: Path
) -> None:
    sound = tmp_path / "long.wav"
    soundfile.write(sound, np.random.default_rng(3).normal(0, 0.1, 16_000 * 600), 16_000)
    page = _signed_in(heard_by, installation)
    slow = page.context.new_cdp_session(page)
    page.goto(f"{installation.address}/recordings/new")
    limits = {"offline": False, "latency": 5, "downloadThroughput": -1, "uploadThroughput": 4 * 2**20}
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", limits)
    page.locator("#recording").set_input_files(sound)
    expect(page.locator("[data-upload-state] span")).to_have_text(re.compile(r"[3-9]\d%"), timeout=60_000)
    installation.kill()
    sent = max(file.stat().st_size for file in (installation.folder / "uploads").iterdir())
    assert 2 * 2**20 <= sent < sound.stat().st_size
    page.close()
    installation.start()
    page = page.context.new_page()
    began: list[str] = []
    page.on("request", lambda asked: began.append(asked.method) if "/uploads" in asked.url else None)
    page.goto(f"{installation.address}/recordings/new")
    page.locator("#recording").set_input_files(sound)
    _fill(page, by_hand=True)
    page.get_by_role("button", name="Add this recording").click()
    expect(page).to_have_url(re.compile(r"/recordings/\w{16}$"), timeout=60_000)
    assert "POST" not in began
    kept = installation.folder / "recordings" / page.url.rsplit("/", 1)[1] / "original"
    assert _sha256(kept) == _sha256(sound)
    assert list((installation.folder / "uploads").iterdir()) == []


def _signed_in(browser: Browser, installation: Installation) -> Page:
    page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
    page.goto(installation.link)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Not now").click()
    return page


def _fill(page: Page, by_hand: bool = False) -> None:
    page.select_option("#type", "home-visit")
    page.fill("#name-0", "Idris Vale")
    page.select_option("#role-2", "mother")
    page.fill("#name-2", "Carys Vale")
    page.check("#basis-agreed")
    if by_hand:
        page.fill("#agreed_by", "Carys Vale")
    else:
        page.select_option("#answer-2", "yes")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
