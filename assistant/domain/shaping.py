"""Shows a section short, in full or as a list, without losing a statement or what it rests on."""

from collections.abc import Collection

from assistant.domain.casenote import Note, Shape
from assistant.domain.parts import place_of, section_at, with_section


def shaped(note: Note, place: int, shape: Shape, *, fold: Collection[str] = ()) -> Note:
    """Give a section a shape; `fold` are the ids of the statements that its short form leaves out."""
    section = section_at(note, place)
    folded = tuple(s.id for s in section.statements if s.id in fold) if shape is Shape.SHORT else ()
    return with_section(note, place, section.model_copy(update={"shape": shape, "folded": folded}))


def fold(note: Note, statement_id: str, *, away: bool) -> Note:
    """Leave a statement out of its section's short form, or take it back in."""
    place = place_of(note, statement_id)
    section = note.sections[place]
    others = tuple(one for one in section.folded if one != statement_id)
    return with_section(note, place, section.model_copy(update={"folded": (*others, statement_id) if away else others}))
