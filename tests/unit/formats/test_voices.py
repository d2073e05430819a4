"""A label is somebody only when that is certain."""

import pytest

from assistant.domain.person import Person, Role
from assistant.formats.voices import speakers_of, voice_of


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("Ruth Abara", "Ruth Abara", Role.WORKER),
        ("ruth abara", "ruth abara", None),
        ("RUTH ABARA", "Ruth Abara", Role.WORKER),
        ("Abara, Ruth (Children's Services)", "Ruth Abara", Role.WORKER),
        ("Ruth Abara - Social Worker", "Ruth Abara", Role.WORKER),
        ("Ruth", "Ruth Abara", Role.WORKER),
        ("SW", "Ruth Abara", Role.WORKER),
        ("Social worker", "Ruth Abara", Role.WORKER),
        ("Mum", "Leila Doyle", Role.MOTHER),
        ("Leila (Mum)", "Leila Doyle", Role.MOTHER),
        ("Dad", "Owen Doyle", Role.FATHER),
        ("Nan", "Marta Kovac", Role.FAMILY),
        ("Maternal grandmother", "Marta Kovac", Role.FAMILY),
        ("Mr Doyle", "Owen Doyle", Role.FATHER),
        ("Child", "Tomas Doyle", Role.CHILD),
        ("Teacher", None, Role.PROFESSIONAL),
        ("Uncle", None, Role.FAMILY),
        ("Mrs Okafor (teacher)", "Mrs Okafor", Role.PROFESSIONAL),
        ("Speaker 2", None, None),
        ("S3", None, None),
        ("Unknown", None, None),
        ("Doyle", "Doyle", None),
        ("Bilal Rana", "Bilal Rana", None),
    ],
)
def test_a_label_means_a_person_a_role_or_stays_a_name(
    people: tuple[Person, ...], label: str, name: str | None, role: Role | None
) -> None:
    voice = voice_of(label, people)
    assert (voice.name, voice.role) == (name, role)


def test_a_label_that_says_two_things_is_nobody(people: tuple[Person, ...]) -> None:
    voice = voice_of("Owen (Mum)", people)
    assert (voice.name, voice.role) == ("Owen (Mum)", None)


def test_initials_that_could_be_a_role_are_nobody() -> None:
    people = [Person(role=Role.MOTHER, name="Sarah Wells"), Person(role=Role.MOTHER, name="Yasmin Price")]
    assert voice_of("Mum", people).name is None
    assert voice_of("YP", [Person(role=Role.MOTHER, name="Yasmin Price")]).role is not Role.MOTHER


def test_two_labels_of_one_person_are_one_speaker(people: tuple[Person, ...]) -> None:
    speakers, ids = speakers_of(["Mum", "Leila", "Speaker 1", "Speaker 2", "Bilal"], people)
    assert ids["Mum"] == ids["Leila"]
    assert [(s.id, s.role, s.confirmed) for s in speakers] == [
        ("S1", Role.MOTHER, True),
        ("S2", None, False),
        ("S3", None, False),
        ("S4", None, False),
    ]
