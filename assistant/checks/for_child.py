"""Finds the parts of a note that a child is meant to read."""

import re
from collections.abc import Sequence

from assistant.domain.casenote import Keeps, Note, Section
from assistant.english.roster import Roster
from assistant.english.sentences import quoted_spans

CHILD_AGE = 9
"""The age that a text for a child is measured for where nobody says how old the child is."""

_YOU = re.compile(r"\b(?:you|your|yours)\b|^\W*(?:Dear|Hello|Hi)\s", re.IGNORECASE)
_DEAR = re.compile(r"\W*(?:Dear|Hello|Hi)\s+([A-Z][\w'’-]+)")


def mark_for_child(note: Note, roster: Roster) -> Note:
    """Mark every part of a letter to the child ("Dear Callum") as meant for the child, unless parts are marked."""
    openings = [*(s.heading for s in note.sections[:1]), *(s.text for s in note.statements[:1])]
    dear = next((found for opening in openings if (found := _DEAR.match(opening))), None)
    person = roster.named(dear.group(1)) if dear else None
    if person is None or not person.role.is_young or any(section.for_child for section in note.sections):
        return note
    return note.model_copy(update={"sections": tuple(s.model_copy(update={"for_child": True}) for s in note.sections)})


def places_for_child(note: Note) -> tuple[int, ...]:
    """Give the places, from 0, of the sections with words for the child."""
    marked = mark_for_child(note, Roster(note.people))
    return tuple(n for n, section in enumerate(marked.sections) if section.for_child and section.statements)


def places_for_reader(note: Note) -> tuple[int, ...]:
    """Give the places of the sections that the note's reader reads: all where all or none are for the child."""
    worded = tuple(n for n, section in enumerate(note.sections) if section.statements)
    meant = set(places_for_child(note))
    others = tuple(n for n in worded if n not in meant)
    return others or worded


def is_all_for_child(note: Note) -> bool:
    """Say whether every section with words is meant for the child, as a letter is."""
    meant = set(places_for_child(note))
    return bool(meant) and all(n in meant for n, section in enumerate(note.sections) if section.statements)


def measured_for(note: Note, *, given: int | None, child: int | None) -> tuple[int | None, tuple[int, ...] | None]:
    """Say for whom a note is measured: the age in years, None for a parent, and the sections, None for all.

    A note all for the child is measured for the age `given`, or the child's; where only a part is, the rest is for a
    parent; any other for whoever was given.
    """
    if is_all_for_child(note):
        return given or child or CHILD_AGE, None
    return (None, places_for_reader(note)) if places_for_child(note) else (given, None)


def is_written_to(section: Section) -> bool:
    """Say whether a section speaks to the child, and does not only keep what the child said for the child to read."""
    words = " ".join(statement.text for statement in section.statements)
    for start, end in reversed(quoted_spans(words)):
        words = words[:start] + words[end:]
    return section.for_child and (section.keeps is not Keeps.VIEWS or _YOU.search(words) is not None)


def text_of(note: Note, places: Sequence[int] | None = None) -> str:
    """Join the statements of some sections (all when none are given) as they are scored, a paragraph a section."""
    chosen = note.sections if places is None else [note.sections[place] for place in places]
    return "\n\n".join(" ".join(s.text for s in section.statements) for section in chosen if section.statements)


def spots_of(note: Note, places: Sequence[int] | None = None) -> tuple[tuple[int, int, str], ...]:
    """Say where each statement stands in `text_of`, as (start, end, statement id)."""
    spots: list[tuple[int, int, str]] = []
    at = 0
    for section in note.sections if places is None else [note.sections[place] for place in places]:
        for statement in section.statements:
            spots.append((at, at + len(statement.text), statement.id))
            at += len(statement.text) + 1
        at += 1 if section.statements else 0
    return tuple(spots)
