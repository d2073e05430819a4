"""File names that every case system takes."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.formats.naming import file_name


def test_a_file_is_named_by_date_type_and_reference() -> None:
    assert file_name("home-visit", date(2026, 4, 21), "N104") == "2026-04-21_home-visit_n104.docx"
    assert file_name("Évaluation", None, "", "md") == "evaluation.md"


@given(st.text(max_size=120), st.dates(), st.text(max_size=120))
def test_names_are_plain_and_short_enough(kind: str, day: date, ref: str) -> None:
    name = file_name(kind, day, ref)
    assert len(name) <= 80
    assert name.isascii()
    assert not set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
