"""Moments that were marked while recording, and words to listen to again, where a note is read and reviewed."""

import re

from sqlalchemy import NullPool, create_engine, update

from assistant.domain.casenote import NoteState
from assistant.domain.filed import FiledNote
from assistant.storage.tables import RecordingRow
from tests.house import House
from tests.visitor import Visitor

MARKED = r'href="/recordings/\w+/sound#t=64\.5" data-play="64\.5"'


def _marked(house: House, filed: FiledNote) -> None:
    engine = create_engine(house.services.database.url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(update(RecordingRow).where(RecordingRow.id == filed.recording).values(marks=[12.0, 64.5]))


def _send(house: House, filed: FiledNote) -> None:
    with house.services.database.transaction() as tx:
        version = tx.notes.get(filed.id).version
        tx.notes.set_state(filed.id, NoteState.SUBMITTED, seen_version=version)


def test_marked_moments_are_on_the_players_of_note_and_review(house: House) -> None:
    filed = house.note(house.worker)
    note = Visitor(house, house.worker).get(f"/notes/{filed.id}").text
    assert "Marked while recording" not in note
    _marked(house, filed)
    worker = Visitor(house, house.worker)
    for path in ("", "/said?place=0"):
        text = worker.get(f"/notes/{filed.id}{path}").text
        assert "Marked while recording" in text
        assert re.search(MARKED, text)
    _send(house, filed)
    review = Visitor(house, house.manager).get(f"/notes/{filed.id}/review").text
    assert re.search(MARKED, review)


def test_a_note_whose_recording_is_gone_has_no_marks(house: House) -> None:
    filed = house.note(house.worker)
    _marked(house, filed)
    house.services.orders.delete(filed.recording or "", by=house.worker.id)
    page = Visitor(house, house.worker).get(f"/notes/{filed.id}")
    assert page.status_code == 200
    assert "Marked while recording" not in page.text


def test_a_manager_hears_words_that_nobody_looked_at_again_with_one_press(house: House) -> None:
    filed = house.note(house.worker)
    visitor = Visitor(house, house.worker)
    said = "He goes to bed at nine and he sleeps through now. He was waking up every night in March."
    visitor.post(f"/recordings/{filed.recording}/transcript/turns/u4", do="words", text=said, version="2")
    with house.services.database.transaction() as tx:
        open_ = tx.look_again.of(filed.id, tx.notes.get(filed.id).note)
    assert open_
    _send(house, filed)
    manager = Visitor(house, house.manager)
    text = manager.get(f"/notes/{filed.id}/review").text
    listed = text[text.index('id="look-again"') :]
    listed = listed[: listed.index("</section>")]
    for statement in open_:
        if not statement.startswith("action:"):
            assert f'href="#{statement}"' in listed
    assert "The words that this rests on were corrected." in listed
    assert listed.count('class="play"') >= len(open_)
    assert "data-play=" in listed
    with house.services.database.transaction() as tx:
        for statement in open_:
            tx.look_again.looked(filed.id, statement)
    assert 'id="look-again"' not in manager.get(f"/notes/{filed.id}/review").text
