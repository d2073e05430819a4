"""Changes words at places of a text, all at once, so that no place moves under another."""

import re
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
        before, words = text[: edit.start].rstrip(), edit.words
        if words and (not before or before[-1] in ".!?" or _begins_anew(before, text[edit.end :])):
            words = words[:1].upper() + words[1:]
        text = text[: edit.start] + words + text[edit.end :]
    return text


def _begins_anew(before: str, after: str) -> bool:
    """Say whether a new sentence begins after a quotation: what follows leads to words of its own."""
    closed = before[-1] in '"”' and before[:-1].rstrip()[-1:] in {".", "!", "?"}
    return closed and re.match(r"[^.!?\"“”]{0,40},\s*[\"“]", after) is not None
