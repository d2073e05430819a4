"""How a person is read from words."""

import pytest

from assistant.domain.person import Person


@pytest.mark.parametrize(
    ("words", "name", "age"),
    [
        ("child: Mabli Rowe, 11 weeks", "Mabli Rowe", 0),
        ("child: Teo Lund, 9 days old", "Teo Lund", 0),
        ("sibling: Posy Ames, 18 months", "Posy Ames", 1),
        ("child: Ida Moss, 3 yrs", "Ida Moss", 3),
        ("child: Kofi Mensah, aged 12", "Kofi Mensah", 12),
        ("child: Kofi Mensah, 12", "Kofi Mensah", 12),
        ("mother: Ana Lund, Team Two", "Ana Lund, Team Two", None),
        ("father: Sam Orr, 11 Weekes Road", "Sam Orr, 11 Weekes Road", None),
    ],
)
def test_an_age_in_any_unit_is_kept_in_whole_years(words: str, name: str, age: int | None) -> None:
    person = Person.parse(words)
    assert (person.name, person.age) == (name, age)
