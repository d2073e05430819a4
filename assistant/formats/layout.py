"""Sets a note out for reading, once, so that DOCX, Markdown, HTML and text all say the same."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from assistant.domain.casenote import Action, Keeps, Note, Section, Shape, Statement
from assistant.domain.person import Person, Role
from assistant.domain.review import Decision, Review
from assistant.domain.visitfacts import Carried, Progress
from assistant.english.dates import dates, say_date
from assistant.formats.note_origin import made_line, origin_of, say_moment
from assistant.formats.note_parts import Extras, Layout, Part, Table
from assistant.formats.note_sources import sources

ACTIONS = "What happens next"
CARRIED = "Actions from last time"
OVERSIGHT = "Management oversight"
EMPTY = "Nothing was recorded under this heading."
WAITING = "For the worker to write. Questions that may help:"

_ANY_DAY = date(2000, 1, 1)
_ROLE_WORDS = {Role.WORKER: "social worker", Role.FAMILY: "family member", Role.PROFESSIONAL: "professional"}
BECAME = {
    Progress.OPEN: "Not said yet",
    Progress.DONE: "Done",
    Progress.NOT_DONE: "Not done, carried forward",
    Progress.DROPPED: "No longer needed",
}

DECIDED = {Decision.APPROVE: "Approved", Decision.RETURN: "Returned"}


def lay_out(note: Note, extras: Extras | None = None) -> Layout:
    """Set out a note with what goes out with it: the manager's decision at its end once there is one."""
    asked = extras or Extras()
    parts = list(_parts(note))
    if asked.review is not None:
        parts.append(_oversight(asked.review))
    return Layout(
        title=note.title or _title(note),
        details=tuple((label, text) for label, text in _details(note, asked.ref) if text),
        cautions=note.cautions,
        parts=tuple(parts),
        made=made_line(note) if asked.with_made else "",
        sources=sources(note, asked.transcript) if asked.with_sources else None,
        origin=origin_of(note, asked.origin, asked.review) if asked.origin else None,
    )


def say_person(person: Person) -> str:
    """Write a person with what they are: "Jean Hart (paternal grandmother)", "Callum Hart (child, 9)"."""
    role = person.relation or _ROLE_WORDS.get(person.role, person.role.value)
    return f"{person.name} ({role}{f', {person.age}' if person.age is not None else ''})"


def say_when(action: Action) -> str:
    """Write when an action is due: the day, with the words that set it where they say it differently.

    Where no day is known, the words for a time that were said ("next week") stand alone.
    """
    said = action.said.strip()
    if action.due is None:
        named = said if not action.evidence else ", ".join(mention.text for mention in dates(said, _ANY_DAY))
        return named or "No date given"
    day = say_date(action.due, year=True)
    if not said or said == action.due.isoformat():
        return day
    return said if day.lower() in said.lower() else f"{day} (“{said}”)"


def paragraphs_of(section: Section) -> Iterable[tuple[Statement, ...]]:
    """Group the statements that a section's shape shows into paragraphs, in order."""
    for _, group in groupby(section.told, key=lambda statement: statement.paragraph):
        yield tuple(group)


def _parts(note: Note) -> Iterable[Part]:
    table = _action_table(note.actions)
    carried = _carried_table(note.carried)
    if carried and all(section.heading != CARRIED for section in note.shown_sections):
        yield Part(heading=CARRIED, table=carried)
    for section in note.shown_sections:
        listed = section.shape is Shape.BULLETS
        paragraphs = () if listed else tuple(" ".join(s.text for s in group) for group in paragraphs_of(section))
        own, table = (table, None) if section.keeps is Keeps.ACTIONS and table else (None, table)
        own = carried if section.heading == CARRIED else own
        questions = () if section.statements or (carried and section.heading == CARRIED) else section.prompts
        empty = not section.statements and not own and not questions
        yield Part(
            heading=section.heading,
            paragraphs=(EMPTY,) if empty else paragraphs,
            bullets=tuple(s.text for s in section.told) if listed else (),
            questions=questions,
            table=own,
        )
    if table:
        yield Part(heading=ACTIONS, table=table)


def _carried_table(carried: tuple[Carried, ...]) -> Table | None:
    rows = tuple(
        (
            one.what,
            one.who or "Not said",
            say_date(one.due, year=True) if one.due else "No date given",
            f"{BECAME[one.progress]}{f': {one.remark}' if one.remark else ''}",
        )
        for one in carried
    )
    header = ("What", "Who", "When", "What became of it")
    return Table(header=header, rows=rows, shares=(6.0, 3.0, 3.4, 4.2)) if rows else None


def _action_table(actions: tuple[Action, ...]) -> Table | None:
    rows = tuple((action.what, action.who or "Not said", say_when(action)) for action in actions)
    return Table(header=("What", "Who", "When"), rows=rows, shares=(8.2, 3.6, 4.8)) if rows else None


def _oversight(review: Review) -> Part:
    rows = (
        ("Decision", f"{DECIDED[review.decision]}, version {review.version}"),
        ("By", review.reviewer_name),
        ("On", say_moment(review.decided)),
        ("Reason", review.reason),
        ("Instruction", review.instruction),
    )
    return Part(heading=OVERSIGHT, facts=tuple((label, text) for label, text in rows if text.strip()))


def _details(note: Note, ref: str) -> Iterable[tuple[str, str]]:
    yield "Date of visit", _day(note.visit_date)
    yield "Place", note.facts.place
    yield "Length", say_length(note.facts.minutes)
    yield "People", ", ".join(say_person(person) for person in note.people)
    yield "Seen", ", ".join(note.facts.seen)
    yield "Seen alone", _yes_or_no(note.facts.seen_alone, note.facts.why_not_alone)
    yield "Bedroom seen", _yes_or_no(note.facts.bedroom_seen)
    yield "Reference", ref


def say_length(minutes: int | None) -> str:
    """Write how long a visit was: "40 minutes", "1 hour 5 minutes"."""
    hours, rest = divmod(minutes or 0, 60)
    said = [
        f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in ((hours, "hour"), (rest, "minute")) if count
    ]
    return " ".join(said)


def _yes_or_no(answer: bool | None, why: str = "") -> str:
    if answer is None:
        return ""
    return "Yes" if answer else f"No{f': {why}' if why else ''}"


def _day(day: date | None) -> str:
    return say_date(day, weekday=True, year=True) if day else ""


def _title(note: Note) -> str:
    kind = note.type.replace("-", " ").capitalize()
    return f"{kind}: {note.child.name}" if note.child else kind
