"""A note is taken away from its page, as any file and with what was ticked."""

import pytest

from assistant.domain.casenote import Writing
from assistant.formats.note_files import MEDIA, NoteForm
from tests.house import House
from tests.visitor import Visitor


@pytest.mark.parametrize("form", list(NoteForm))
def test_a_note_is_taken_away_as_any_kind_of_file(house: House, form: NoteForm) -> None:
    filed = house.note(house.worker)
    sent = Visitor(house, house.worker).get(f"/notes/{filed.id}/file?form={form}&sources=on&origin=on")
    assert sent.status_code == 200
    assert sent.headers["content-type"] == MEDIA[form]
    assert 'filename="2026-04-21_home-visit_' in sent.headers["content-disposition"]
    assert sent.content


def test_ticks_decide_what_goes_with_it(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    bare = worker.get(f"/notes/{filed.id}/file?form=txt").text
    full = worker.get(f"/notes/{filed.id}/file?form=txt&sources=on&origin=on").text
    for heading in ("WHERE EACH SENTENCE COMES FROM", "HOW THIS NOTE WAS MADE"):
        assert heading not in bare
        assert heading in full
    assert "A draft. Nobody has approved it." in full
    assert "Idris Vale. “I like football" in full


def test_the_panel_stands_on_the_page_and_works_without_scripts(house: House) -> None:
    filed = house.note(house.worker)
    page = Visitor(house, house.worker).get(f"/notes/{filed.id}").text
    assert "Take this note away" in page
    assert f'action="/notes/{filed.id}/file" method="get"' in page
    assert f'formaction="/notes/{filed.id}/copy"' in page


def test_another_kind_of_file_is_told_in_one_sentence(house: House) -> None:
    filed = house.note(house.worker)
    sent = Visitor(house, house.worker).get(f"/notes/{filed.id}/file?form=exe")
    assert sent.status_code == 422
    assert "Choose the kind of file" in sent.text


def test_each_export_is_in_the_trail(house: House) -> None:
    filed = house.note(house.worker)
    Visitor(house, house.worker).get(f"/notes/{filed.id}/file?form=pdf")
    with house.services.database.transaction() as tx:
        assert "note_exported_as_pdf" in {event.did for event in tx.trail.of_subject(filed.id)}


def test_the_page_says_what_a_language_model_wrote_and_what_was_not_used(house: House) -> None:
    filed = house.note(house.worker)
    first, second = filed.note.statements[:2]
    asked = Writing(engine="address", model="big-model", prompt="topic 1")
    refused = asked.model_copy(update={"refused": "It left out part of what was said."})
    changed = {
        first.id: first.model_copy(update={"written_by": "address", "writing": asked}),
        second.id: second.model_copy(update={"writing": refused}),
    }
    sections = tuple(
        section.model_copy(update={"statements": tuple(changed.get(s.id, s) for s in section.statements)})
        for section in filed.note.sections
    )
    with house.services.database.transaction() as tx:
        tx.notes.revise(
            filed.id,
            filed.note.model_copy(update={"sections": sections}),
            filed.report,
            by=house.worker.id,
            by_name=house.worker.name,
            why="Tried",
            seen_version=filed.version,
        )
    worker = Visitor(house, house.worker)
    assert "address: big-model, prompt topic 1" in worker.get(f"/notes/{filed.id}?at={first.id}").text
    assert "its words were not used. It left out part" in worker.get(f"/notes/{filed.id}?at={second.id}").text
    assert (
        "address (model big-model, prompt topic 1): 1" in worker.get(f"/notes/{filed.id}/file?form=txt&origin=on").text
    )
