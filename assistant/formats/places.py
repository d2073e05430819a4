"""Finds where each sentence of a note stands in the text it was read from, so that one can be changed and no other."""

import re
from collections.abc import Sequence

from assistant.domain.casenote import Note
from assistant.errors import AssistantError, ConflictError
from assistant.formats.notes import read_note

Place = tuple[int, int]

_CITATION = re.compile(r"\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]")
_MARKS = frozenset("*_\\ \t\n\xa0")
"""What may stand between two characters of a sentence in its text, and is no part of it: Markdown's marks and space."""


def places_of(text: str, note: Note) -> dict[str, Place]:
    """Give each statement's [start, end) in the text; a statement whose words are not found there is left out."""
    # Marks that point into a transcript, such as [3], are no part of a sentence when a note is read.
    text = _CITATION.sub(lambda found: " " * len(found.group()), text)
    letters, where = _letters(text)
    found: dict[str, Place] = {}
    after = 0
    for statement in note.statements:
        wanted, _ = _letters(statement.text)
        at = _find(letters, where, wanted, after, text) if wanted else -1
        if at >= 0:
            after = at + len(wanted)
            found[statement.id] = _widened(text, statement.text, where[at], where[after - 1] + 1)
    return found


def put_in_place(text: str, note: Note, statement_id: str, instead: Sequence[str]) -> tuple[str, Place]:
    """Put other sentences in a statement's place in the text; give the new text, and where they stand.

    `note` is what the text reads as. ConflictError where this would change anything besides, as with marks of
    Markdown half inside a sentence: then the text must be changed by hand.
    """
    place = places_of(text, note).get(statement_id)
    if place is None:
        raise ConflictError(_BY_HAND)
    words = " ".join(" ".join(instead).split())
    start, end = place
    changed = text[:start] + words + text[end:]
    if not _only_changed(note, changed, statement_id, words):
        raise ConflictError(_BY_HAND)
    return changed, (start, start + len(words))


_BY_HAND = "This could not be put in its place without changing other words: change the text yourself."


def _letters(text: str) -> tuple[str, list[int]]:
    """Give the letters and digits of a text alone, and where each of them stands."""
    where = [place for place, letter in enumerate(text) if letter.isalnum()]
    return "".join(text[place] for place in where), where


def _find(letters: str, where: Sequence[int], wanted: str, after: int, text: str) -> int:
    """Find the letters of a sentence from a place on, where they are whole words; -1 where they are not."""
    at = letters.find(wanted, after)
    while at >= 0:
        first, last = where[at], where[at + len(wanted) - 1]
        if not text[:first][-1:].isalnum() and not text[last + 1 : last + 2].isalnum():
            return at
        at = letters.find(wanted, at + 1)
    return -1


def _widened(text: str, sentence: str, start: int, end: int) -> Place:
    """Take in the quotation marks, brackets and stops that a sentence begins and ends with."""
    before = sentence[: next(n for n, letter in enumerate(sentence) if letter.isalnum())]
    length = next(n for n, letter in enumerate(reversed(sentence)) if letter.isalnum())
    for sign in reversed(before):
        place = start - 1
        while place >= 0 and text[place] in _MARKS and text[place] != sign:
            place -= 1
        if place < 0 or text[place] != sign:
            break
        start = place
    for sign in sentence[len(sentence) - length :]:
        place = end
        while place < len(text) and text[place] in _MARKS and text[place] != sign:
            place += 1
        if place >= len(text) or text[place] != sign:
            break
        end = place + 1
    return _with_marks(text, start, end)


def _with_marks(text: str, start: int, end: int) -> Place:
    """Take in the marks of emphasis that a sentence begins or ends with, where it holds their other half."""
    before = re.search(r"[*_]+$", text[max(0, start - 3) : start])
    after = re.match(r"[*_]+", text[end : end + 3])
    if before and text[start:end].count(before.group()) % 2:
        return start - len(before.group()), end
    if after and text[start:end].count(after.group()) % 2:
        return start, end + len(after.group())
    return start, end


def _only_changed(note: Note, changed: str, statement_id: str, words: str) -> bool:
    """Say whether a changed text reads as the same note but for one statement, whose words are now these."""
    try:
        after = read_note(changed.encode(), name=note.type)
    except AssistantError:
        return False
    if (after.title, after.visit_date, after.people, after.actions) != (
        note.title,
        note.visit_date,
        note.people,
        note.actions,
    ):
        return False
    new = [(section.heading, statement.text) for section in after.sections for statement in section.statements]
    old = [
        (section.heading, statement.id, statement.text) for section in note.sections for statement in section.statements
    ]
    at = next(n for n, (_, id_, _) in enumerate(old) if id_ == statement_id)
    more = len(new) - len(old) + 1
    middle = new[at : at + more]
    same_before = [(h, t) for h, _, t in old[:at]] == new[:at]
    same_after = [(h, t) for h, _, t in old[at + 1 :]] == new[at + more :]
    in_section = all(heading == old[at][0] for heading, _ in middle)
    return more > 0 and same_before and same_after and in_section and " ".join(t for _, t in middle) == words
