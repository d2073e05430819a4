"""Shows the words meant for a child as the child will see them, with a place to land on for each lost point."""

from collections.abc import Sequence

from assistant.checks.for_child import spots_of
from assistant.checks.readability import Reading
from assistant.domain.base import Value
from assistant.domain.casenote import Note, Statement

_ENDS = ".!?…”’\"'"


class Words(Value):
    """Some words; those that lost points have a name to land on, and may hold others."""

    text: str = ""
    name: str = ""
    inner: tuple["Words", ...] = ()


class LetterPart(Value):
    """A heading with its paragraphs."""

    heading: str
    paragraphs: tuple[tuple[Words, ...], ...]


def show_letter(note: Note, places: Sequence[int], reading: Reading) -> tuple[LetterPart, ...]:
    """Set out the sections for the child, in paragraphs, with the places where points were lost."""
    lost = sorted({(one.start, one.end) for part in reading.parts for one in part.lost}, key=lambda s: (s[0], -s[1]))
    starts = {key: start for start, _, key in spots_of(note, places)}
    parts = []
    for place in places:
        section = note.sections[place]
        paragraphs: list[list[Words]] = []
        before: Statement | None = None
        for statement in section.statements:
            if before is None or before.paragraph != statement.paragraph or _alone(before) or _alone(statement):
                paragraphs.append([])
            else:
                paragraphs[-1].append(Words(text=" "))
            paragraphs[-1] += _words(statement.text, starts[statement.id], lost)
            before = statement
        parts.append(LetterPart(heading=section.heading, paragraphs=tuple(tuple(p) for p in paragraphs)))
    return tuple(parts)


def place_name(start: int, end: int) -> str:
    """Name a stretch of the text, so that a link can lead to it."""
    return f"w{start}-{end}"


def _alone(statement: Statement) -> bool:
    """Say whether a line stands by itself, as "Dear Callum," and a name at the end do."""
    return statement.text.rstrip()[-1:] not in _ENDS


def _words(text: str, start: int, lost: Sequence[tuple[int, int]]) -> list[Words]:
    end = start + len(text)
    inside = [(max(a, start), min(b, end), place_name(a, b)) for a, b in lost if a < end and start < b]
    return _nested(text, start, start, end, inside)


def _nested(text: str, base: int, start: int, end: int, spans: Sequence[tuple[int, int, str]]) -> list[Words]:
    """Cut [start, end) into words and named stretches, a stretch inside another where they overlap."""
    cut: list[Words] = []
    at, n = start, 0
    while n < len(spans):
        first, last, name = spans[n]
        inner = [(a, min(b, last), other) for a, b, other in spans[n + 1 :] if a < last]
        if at < first:
            cut.append(Words(text=text[at - base : first - base]))
        cut.append(Words(name=name, inner=tuple(_nested(text, base, first, last, inner))))
        at, n = last, n + 1 + len(inner)
    if at < end:
        cut.append(Words(text=text[at - base : end - base]))
    return cut
