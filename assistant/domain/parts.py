"""Finds the sections and statements of a note, and puts others in their place."""

from collections.abc import Callable, Sequence

from assistant.domain.casenote import Note, Section, Statement
from assistant.errors import NotFoundError


def statement_of(note: Note, statement_id: str) -> Statement:
    """Find a statement; NotFoundError when it is not in the note any more."""
    found = next((s for s in note.statements if s.id == statement_id), None)
    if found is None:
        raise NotFoundError("This sentence is not in the note any more: load the page again.")
    return found


def section_at(note: Note, place: int) -> Section:
    """Find a section by its place from 0; NotFoundError when there is none."""
    if not 0 <= place < len(note.sections):
        raise NotFoundError("There is no such section in this note: load the page again.")
    return note.sections[place]


def place_of(note: Note, statement_id: str) -> int:
    """Say in which section a statement stands, by its place from 0."""
    statement = statement_of(note, statement_id)
    return next(n for n, s in enumerate(note.sections) if statement in s.statements)


def in_section(note: Note, section: Section, each: Callable[[Statement], list[Statement]]) -> Note:
    """Put what `each` gives in place of every statement of a section."""
    place = next(n for n, s in enumerate(note.sections) if s is section)
    return with_statements(note, place, [new for old in section.statements for new in each(old)])


def with_statements(note: Note, place: int, statements: Sequence[Statement]) -> Note:
    """Give a section, by its place from 0, these statements."""
    return with_section(note, place, note.sections[place].model_copy(update={"statements": tuple(statements)}))


def with_section(note: Note, place: int, section: Section) -> Note:
    """Put a section in the place of another."""
    sections = list(note.sections)
    sections[place] = section
    return note.model_copy(update={"sections": tuple(sections)})


def instead(note: Note, statement_id: str, new: Statement) -> Note:
    """Put a statement in the place of another."""
    return in_section(note, note.section_of(statement_id), lambda s: [new] if s.id == statement_id else [s])


def next_id(note: Note, ahead: int = 0) -> str:
    """Give an id that no statement has, or had and was merged away; "p" is for a person's own."""
    ids = [s.id for s in note.statements] + [gone for s in note.statements for gone in s.merged]
    used = [int(one[1:]) for one in ids if one[:1] == "p" and one[1:].isdecimal()]
    return f"p{max(used, default=0) + 1 + ahead}"
