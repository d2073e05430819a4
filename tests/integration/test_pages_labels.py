"""A worker's word on whose a sentence is: it shows, it holds, it can be taken back, and it is kept for review."""

import logging
import re
from html import unescape

import pytest

from api.pages.strip import make_strip
from assistant.domain.casenote import Kind, Statement
from assistant.domain.correction import Correction
from assistant.domain.filed import FiledNote
from tests.house import House
from tests.visitor import Visitor


def test_a_workers_word_changes_the_label_and_the_strip_at_once(house: House) -> None:
    filed, statement = _note(house)
    before = make_strip(filed.note, filed.report)
    _say(house, filed, statement, "analysis")
    kept = _kept(house, filed)
    checked = next(c for c in kept.report.statements if c.id == statement.id)
    assert (checked.kind, checked.holder, checked.corrected) == (Kind.ANALYSIS, None, True)
    assert make_strip(kept.note, kept.report) != before
    page = _beside(house, kept, statement)
    assert "You said so, 21 April" in page
    assert "Let the checks decide" in page


def test_a_view_may_be_given_to_anybody_in_the_family(house: House) -> None:
    filed, statement = _note(house)
    page = unescape(_beside(house, filed, statement))
    assert '<option value="parent_view:father">Tomasz Vale (father)</option>' in page
    assert "You said so" not in page
    _say(house, filed, statement, "parent_view:father")
    kept = next(s for s in _kept(house, filed).note.statements if s.id == statement.id)
    assert (kept.kind, kept.holder, kept.labelled_by) == (Kind.PARENT_VIEW, "father", "Amara Boyd")


def test_what_is_not_on_the_list_is_refused(house: House) -> None:
    filed, statement = _note(house)
    answer = Visitor(house, house.worker).post(
        f"/notes/{filed.id}/statements/{statement.id}/whose", whose="parent_view:nobody", version="1"
    )
    assert answer.status_code == 422
    assert _kept(house, filed).version == 1


def test_a_workers_word_outlives_other_changes_and_goes_with_its_words(house: House) -> None:
    filed, statement = _note(house)
    _say(house, filed, statement, "analysis")
    worker = Visitor(house, house.worker)
    worker.post(f"/notes/{filed.id}/statements/{statement.id}", do="down", version="2")
    worker.post(f"/notes/{filed.id}/statements", place="1", text="The kitchen was warm.", version="3")
    assert _statement(house, filed, statement).labelled_by == "Amara Boyd"
    answer = worker.post(
        f"/notes/{filed.id}/statements/{statement.id}", text="The bus was late on Monday.", version="4"
    )
    assert _statement(house, filed, statement).labelled_by is None
    assert "The words changed, so the checks decide again" in worker.get(answer.headers["location"]).text


def test_a_word_is_taken_back_and_the_checks_decide_as_before(house: House) -> None:
    filed, statement = _note(house)
    before = next(c for c in filed.report.statements if c.id == statement.id)
    _say(house, filed, statement, "analysis")
    _say(house, filed, statement, "action", version="2")
    _say(house, filed, statement, "checks", version="3")
    after = next(c for c in _kept(house, filed).report.statements if c.id == statement.id)
    assert (after.kind, after.holder, after.corrected) == (before.kind, before.holder, False)
    assert _corrections(house) == []


def test_each_correction_is_kept_beside_what_the_checks_had_said(house: House) -> None:
    filed, statement = _note(house)
    before = next(c for c in filed.report.statements if c.id == statement.id)
    _say(house, filed, statement, "analysis")
    _say(house, filed, statement, "action", version="2")
    (kept,) = _corrections(house)
    assert (kept.note, kept.text, kept.by) == (filed.id, statement.text, house.worker.id)
    assert (kept.checks_kind, kept.checks_holder, kept.kind) == (before.kind, before.holder, Kind.ACTION)


def test_corrections_are_erased_with_their_note(house: House) -> None:
    filed, statement = _note(house)
    _say(house, filed, statement, "analysis")
    with house.services.database.transaction() as tx:
        tx.notes.remove(filed.id)
    assert _corrections(house) == []


def test_only_the_writer_may_say_whose_it_is(house: House) -> None:
    filed, statement = _note(house)
    other = Visitor(house, house.other_worker)
    path = f"/notes/{filed.id}/statements/{statement.id}/whose"
    assert other.post(path, whose="analysis", version="1").status_code == 404


def test_a_correction_puts_no_words_in_the_logs_or_the_trail(house: House, caplog: pytest.LogCaptureFixture) -> None:
    filed, statement = _note(house)
    with caplog.at_level(logging.DEBUG):
        _say(house, filed, statement, "analysis")
    with house.services.database.transaction() as tx:
        events = " ".join(f"{e.did} {e.subject} {e.detail}" for e in tx.trail.newest())
    for words in re.findall(r"\w{5,}", statement.text):
        assert words not in caplog.text
        assert words not in events


def _note(house: House) -> tuple[FiledNote, Statement]:
    filed = house.note(house.worker)
    return filed, next(s for s in filed.note.statements if s.kind is Kind.PARENT_VIEW)


def _say(house: House, filed: FiledNote, statement: Statement, whose: str, version: str = "1") -> None:
    path = f"/notes/{filed.id}/statements/{statement.id}/whose"
    answer = Visitor(house, house.worker).post(path, whose=whose, version=version)
    assert answer.status_code == 303


def _kept(house: House, filed: FiledNote) -> FiledNote:
    with house.services.database.transaction() as tx:
        return tx.notes.get(filed.id)


def _statement(house: House, filed: FiledNote, statement: Statement) -> Statement:
    return next(s for s in _kept(house, filed).note.statements if s.id == statement.id)


def _beside(house: House, filed: FiledNote, statement: Statement) -> str:
    return Visitor(house, house.worker).get(f"/notes/{filed.id}?at={statement.id}").text


def _corrections(house: House) -> list[Correction]:
    with house.services.database.transaction() as tx:
        return tx.corrections.all()
