"""Reads the visit's date and people from the lines at the top of a note."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.domain.base import Value
from assistant.domain.person import Person, Role
from assistant.english.dates import dates
from assistant.formats.voices import role_in_words

_DATE_LABELS = r"(?:date|date of (?:the )?visit|visit date)"
_PEOPLE_LABELS = r"(?:present|people|people present|persons present|who was (?:there|present|seen)|attendees)"
_LABEL = re.compile(rf"(?:{_DATE_LABELS}|{_PEOPLE_LABELS})\s*:?", re.IGNORECASE)
_DATE_LINE = re.compile(rf"(?:{_DATE_LABELS}\s*:\s*)?(?P<day>[^:]{{6,40}}?\d{{4}})\.?", re.IGNORECASE)
_PEOPLE_LINE = re.compile(rf"{_PEOPLE_LABELS}\s*:\s*(?P<people>.+?)\.?", re.IGNORECASE | re.DOTALL)
_PERSON = re.compile(r"(?P<name>[^(),]+?)\s*\((?P<role>[^()]+)\)\s*")
_AGE = re.compile(r"(?:aged? )?(?P<age>\d{1,2})(?: years?(?: old)?)?", re.IGNORECASE)
_ANY_DAY = date(2000, 1, 1)


class Details(Value):
    """What the top of a note says, and the sentences there that say something else."""

    day: date | None = None
    people: tuple[Person, ...] = ()
    rest: tuple[str, ...] = ()


def read_details(sentences: Sequence[str]) -> Details:
    """Read the date and the people out of sentences such as "Present: Jo Wren (mother), Ali Shah (social worker)".

    A sentence is taken only when the whole of it is understood; any other is handed back in `rest`.
    """
    day: date | None = None
    people: tuple[Person, ...] = ()
    rest: list[str] = []
    for sentence in sentences:
        found_day = None if day else _day(sentence)
        found_people = () if people else _people(sentence)
        if found_day:
            day = found_day
        elif found_people:
            people = found_people
        else:
            rest.append(sentence)
    return Details(day=day, people=people, rest=tuple(rest))


def is_detail(label: str) -> bool:
    """Say whether a label is one for the date or the people, as in a form."""
    return _LABEL.fullmatch(label.strip()) is not None


def _day(sentence: str) -> date | None:
    match = _DATE_LINE.fullmatch(sentence.strip())
    mentioned = dates(match["day"], _ANY_DAY) if match else ()
    whole = match is not None and len(mentioned) == 1 and mentioned[0].text.strip() == match["day"].strip()
    return mentioned[0].day if whole else None


def _people(sentence: str) -> tuple[Person, ...]:
    match = _PEOPLE_LINE.fullmatch(sentence.strip())
    if match is None:
        return ()
    listed = list(_PERSON.finditer(match["people"]))
    between = _PERSON.sub("", match["people"]).replace(",", " ").replace(";", " ").replace(" and ", " ")
    people = [_person(one["name"].strip().removeprefix("and ").strip(), one["role"].strip()) for one in listed]
    return tuple(person for person in people if person) if not between.strip() and all(people) else ()


def _person(name: str, words: str) -> Person | None:
    parts = [part.strip() for part in words.split(",")]
    ages = [int(match["age"]) for part in parts if (match := _AGE.fullmatch(part))]
    said = ", ".join(part for part in parts if not _AGE.fullmatch(part))
    role = role_in_words(said) if said else (Role.CHILD if ages else None)
    if role is None or not any(letter.isalpha() for letter in name):
        return None
    relation = said if role in {Role.FAMILY, Role.PROFESSIONAL, Role.CARER} and said.lower() != role.value else None
    return Person(role=role, name=name, age=ages[0] if ages else None, relation=relation)
