"""Joins two statements of a note into one that rests on the evidence of both."""

import re

from assistant.domain.casenote import Form, Note, Statement
from assistant.domain.editing import LONGEST_STATEMENT
from assistant.domain.parts import in_section, place_of, statement_of
from assistant.errors import BadInputError

_SAID = re.compile(r"(?P<who>[^“\"]{1,60}?\b(?:said|says|felt|thought|explained|added)) that (?P<what>[^“\"]+)\.")


def merge(note: Note, first_id: str, second_id: str, *, author: str) -> Note:
    """Join a statement to an earlier one; BadInputError where it would put one person's words in another's mouth."""
    first, second = statement_of(note, first_id), statement_of(note, second_id)
    if first_id == second_id:
        raise BadInputError("Choose two different sentences to join.")
    _refuse_two_voices(first, second)
    text = joined(first.text, second.text)
    if len(text) > LONGEST_STATEMENT:
        raise BadInputError("These two sentences are too long to join: shorten them first.")
    evidence = (*first.evidence, *(e for e in second.evidence if e not in first.evidence))
    both = first.model_copy(
        update={
            "text": text,
            "evidence": evidence,
            "form": Form.QUOTE if Form.QUOTE in {first.form, second.form} else first.form,
            "written_by": "person",
            "author": author,
            "support": None,
            "labelled_by": None,
            "labelled_on": None,
            "merged": (*first.merged, second.id, *second.merged),
        }
    )
    note = in_section(note, note.section_of(second_id), lambda s: [] if s.id == second_id else [s])
    return in_section(note, note.section_of(first_id), lambda s: [both] if s.id == first_id else [s])


def next_after(note: Note, statement_id: str) -> str | None:
    """Give the statement below another in its section; None at its end."""
    ids = [s.id for s in note.sections[place_of(note, statement_id)].statements]
    at = ids.index(statement_id) + 1
    return ids[at] if at < len(ids) else None


def joined(first: str, second: str) -> str:
    """Put two sentences together; what one person said twice over becomes one sentence.

    >>> joined("Ms Hart said that he sleeps.", "Ms Hart said that he eats well.")
    'Ms Hart said that he sleeps, and that he eats well.'
    """
    one, two = _SAID.fullmatch(first.strip()), _SAID.fullmatch(second.strip())
    if one and two and _same_speaker(one["who"], two["who"]):
        return f"{one['who']} that {one['what']}, and that {two['what']}."
    return f"{first.rstrip()} {second.lstrip()}"


def _same_speaker(one: str, two: str) -> bool:
    """Say whether both begin alike; a pronoun after a name is the same person, since nobody stands between."""
    verb_one, verb_two = one.rsplit(maxsplit=1)[-1], two.rsplit(maxsplit=1)[-1]
    who_two = two.removesuffix(verb_two).strip()
    return one == two or (verb_one == verb_two and who_two in {"He", "She", "They"})


def _refuse_two_voices(first: Statement, second: Statement) -> None:
    if first.holder != second.holder and first.kind.is_view and second.kind.is_view:
        raise BadInputError("These two sentences are by different people, so they stay apart.")
    if first.kind is not second.kind:
        raise BadInputError(
            "One of these is a person’s view and the other is not, or they do different things: keep them apart."
        )
