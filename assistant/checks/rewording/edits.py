"""Changes words at places of a text, all at once, so that no place moves under another."""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Other words for [start, end) of a text."""

    start: int
    end: int
    words: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Make the edits; a first word keeps its capital, and so does the first word of a sentence."""
    for edit in sorted(set(edits), reverse=True):
        before = text[: edit.start].rstrip()
        words = edit.words
        if words and (not before or before[-1] in ".!?"):
            words = words[:1].upper() + words[1:]
        text = text[: edit.start] + words + text[edit.end :]
    return text
