"""Pages say which kinds of visit may not be recorded and why, and one wrong file stops nobody."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

from tests.clock import StillClock
from tests.house import House
from tests.visitor import Visitor


def test_the_upload_page_says_what_may_not_be_recorded_and_why(house: House) -> None:
    page = unescape(Visitor(house, house.worker).get("/recordings/new").text)
    assert "Which may not be recorded, and why" in page
    assert "Strategy discussions are not recorded here; write this note by hand." in page


def test_one_wrong_file_leaves_the_others_to_choose_from(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "prompts"
    shutil.copytree(house.services.settings.prompts, folder)
    (folder / "home-visit.toml").write_text("title = ", encoding="utf-8")
    settings = house.services.settings.model_copy(update={"prompts": folder})
    filed = house.note(house.worker)
    house.services = replace(house.services, settings=settings)
    worker = Visitor(house, house.worker)
    page = worker.get("/recordings/new").text
    assert 'value="assessment"' in page
    assert 'value="home-visit"' not in page
    assert worker.get(f"/notes/{filed.id}").status_code == 200


def test_my_work_says_by_when_a_note_is_due(house: House, clock: StillClock) -> None:
    house.note(house.worker)
    page = Visitor(house, house.worker).get("/work").text
    assert "due Tuesday 28 April 2026" in page
    clock.moment = datetime(2026, 4, 28, 23, 30, tzinfo=UTC)
    assert "<strong>was due Tuesday 28 April 2026</strong>" in Visitor(house, house.worker).get("/work").text
