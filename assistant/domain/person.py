"""The people in and around a family, and how they are named in a note."""

import re
from enum import StrEnum
from typing import Self

from pydantic import Field, field_validator

from assistant.domain.base import Value
from assistant.errors import BadInputError

_AGE = re.compile(
    r"(?:aged? )?(\d{1,3})\s*(?:(?P<days>days?)|(?P<weeks>w|wks?|weeks?)|(?P<months>m|mths?|months?)|y|yrs?|years?)?"
    r"(?: old)?",
    re.IGNORECASE,
)


class Role(StrEnum):
    """What a person is to the child."""

    MOTHER = "mother"
    FATHER = "father"
    CARER = "carer"
    CHILD = "child"
    SIBLING = "sibling"
    FAMILY = "family"
    WORKER = "worker"
    MANAGER = "manager"
    PROFESSIONAL = "professional"

    @property
    def is_parent(self) -> bool:
        """Say whether this person's views are a parent's or carer's."""
        return self in {Role.MOTHER, Role.FATHER, Role.CARER}

    @property
    def is_young(self) -> bool:
        """Say whether this person is the child or a sibling."""
        return self in {Role.CHILD, Role.SIBLING}


class Person(Value):
    """One person with a role and a name."""

    role: Role
    name: str = Field(min_length=1, max_length=120)
    age: int | None = Field(default=None, ge=0, le=120)
    relation: str | None = Field(default=None, max_length=80, description="In words, such as 'paternal grandmother'")

    @field_validator("name")
    @classmethod
    def _tidy(cls, name: str) -> str:
        tidy = " ".join(name.split())
        if not any(letter.isalpha() for letter in tidy):
            raise ValueError("a name needs at least one letter")
        return tidy

    @property
    def first_name(self) -> str:
        """The first word of the name, past a title such as Ms."""
        parts = [part for part in self.name.split() if part.rstrip(".").lower() not in TITLES]
        return (parts or self.name.split())[0]

    @property
    def surname(self) -> str | None:
        """The last word of the name, or None when there is only one."""
        parts = [part for part in self.name.split() if part.rstrip(".").lower() not in TITLES]
        titled = len(parts) < len(self.name.split())
        return parts[-1] if len(parts) > 1 or (titled and parts) else None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "ROLE: NAME", with ", AGE" or " (relation)" after the name allowed; BadInputError when it isn't that.

        An age may be in years, or in days, weeks or months ("7 months"), which are kept as whole years.

        >>> Person.parse("family: Jean Hart (paternal grandmother)").relation
        'paternal grandmother'
        """
        role, colon, rest = text.partition(":")
        allowed = ", ".join(r.value for r in Role)
        if not colon or not rest.strip():
            raise BadInputError(f'Give a person as "ROLE: NAME", for example "mother: Samira Hart"; not as "{text}".')
        try:
            known = Role(role.strip().lower())
        except ValueError:
            raise BadInputError(f'"{role.strip()}" is not a role; use one of {allowed}.') from None
        name, relation = rest.strip(), None
        if name.endswith(")") and "(" in name:
            name, _, relation = name[:-1].rpartition("(")
            relation = relation.strip() or None
        name, comma, age = name.strip().rpartition(",")
        years = _whole_years(age) if comma else None
        if years is None:
            name = f"{name}{comma}{age}"
        try:
            return cls(role=known, name=name, age=years, relation=relation)
        except ValueError as problem:
            raise BadInputError(f'"{text}" is not a person: give a name with letters after the role.') from problem


RANKS = frozenset(
    {"pc", "dc", "ds", "di", "wpc", "sgt", "sergeant", "cpl", "corporal", "lt", "lieutenant"}
) | frozenset(
    {"capt", "captain", "maj", "major", "col", "colonel", "pte", "insp", "inspector", "doctor", "nurse", "reverend"}
)
"""Ranks and callings that stand before a surname, as titles do."""

TITLES = (
    frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "prof"})
    | RANKS
    | frozenset(
        {
            "grandad",
            "granddad",
            "grandpa",
            "grandma",
            "granny",
            "gran",
            "nan",
            "nana",
            "auntie",
            "aunty",
            "aunt",
            "uncle",
        }
    )
)


def _whole_years(age: str) -> int | None:
    """Give an age in whole years; None for words that give no age. A baby of 11 weeks is 0."""
    given = _AGE.fullmatch(age.strip())
    if given is None:
        return None
    number, in_a_year = int(given.group(1)), {"days": 365, "weeks": 52, "months": 12}
    return number // next((many for unit, many in in_a_year.items() if given.group(unit)), 1)
