"""What is kept of the agreement to record: who was asked, what each said, and when."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.arriving import Arrived
from api.pages.record import blocked, read_notice
from api.pages.visit_form import VisitForm, empty_form, read_form
from assistant.domain.recording import Answer
from assistant.drafting.notetypes import list_note_types
from assistant.settings import prompts_folder

TODAY = date(2026, 4, 21)
ASKED = "2026-04-21T13:05:00.000Z"


def test_who_said_yes_and_when_is_kept_with_the_words_read_out() -> None:
    form = _read(person_answer=["", "yes"], person_asked=["", ASKED], notice=["May I record?"])
    assert form.errors == {}
    assert form.consent
    assert form.consent.answers == (
        Answer(name="Carys Vale", agreed=True, at=datetime(2026, 4, 21, 13, 5, tzinfo=UTC)),
    )
    assert (form.consent.agreed_by, form.consent.agreed_on) == ("Carys Vale", TODAY)
    assert form.consent.notice == "May I record?"


def test_a_no_is_never_kept_as_agreed() -> None:
    form = _read(person_answer=["yes", "no"], person_asked=[ASKED, ASKED])
    assert "said no" in form.errors["basis"]
    assert form.consent is None


def test_a_no_is_kept_where_the_council_records_on_another_basis() -> None:
    form = _read(basis=["public_task"], note=["Court order"], person_answer=["", "no"], person_asked=["", ASKED])
    assert form.consent
    assert [answer.agreed for answer in form.consent.answers] == [False]


def test_nobody_asked_means_nobody_agreed() -> None:
    assert "agreed_by" in _read(person_answer=["", ""], person_asked=["", ""]).errors


def test_who_agreed_did_so_on_the_day_of_the_visit_unless_another_is_given() -> None:
    assert "agreed_on" not in {name for name, value in empty_form(TODAY, "Amara Boyd").typed.items() if value}
    form = _read(date=["2026-04-16"], agreed_by=["Carys Vale"], agreed_on=[""])
    assert form.consent
    assert form.consent.agreed_on == date(2026, 4, 16)


def test_a_kind_that_may_not_be_recorded_says_why() -> None:
    form = _read(type=["strategy-discussion"])
    kinds = list_note_types(prompts_folder())
    assert form.errors["type"] == blocked(kinds)["strategy-discussion"]


def test_the_councils_words_are_read_line_by_line() -> None:
    words = read_notice(prompts_folder())
    assert words[-1].endswith("?")
    assert all(line == line.strip() != "" for line in words)


def test_no_words_where_the_council_took_the_file_away() -> None:
    assert read_notice(prompts_folder() / "nowhere") == ()


@pytest.mark.parametrize("asked", ["yesterday", "2026-04-21T13:05:00", ""])
def test_a_time_that_says_no_zone_is_left_out(asked: str) -> None:
    form = _read(person_answer=["", "yes"], person_asked=["", asked])
    assert form.consent
    assert form.consent.answers[0].at is None


@given(answers=st.lists(st.text(max_size=5), max_size=4), asked=st.lists(st.text(max_size=30), max_size=4))
def test_anything_may_be_sent_as_an_answer(answers: list[str], asked: list[str]) -> None:
    form = _read(person_answer=answers, person_asked=asked)
    assert form.consent is None or all(answer.agreed for answer in form.consent.answers)


def _read(**fields: list[str]) -> VisitForm:
    plain = {
        "type": ["home-visit"],
        "date": ["2026-04-21"],
        "basis": ["agreed"],
        "person_role": ["child", "mother"],
        "person_name": ["Idris Vale", "Carys Vale"],
        "person_more": ["9", ""],
    }
    return read_form(Arrived(fields=plain | fields), list_note_types(prompts_folder()), TODAY)
