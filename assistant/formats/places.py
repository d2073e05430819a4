"""Finds where each sentence of a note stands in the text it was read from, so that one can be changed and no other."""

import re
from collections.abc import Mapping, Sequence

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


def put_in_place(text: str, note: Note, instead: Mapping[str, Sequence[str]]) -> str:
    """Put other sentences in the place of statements, by their ids, and give the new text.

    `note` is what the text reads as. ConflictError where this would change anything besides, as with marks of
    Markdown half inside a sentence: then the text must be changed by hand.
    """
    places = places_of(text, note)
    if not instead.keys() <= places.keys():
        raise ConflictError(_BY_HAND)
    words = {id_: " ".join(" ".join(sentences).split()) for id_, sentences in instead.items()}
    changed = text
    for id_ in sorted(words, key=lambda one: places[one], reverse=True):
        start, end = places[id_]
        changed = changed[:start] + words[id_] + changed[end:]
    if not _only_changed(note, changed, words):
        raise ConflictError(_BY_HAND)
    return changed


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


def _only_changed(note: Note, changed: str, words: Mapping[str, str]) -> bool:
    """Say whether a changed text reads as the same note but for some statements, whose words are now these."""
    try:
        after = read_note(changed.encode(), name=note.type)
    except AssistantError:
        return False
    if _besides(after) != _besides(note):
        return False
    new = [(section.heading, statement.text) for section in after.sections for statement in section.statements]
    at = 0
    for section in note.sections:
        for statement in section.statements:
            wanted, read = words.get(statement.id, statement.text), ""
            while at < len(new) and new[at][0] == section.heading and len(read) < len(wanted):
                read = f"{read} {new[at][1]}".strip()
                at += 1
            if read != wanted:
                return False
    return at == len(new)


def _besides(note: Note) -> tuple[object, ...]:
    return note.title, note.visit_date, note.actions, tuple(section.heading for section in note.sections)
