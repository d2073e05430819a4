"""Reads the visit details as they were typed, and says beside which field something is wrong."""

from collections.abc import Sequence
from datetime import date, datetime

from pydantic import Field, ValidationError

from api.arriving import Arrived
from api.pages.words import HERE
from assistant.domain.base import Value
from assistant.domain.notetype import NoteType
from assistant.domain.person import Person, Role
from assistant.domain.recording import Answer, Basis, Consent, Recording, Visit

ROWS = 4
MORE_ROWS = 4
FAMILIES = 4
"""Families that the form offers again."""

FIELDS = ("type", "date", "speakers", "place", "basis", "agreed_by", "agreed_on", "note")


class PersonRow(Value):
    """One row of the people table; `more` is an age, or who the person is to the child.

    `answer` is yes or no where this person was asked about the recording, `asked` when that was.
    """

    role: str = ""
    name: str = ""
    more: str = ""
    answer: str = ""
    asked: str = ""


class VisitForm(Value):
    """The form as typed, and what is wrong with it by field."""

    typed: dict[str, str]
    rows: tuple[PersonRow, ...]
    errors: dict[str, str] = Field(default_factory=dict)
    visit: Visit | None = None
    consent: Consent | None = None

    def with_error(self, name: str, sentence: str) -> "VisitForm":
        """Add one more thing that is wrong, at the top."""
        return self.model_copy(update={"errors": {name: sentence} | self.errors})


def families_of(recordings: Sequence[Recording]) -> list[tuple[str, Recording]]:
    """Give the children's names that a worker may take up again, each with its newest recording; newest come first."""
    newest = {r.visit.child.name: r for r in reversed(recordings) if r.visit.child}
    return list(newest.items())[-FAMILIES:]


def empty_form(today: date, worker: str, before: Recording | None = None) -> VisitForm:
    """Make an empty form, or one with the family of an earlier recording."""
    typed = dict.fromkeys(FIELDS, "") | {"date": today.isoformat()}
    people: tuple[PersonRow, ...] = (PersonRow(role=Role.CHILD), PersonRow(role=Role.WORKER, name=worker))
    if before:
        people = tuple(_row(person) for person in before.visit.people)
        typed |= {"type": before.visit.type, "place": before.visit.place, "speakers": str(before.visit.speakers or "")}
    return VisitForm(typed=typed, rows=_padded(people))


def read_form(sent: Arrived, note_types: Sequence[NoteType], today: date) -> VisitForm:
    """Read what was sent; `visit` and `consent` are there when nothing is wrong."""
    typed = {name: sent.text(name) for name in FIELDS}
    rows = _read_rows(sent)
    errors: dict[str, str] = {}
    _read_type(typed["type"], note_types, errors)
    day = _read_day("date", typed["date"], today, "the visit", errors)
    speakers = _read_speakers(typed["speakers"], errors)
    people = _read_people(rows, errors)
    consent = _read_consent(typed, rows, sent.text("notice"), today, errors)
    if errors or day is None:
        return VisitForm(typed=typed, rows=_padded(rows), errors=errors)
    try:
        visit = Visit(type=typed["type"], date=day, people=people, speakers=speakers, place=typed["place"])
    except ValidationError:
        errors["place"] = "Write the place in fewer words."
        return VisitForm(typed=typed, rows=_padded(rows), errors=errors)
    return VisitForm(typed=typed, rows=_padded(rows), visit=visit, consent=consent)


def _read_type(name: str, note_types: Sequence[NoteType], errors: dict[str, str]) -> None:
    chosen = next((kind for kind in note_types if kind.name == name), None)
    if chosen is None:
        errors["type"] = "Choose the kind of visit."
    elif not chosen.recording_allowed:
        errors["type"] = chosen.why_not or f"{chosen.title} may not be recorded here: write this note by hand."


def _read_day(name: str, text: str, today: date, of_what: str, errors: dict[str, str]) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        errors[name] = f"Give the date of {of_what}."
        return None
    if day > today:
        errors[name] = f"The date of {of_what} is in the future: check it."
    return day


