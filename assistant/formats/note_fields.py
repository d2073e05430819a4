"""The fields that a council's own Word template may use, with what each one holds."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from assistant.domain.base import Value
from assistant.domain.casenote import Note
from assistant.domain.person import Person, Role
from assistant.formats.layout import DECIDED, OVERSIGHT, say_person, say_when
from assistant.formats.note_origin import say_moment
from assistant.formats.note_parts import Extras, Layout, Part

ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML can't hold."""

Fields = dict[str, Any]
"""Texts, and lists and tables of texts: nothing that a template could call."""


class Field(Value):
    """One field: its name, what it holds in plain words, and the fields of each of its entries where it is a list."""

    name: str
    about: str
    entries: tuple[str, ...] = ()


FIELDS = (
    Field(name="title", about="The note's title."),
    Field(name="type", about="The kind of note, such as home-visit."),
    Field(name="date", about="The day of the visit in words."),
    Field(name="date_short", about="The day of the visit as 21/04/2026."),
    Field(name="ref", about="The note's number in Heard."),
    Field(name="child", about="The child's name."),
    Field(name="children", about="All the children, with their ages."),
    Field(name="worker", about="The social worker's name."),
    Field(name="people", about="Everybody in the note and who they are."),
    Field(name="place", about="Where the visit was."),
    Field(name="length", about="How long the visit was."),
    Field(name="seen", about="Who was seen."),
    Field(name="seen_alone", about="Whether the child was seen alone: Yes or No, with the reason."),
    Field(name="bedroom_seen", about="Whether the bedroom was seen: Yes or No."),
    Field(name="details", about="All lines at the top of a note, one after another.", entries=("label", "text")),
    Field(name="cautions", about="What a reader must know before they use the note. A template must show these."),
    Field(
        name="sections",
        about="All parts of the note, in order. In a part, paragraphs, bullets and questions are lists of texts.",
        entries=("heading", "text", "facts", "paragraphs", "bullets", "questions"),
    ),
    Field(name="under", about="The text under one heading: under.mothers_views is what stands under Mother's views."),
    Field(name="actions", about="What happens next.", entries=("what", "who", "when")),
    Field(name="carried", about="Actions from last time.", entries=("what", "who", "when", "became")),
    Field(
        name="decision",
        about="The manager's decision. Nothing until there is one.",
        entries=("made", "by", "on", "reason", "instruction"),
    ),
    Field(
        name="sources",
        about="The words that each sentence rests on, where they were asked for.",
        entries=("number", "sentence", "at", "who", "words"),
    ),
    Field(name="origin", about="How the note was made, where that was asked for.", entries=("label", "text")),
    Field(name="made", about="How the note was made, in one line."),
)


def fields_of(note: Note, layout: Layout, extras: Extras) -> Fields:
    """Fill the fields for one note; every text is free of characters that XML can't hold."""
    details = dict(layout.details)
    review = extras.review
    own = [part for part in layout.parts if part.heading != OVERSIGHT and (_prose(part) or not part.table)]
    filled: Fields = {
        "title": layout.title,
        "type": note.type,
        "date": details.get("Date of visit", ""),
        "date_short": note.visit_date.strftime("%d/%m/%Y") if note.visit_date else "",
        "ref": extras.ref,
        "child": note.child.name if note.child else "",
        "children": _names(note, Role.CHILD, say_person),
        "worker": _names(note, Role.WORKER, lambda person: person.name),
        "people": details.get("People", ""),
        "place": details.get("Place", ""),
        "length": details.get("Length", ""),
        "seen": details.get("Seen", ""),
        "seen_alone": details.get("Seen alone", ""),
        "bedroom_seen": details.get("Bedroom seen", ""),
        "details": _labelled(layout.details),
        "cautions": list(layout.cautions),
        "sections": [_section(part) for part in own],
        "under": {slug(part.heading): _text(part) for part in own},
        "actions": [{"what": one.what, "who": one.who or "Not said", "when": say_when(one)} for one in note.actions],
        "carried": _rows(next((p for p in layout.parts if _is_carried(p)), None), ("what", "who", "when", "became")),
        "decision": {
            "made": f"{DECIDED[review.decision]}, version {review.version}",
            "by": review.reviewer_name,
            "on": say_moment(review.decided),
            "reason": review.reason,
            "instruction": review.instruction,
        }
        if review
        else {},
        "sources": _rows(layout.sources, ("number", "sentence", "at", "who", "words")),
        "origin": _labelled(layout.origin.facts if layout.origin else ()),
        "made": layout.made,
    }
    return {name: _clean(value) for name, value in filled.items()}


def slug(heading: str) -> str:
    """Give the name of a heading's field: "Mother's views" is mothers_views."""
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"['’]", "", heading.lower())).strip("_")


def _is_carried(part: Part) -> bool:
    return part.table is not None and len(part.table.header) == 4


def _prose(part: Part) -> bool:
    return bool(part.paragraphs or part.bullets or part.questions)


def _section(part: Part) -> Fields:
    return {
        "heading": part.heading,
        "text": _text(part),
        "facts": _labelled(part.facts),
        "paragraphs": list(part.paragraphs),
        "bullets": list(part.bullets),
        "questions": list(part.questions),
    }


def _text(part: Part) -> str:
    return "\n".join((*part.paragraphs, *(f"• {line}" for line in part.bullets)))


def _names(note: Note, role: Role, say: Callable[[Person], str]) -> str:
    return ", ".join(say(person) for person in note.people if person.role is role)


def _labelled(rows: Iterable[tuple[str, str]]) -> list[Fields]:
    return [{"label": label, "text": text} for label, text in rows]


def _rows(part: Part | None, names: tuple[str, ...]) -> list[Fields]:
    rows = part.table.rows if part and part.table else ()
    return [dict(zip(names, row, strict=True)) for row in rows]


def _clean(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return ILLEGAL.sub("", value)
    if isinstance(value, dict):
        return {name: _clean(one) for name, one in value.items()}
    return [_clean(one) for one in value]
