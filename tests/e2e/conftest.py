"""What tests in a browser share: one checking process, one parser, a house with people in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from api.checker import CheckerProcess
from assistant.settings import Settings
from models.english import SpacyParser
from tests.clock import StillClock
from tests.house import House

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    """Give one parser for the whole run."""
    return SpacyParser()


@pytest.fixture(scope="session")
def checker() -> Iterator[CheckerProcess]:
    """Give one real checking process for the whole run."""
    made = CheckerProcess(Settings())
    yield made
    made.close()


@pytest.fixture
def house(tmp_path: Path, clock: StillClock, checker: CheckerProcess, parser: SpacyParser) -> Iterator[House]:
    """Give services with a user in each role."""
    made = House(tmp_path / "house", clock, checker, parser)
    yield made
    made.services.database.close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Give the one driver of browsers for the whole run."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start Chromium; where there is none this fails, so that no browser test is ever passed over in silence."""
    started = launch(playwright)
    yield started
    started.close()


def launch(playwright: Playwright, *flags: str) -> Browser:
    """Start Chromium with further flags."""
    installed = shutil.which("chromium") or shutil.which("chromium-browser")
    return playwright.chromium.launch(executable_path=installed, args=[*FLAGS, *flags])


def with_microphone(playwright: Playwright, sound: Path) -> Browser:
    """Start Chromium with a microphone that hears a WAV file, over and over."""
    fake = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
    return launch(playwright, *fake, f"--use-file-for-fake-audio-capture={sound}")