def _read_speakers(text: str, errors: dict[str, str]) -> int | None:
    if not text:
        return None
    if text.isdecimal() and len(text) < 3 and 1 <= int(text) <= 20:
        return int(text)
    errors["speakers"] = "Write how many people spoke as a number from 1 to 20, or leave it empty."
    return None


def _read_rows(sent: Arrived) -> tuple[PersonRow, ...]:
    names = sent.texts("person_name")
    columns = [sent.texts(f"person_{column}") for column in ("role", "more", "answer", "asked")]
    padded = [column + [""] * (len(names) - len(column)) for column in columns]
    rows = (
        PersonRow(role=role, name=name, more=more, answer=answer, asked=asked)
        for name, role, more, answer, asked in zip(names, *padded, strict=False)
    )
    return tuple(row for row in rows if row.name or row.more)


def _read_people(rows: Sequence[PersonRow], errors: dict[str, str]) -> tuple[Person, ...]:
    people: list[Person] = []
    for number, row in enumerate(rows):
        if row.role not in set(Role):
            errors[f"role-{number}"] = f"Choose who {row.name or 'this person'} is."
            continue
        age = int(row.more) if row.more.isdecimal() and len(row.more) < 4 else None
        try:
            relation = row.more or None if age is None else None
            people.append(Person(role=Role(row.role), name=row.name, age=age, relation=relation))
        except ValidationError:
            errors[f"name-{number}"] = (
                "Write a name with letters, no longer than 120 of them; an age is a number of years."
            )
    if not people and not errors:
        errors["name-0"] = "Name at least one person, such as the child."
    return tuple(people)


def _read_consent(
    typed: dict[str, str], rows: Sequence[PersonRow], notice: str, today: date, errors: dict[str, str]
) -> Consent | None:
    if typed["basis"] not in set(Basis):
        errors["basis"] = "Say on what basis this was recorded."
        return None
    basis = Basis(typed["basis"])
    agreed_on = None
    answers = _read_answers(rows)
    if basis is Basis.AGREED:
        _take_answers(typed, answers, today, errors)
        if not typed["agreed_by"]:
            errors["agreed_by"] = "Write who agreed to be recorded."
        typed["agreed_on"] = typed["agreed_on"] or typed["date"]
        agreed_on = _read_day("agreed_on", typed["agreed_on"], today, "the agreement", errors)
    if basis is Basis.PUBLIC_TASK and not typed["note"]:
        errors["note"] = "Write on what basis the visit was recorded."
    if errors.keys() & {"agreed_by", "agreed_on", "note", "basis"}:
        return None
    try:
        return Consent(
            basis=basis,
            agreed_by=typed["agreed_by"],
            agreed_on=agreed_on,
            note=typed["note"],
            notice=notice,
            answers=answers,
        )
    except ValidationError:
        errors["agreed_by"] = "Write this in fewer words."
        return None


def _read_answers(rows: Sequence[PersonRow]) -> tuple[Answer, ...]:
    asked = [row for row in rows if row.name and row.answer in {"yes", "no"}]
    return tuple(Answer(name=row.name[:120], agreed=row.answer == "yes", at=_moment(row.asked)) for row in asked[:20])


def _take_answers(typed: dict[str, str], answers: Sequence[Answer], today: date, errors: dict[str, str]) -> None:
    """Say who agreed, from what each person answered; nobody's no is passed over."""
    if any(not answer.agreed for answer in answers):
        errors["basis"] = "Somebody said no, so this was not agreed: choose what it rests on, or delete the recording."
    if answers and not typed["agreed_by"]:
        typed["agreed_by"] = ", ".join(answer.name for answer in answers if answer.agreed)
    if answers and not typed["agreed_on"]:
        days = [answer.at.astimezone(HERE).date() for answer in answers if answer.at]
        typed["agreed_on"] = min([*days, today]).isoformat()


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _row(person: Person) -> PersonRow:
    more = str(person.age) if person.age is not None else person.relation or ""
    return PersonRow(role=person.role, name=person.name, more=more)


def _padded(rows: Sequence[PersonRow]) -> tuple[PersonRow, ...]:
    wanted = max(ROWS, len(rows)) + MORE_ROWS
    return (*rows, *(PersonRow() for _ in range(wanted - len(rows))))
