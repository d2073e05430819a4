"""What tests in a browser share: one checking process, one parser, a house with people in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

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
def browser() -> Iterator[Browser]:
    """Start Chromium; where there is none this fails, so that no browser test is ever passed over in silence."""
    with sync_playwright() as playwright:
        installed = shutil.which("chromium") or shutil.which("chromium-browser")
        started = playwright.chromium.launch(executable_path=installed, args=FLAGS)
        yield started
        started.close()
