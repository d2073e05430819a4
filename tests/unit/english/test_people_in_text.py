"""People found in a text: long words do not slow the search."""

import time

import pytest

from assistant.english.people_in_text import people_in


@pytest.mark.parametrize("text", ["B" * 100_000, "Bb" * 50_000, "B’" * 50_000])
def test_a_word_without_end_is_passed_over_quickly(text: str) -> None:
    start = time.process_time()
    assert people_in([("", text)]) == ()
    assert time.process_time() - start < 2


def test_a_father_is_found_by_what_stands_after_his_name() -> None:
    found = people_in([("", "I rang Mr O’Brien-Reid, Callum's father.")])
    assert [(person.role.value, person.name) for person in found] == [("father", "Mr O’Brien-Reid")]
