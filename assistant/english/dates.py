"""Finds the dates that a text mentions and works them out from the day of the visit, keeping the words said."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from assistant.domain.base import Value
from assistant.english.numbers import NumberKind, numbers

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT = {name[:3]: n for n, name in enumerate(MONTHS, start=1)} | {"sept": 9}
_MONTH = "|".join((*MONTHS, "sept", *(m for m in _SHORT if m not in {"may", "sept", "mar", "jan"}), "jan"))
_DAYNAME = "|".join(WEEKDAYS)
_ORD = (
    r"\d{1,2}(?:st|nd|rd|th)|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    r"fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
_COUNT = r"a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}"
_UNIT = r"days?|weeks?|fortnights?|months?|years?"
_PART = r"(?:\s+(?:first thing|morning|afternoon|evening|night|lunchtime|teatime))?"
_YEAR = r"(?:,?\s+(?P<year>\d{4}|twenty twenty[- ]\w+))?"
_FUTURE = re.compile(
    r"\b(?:will|shall|won't|i'll|we'll|you'll|he'll|she'll|they'll|going to|gonna|can you|could you|can we|by|until"
    r"|till|next visit|let's|due|plan to|is coming|are coming|need to|me to"
    r"|to (?:ring|call|visit|meet|see|send|ask|talk|speak|chase|book|check|fill|offer|try))\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|did|didn't|wasn't|weren't|had|hadn't|said|went|came|rang|got|took|told|saw|gave|left|since|ago|"
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
    for pattern, resolve in _PATTERNS:
        for match in pattern.finditer(text):
            if any(m.start < match.end() and match.start() < m.end for m in found):
                continue
            before = _tense(text, match.start(), match.end()) if past is None else past
            resolved = resolve(match, visit, before)
            if resolved == _NOT_A_DATE:
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


_Resolved = tuple[date | None, date | None]
_Resolver = Callable[[re.Match[str], date, bool | None], _Resolved]
_UNKNOWN: _Resolved = (None, None)
_NOT_A_DATE: _Resolved = (date.min, None)


def _tense(text: str, start: int, end: int) -> bool | None:
    """Read the tense round a date, of its clause and then its sentence: True for past, False for to come, else None."""
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


def _whole_date(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    parts = match.groupdict()
    month = _month(parts["month"])
    day = _number(parts["day"])
    year = _year(parts.get("year"))
    worked = _make(year, month, day) if year else _nearest(month, day, visit, past)
    name = parts.get("weekday")
    if worked and name and WEEKDAYS[worked.weekday()] != name.lower():
        return _UNKNOWN
    return worked, None


def _slashed(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    day, month, year = int(match["day"]), int(match["month"]), match["year"]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return _NOT_A_DATE
    if year is None:
        return _nearest(month, day, visit, past), None
    return _make(int(year) + (2000 if len(year) == 2 else 0), month, day), None


def _iso(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    return _make(int(match["year"]), int(match["month"]), int(match["day"])), None


def _week_of(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    day, month = _number(match["day"]), match["month"]
    if month:
        worked = _nearest(_month(month), day, visit, past)
    else:
        worked = _day_of_month(day, visit, False if past is None else past)
    if worked is None:
        return _UNKNOWN
    monday = worked - timedelta(days=worked.weekday())
    return monday, monday + timedelta(days=6)


def _bare_day(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    day = _number(match["day"])
    led = match["lead"] is not None
    worked = _day_of_month(day, visit, past)
    name = match["weekday"]
    if name:
        near = [d for m in (-1, 0, 1) if (d := _shift(visit, m, day)) and WEEKDAYS[d.weekday()] == name.lower()]
        if past is not None:
            near = [d for d in near if (d < visit if past else d >= visit)]
        return (min(near, key=lambda d: abs((d - visit).days)), None) if near else _UNKNOWN
    return (worked, None) if led or day > 3 else _NOT_A_DATE


def _near_day(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    words = " ".join(match.group().lower().split())
    steps = {"day after tomorrow": 2, "day before yesterday": -2, "tomorrow": 1, "yesterday": -1, "last night": -1}
    step = next((days for said, days in steps.items() if said in words), 0)
    return visit + timedelta(days=step), None


def _span_away(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    count, unit = match["count"].lower(), match["unit"].lower().rstrip("'’").removesuffix("s")
    amount = 1 if count in {"a", "an"} else _number(count)
    ago = match.groupdict().get("ago") is not None
    sign = -1 if ago else 1
    if unit in {"month", "year"}:
        shifted = _shift(visit, sign * amount * (12 if unit == "year" else 1), visit.day)
        return shifted, None
    days = {"day": 1, "week": 7, "fortnight": 14}[unit] * amount
    return visit + timedelta(days=sign * days), None


def _span_from_weekday(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    ahead = _coming(match["weekday"], visit)
    return ahead + timedelta(days=14 if (match.groupdict().get("count") or "").lower() == "two weeks" else 7), None


def _week_or_month(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    unit = match["unit"].lower()
    if unit == "week":
        monday = visit - timedelta(days=visit.weekday()) + timedelta(days=7 * step)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        first = _shift(visit, step, 1)
        return _UNKNOWN if first is None else (first, first.replace(day=monthrange(first.year, first.month)[1]))
    year = visit.year + step
    return date(year, 1, 1), date(year, 12, 31)


def _weekday_before_last(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    latest = _latest(match["weekday"], visit)
    same_week = latest >= visit - timedelta(days=visit.weekday())
    return _UNKNOWN if same_week else (latest - timedelta(days=7), None)


def _weekday(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    which, name = (match["which"] or "").lower(), match["weekday"]
    if which == "next":
        monday = visit - timedelta(days=visit.weekday()) + timedelta(days=7)
        return monday + timedelta(days=WEEKDAYS.index(name.lower())), None
    if which == "last":
        latest = _latest(name, visit)
        clear = latest < visit - timedelta(days=visit.weekday()) or (visit - latest).days <= 2
        return (latest, None) if clear else _UNKNOWN
    if which in {"every", "each"}:
        return _UNKNOWN
    if which in {"this", "coming"}:
        return _coming(name, visit), None
    if past is None:
        return _UNKNOWN
    return (_latest(name, visit) if past else _coming(name, visit)), None


def _month_alone(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    month = _month(match["month"])
    year = _year(match["year"])
    if year is None:
        middle = _nearest(month, 15, visit, past if match["lead"].lower() != "since" else True)
        if middle is None:
            return _UNKNOWN
        year = visit.year if month == visit.month else middle.year
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _vague(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    return _UNKNOWN


def _end_of(match: re.Match[str], visit: date, past: bool | None) -> _Resolved:
    if match["unit"].lower() != "month":
        return _UNKNOWN
    return visit.replace(day=monthrange(visit.year, visit.month)[1]), None


def _month(word: str) -> int:
    return _SHORT.get(word.lower()[:4].rstrip("."), 0) or _SHORT[word.lower()[:3]]


def _number(words: str) -> int:
    bare = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", words.lower())
    if bare.isdigit():
        return int(bare)
    read = numbers(f"the {bare} things" if bare == "one" else f"the {bare}")
    known = [m.values[0] for m in read if m.kind in {NumberKind.ORDINAL, NumberKind.COUNT}]
    return int(known[0]) if known else 1


def _year(words: str | None) -> int | None:
    if not words:
        return None
    read = numbers(words)
    return int(float(read[0].values[0])) if read else None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shift(visit: date, months: int, day: int) -> date | None:
    index = visit.year * 12 + visit.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return _make(year, month, min(day, monthrange(year, month)[1]) if day == visit.day else day)


def _nearest(month: int, day: int, visit: date, past: bool | None) -> date | None:
    """Choose the year of a day and month: the nearest to the visit that the tense allows."""
    options = [d for year in (visit.year - 1, visit.year, visit.year + 1) if (d := _make(year, month, day))]
    if past is not None:
        allowed = [d for d in options if (d <= visit if past else d >= visit)]
        near = min(options, key=lambda d: abs((d - visit).days), default=None)
        if allowed and (near is None or abs((near - visit).days) > 120 or near in allowed):
            options = allowed
    return min(options, key=lambda d: abs((d - visit).days), default=None)


def _day_of_month(day: int, visit: date, past: bool | None) -> date | None:
    options = [d for months in (-1, 0, 1) if (d := _shift(visit, months, day)) and d.day == day]
    if past is None:
        return _make(visit.year, visit.month, day)
    allowed = [d for d in options if (d <= visit if past else d >= visit)]
    return min(allowed, key=lambda d: abs((d - visit).days), default=None)


def _latest(name: str, visit: date) -> date:
    back = (visit.weekday() - WEEKDAYS.index(name.lower())) % 7 or 7
    return visit - timedelta(days=back)


def _coming(name: str, visit: date) -> date:
    ahead = (WEEKDAYS.index(name.lower()) - visit.weekday()) % 7 or 7
    return visit + timedelta(days=ahead)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


_PATTERNS: tuple[tuple[re.Pattern[str], _Resolver], ...] = (
    (_compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"), _iso),
    (
        _compile(
            r"\b(?:the\s+)?(?:week (?:of|commencing|beginning|starting)|w/c)\s+(?:the\s+)?(?:monday\s+)?(?:the\s+)?"
            rf"(?P<day>{_ORD}|\d{{1,2}})(?:\s+(?:of\s+)?(?P<month>{_MONTH}))?\b"
        ),
        _week_of,
    ),
    (
        _compile(
            rf"\b(?:(?P<weekday>{_DAYNAME}),?\s+)?(?:the\s+)?(?P<day>{_ORD}|\d{{1,2}})\s+(?:of\s+)?"
            rf"(?P<month>{_MONTH})\b{_YEAR}"
        ),
        _whole_date,
    ),
    (
        _compile(rf"\b(?:(?P<weekday>{_DAYNAME}),?\s+)?(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_ORD})\b{_YEAR}"),
        _whole_date,
    ),
    (_compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?(?![\d/])"), _slashed),
    (_compile(rf"\b(?:the\s+)?(?P<weekday>{_DAYNAME})\s+before\s+last\b{_PART}"), _weekday_before_last),
    (_compile(rf"\b(?P<count>a week|two weeks)\s+on\s+(?P<weekday>{_DAYNAME})\b"), _span_from_weekday),
    (_compile(r"\b(?P<count>a)\s+(?P<unit>week|fortnight)\s+(?:today|from today)\b"), _span_away),
    (_compile(rf"\b(?P<weekday>{_DAYNAME})\s+week\b"), _span_from_weekday),
    (_compile(rf"\b(?:the\s+)?day (?:after tomorrow|before yesterday)\b{_PART}"), _near_day),
    (
        _compile(
            rf"\b(?:tomorrow|yesterday|today)\b{_PART}|\b(?:tonight|last night|this (?:morning|afternoon|evening))\b"
        ),
        _near_day,
    ),
    (_compile(rf"\b(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})\s+(?P<ago>ago)\b"), _span_away),
    (_compile(rf"\b(?:in\s+)?(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})['’]?s?\s+time\b"), _span_away),
    (_compile(rf"\bin\s+(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})\b(?!\s+of\b)"), _span_away),
    (_compile(r"\b(?P<which>last|this|next)\s+(?P<unit>week|month|year)\b"), _week_or_month),
    (_compile(r"\b(?:the\s+)?end of (?:the|this)\s+(?P<unit>week|month|day)\b"), _end_of),
    (
        _compile(
            rf"\b(?:(?P<lead>on|by|until|till|before|from|is)\s+)?(?:(?P<weekday>{_DAYNAME}),?\s+)?the\s+(?P<day>{_ORD})"
            r"(?=\s*(?:$|[.,;!?])|\s+(?:at|in|and|for|to|then|so|from|until|till|after|before)\b)"
        ),
        _bare_day,
    ),
    (
        _compile(rf"\b(?:(?P<which>next|last|this|coming|every|each)\s+)?(?P<weekday>{_DAYNAME})\b(?!s\b){_PART}"),
        _weekday,
    ),
    (
        _compile(
            rf"\b(?P<lead>in|since|by|until|till|last|this|next|during|from)\s+(?P<month>{_MONTH})\b"
            rf"(?:\s+(?P<year>\d{{4}}))?(?!\s+(?:have|be|not|go|need|come))"
        ),
        _month_alone,
    ),
    (
        _compile(
            r"\b(?:the other (?:day|night|week)|a (?:few|couple of) (?:days|weeks|months|years) ago|"
            r"(?:a while|ages|years|months|weeks) ago|(?:at|over) the weekend|(?:this|next|last) weekend)\b"
        ),
        _vague,
    ),
)
