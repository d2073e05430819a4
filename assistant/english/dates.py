"""Finds the dates that a text mentions and works them out from the day of the visit, keeping the words said."""

import re
from datetime import date

from assistant.domain.base import Value
from assistant.english.date_patterns import NOT_A_DATE, PATTERNS
from assistant.english.days import MONTHS, WEEKDAYS

__all__ = ["MONTHS", "WEEKDAYS", "DateMention", "dates", "say_date"]

_DAYNAME = "|".join(WEEKDAYS)
_FUTURE = re.compile(
    r"\b(?:will|shall|won't|i'll|we'll|you'll|he'll|she'll|they'll|going to|gonna|can you|could you|can we|by|until"
    r"|till|next visit|let's|due|plan to|is coming|are coming|need to|me to"
    r"|to (?:ring|call|visit|meet|see|send|ask|talk|speak|chase|book|check|fill|offer|try))\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|did|didn't|wasn't|weren't|had|hadn't|said|went|came|rang|(?<!ve )(?<!s )got"
    r"|took|told|saw|gave|left|since|ago|"
    r"happened|went|did|died|broke|found|heard|met|made|started|stopped|ran|fell|hit|shouted|\w{2,}ed)\b",
    re.I,
)

_PAST_PLAN = re.compile(
    r"\b(?:had|wanted|tried|meant|used|was going|were going|managed|forgot|was supposed) to\b", re.I
)
_SENTENCE_END = re.compile(r"[.?!;]")
_CLAUSE_END = re.compile(r"[.?!;]|\b(?:and|but|because|so)\b(?= (?:I|we|he|she|they|you|it|the)\b)", re.I)


class DateMention(Value):
    """A date in a text at [start, end), as said; `last` ends a range of days, `day` is None when it can't be known."""

    start: int
    end: int
    text: str
    day: date | None = None
    last: date | None = None

    @property
    def is_range(self) -> bool:
        """Say whether more than one day is meant."""
        return self.day is not None and self.last is not None and self.last != self.day

    def agrees(self, other: "DateMention") -> bool:
        """Say whether two mentions can mean the same day; the same words agree even where no day is known."""
        if self.day is None or other.day is None:
            return " ".join(self.text.lower().split()) == " ".join(other.text.lower().split())
        return self.day <= (other.last or other.day) and other.day <= (self.last or self.day)


def dates(text: str, visit: date, *, past: bool | None = None) -> tuple[DateMention, ...]:
    """Find the dates in a text, in order; `past` says how to read a bare weekday where the caller knows the tense.

    >>> [(m.text, m.day) for m in dates("I'll ring tomorrow morning.", date(2026, 4, 21))]
    [('tomorrow morning', datetime.date(2026, 4, 22))]
    """
    found: list[DateMention] = []
    for pattern, resolve in PATTERNS:
        for match in pattern.finditer(text):
            if any(m.start < match.end() and match.start() < m.end for m in found):
                continue
            before = _tense(text, match.start(), match.end()) if past is None else past
            resolved = resolve(match, visit, before)
            if resolved == NOT_A_DATE:
                continue
            day, last = resolved
            found.append(DateMention(start=match.start(), end=match.end(), text=match.group(), day=day, last=last))
    return tuple(sorted((_not_in_a_list(m, text) for m in found), key=lambda m: m.start))


def say_date(day: date, *, weekday: bool = False, year: bool = False) -> str:
    """Write a date the British way.

    >>> say_date(date(2026, 5, 5), weekday=True, year=True), say_date(date(2026, 4, 22))
    ('Tuesday 5 May 2026', '22 April')
    """
    named = f"{WEEKDAYS[day.weekday()].title()} " if weekday else ""
    ending = f" {day.year}" if year else ""
    return f"{named}{day.day} {MONTHS[day.month - 1].title()}{ending}"


def _tense(text: str, start: int, end: int) -> bool | None:
    """Read the tense round a date, of its clause and then its sentence: True for past, False for to come, else None."""
    if re.search(r"\b(?:was|were|been|wasn't|weren't) due\s+(?:on\s+)?$", text[:start], re.I):
        return True
    if re.search(r"\b(?:for|by|until|till|due)\s+(?:on\s+)?$", text[:start], re.I):
        return False
    for stops in (_CLAUSE_END, _SENTENCE_END):
        opening = max((m.end() for m in stops.finditer(text, 0, start)), default=0)
        closing = next((m.start() for m in stops.finditer(text, end)), len(text))
        part = text[opening:closing]
        if _PAST_PLAN.search(part):
            return True
        future, gone = _FUTURE.search(part), _PAST.search(part)
        if future and gone:
            place = start - opening
            return abs(future.start() - place) > abs(gone.start() - place)
        if future or gone:
            return gone is not None
    return None


def _not_in_a_list(mention: DateMention, text: str) -> DateMention:
    """Forget the day of a weekday named in a list ("Monday, Tuesday and Thursday"): that is a habit."""
    if not re.fullmatch(_DAYNAME, mention.text.strip(), re.I):
        return mention
    before, after = text[: mention.start], text[mention.end :]
    listed = re.search(rf"\b(?:{_DAYNAME})s?(?:,| and| or)*\s*$", before, re.I) or re.match(
        rf"(?:s\b|\s*(?:,|and|or)+\s*(?:and |or )?(?:{_DAYNAME})\b)", after, re.I
    )
    habit = re.search(r"\b(?:every|each|on a|most)\s+$", before, re.I)
    return mention.model_copy(update={"day": None, "last": None}) if listed or habit else mention
