"""Finds the headings of a document that does not mark them, and the columns of a table of actions."""

import re
from collections.abc import Sequence

from assistant.domain.casenote import Keeps
from assistant.english.headings import keeps_of
from assistant.formats.paragraph import Paragraph

LONGEST = 90
MOST_WORDS = 12

_WHAT = re.compile(
    r"(?:what|actions?|tasks?|what (?:needs to|will) (?:happen|be done)|agreed actions?|next steps?)", re.I
)
_WHO = re.compile(r"(?:who|by whom|owner|lead|person(?: responsible)?|responsible|who (?:will do it|by))", re.I)
_WHEN = re.compile(r"(?:when|by when|due(?: date| by)?|date|timescales?|deadline|target date|by)", re.I)


def as_headings(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Give a level to lines that stand as headings, where the document itself marks none under its title.

    A line is taken for a heading when it is short and bold, in capitals, ends in a colon, or is worded as headings
    are and stands apart; a line that may be a sentence is left as one.
    """
    if sum(line.level is not None for line in lines) > 1:
        return list(lines)
    found = []
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        heading = line.level is None and after is not None and _is_heading(line, after)
        found.append(line.model_copy(update={"level": 2, "text": line.text.rstrip(" :")}) if heading else line)
    return found


def action_columns(cells: Sequence[str]) -> tuple[int, int | None, int | None] | None:
    """Find which columns hold what, who and when in a table's first row; None when it isn't a table of actions."""
    bare = [cell.strip(" :?*") for cell in cells]
    what, who, when = (
        next((place for place, cell in enumerate(bare) if pattern.fullmatch(cell)), None)
        for pattern in (_WHAT, _WHO, _WHEN)
    )
    return None if what is None or (who is None and when is None) else (what, who, when)


def _is_heading(line: Paragraph, after: Paragraph) -> bool:
    text = line.text
    if line.cells or line.item or len(text) > LONGEST or len(text.split()) > MOST_WORDS or not text[0].isalnum():
        return False
    if text[-1] in '.!,;…"”':
        return False
    if line.all_bold or (text.endswith(":") and line.gap) or (text.isupper() and len(text) > 3):
        return True
    if not line.gap or not text[0].isupper():
        return False
    if keeps_of(text)[0] is not Keeps.ANY:
        return True
    label = len(text.split()) <= 6 and text[-1] != "?" and not any(letter.isdigit() for letter in text)
    return label and len(after.text.split()) >= 6 and after.text[-1] in '.!?"”'
