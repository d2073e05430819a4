"""The ways in which people name days, each with how it is worked out from the day of the visit."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from assistant.english.days import (
    MONTHS,
    WEEKDAYS,
    coming,
    day_of_month,
    latest,
    make,
    month_of,
    nearest,
    number_of,
    shift,
    year_of,
)

_MONTH = "|".join((*MONTHS, "sept", *(m[:3] for m in MONTHS if m not in {"may", "march", "january"}), "jan"))
_DAYNAME = "|".join(WEEKDAYS)
_ORD = (
    r"\d{1,2}(?:st|nd|rd|th)|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    r"fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
_COUNT = r"a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}"
_UNIT = r"days?|weeks?|fortnights?|months?|years?"
_PART = (
    r"(?:\s+(?:first thing|morning|afternoon|evening|night|lunchtime|teatime)\b)?"
    r"(?!\s+(?:mornings|afternoons|evenings|nights)\b)"
)
_YEAR = r"(?:,?\s+(?P<year>\d{4}|twenty twenty[- ]\w+))?"
Resolved = tuple[date | None, date | None]
Resolver = Callable[[re.Match[str], date, bool | None], Resolved]
_UNKNOWN: Resolved = (None, None)
NOT_A_DATE: Resolved = (date.min, None)


def _whole_date(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    parts = match.groupdict()
    month = month_of(parts["month"])
    day = number_of(parts["day"])
    year = year_of(parts.get("year"))
    worked = make(year, month, day) if year else nearest(month, day, visit, past)
    name = parts.get("weekday")
    if worked and name and WEEKDAYS[worked.weekday()] != name.lower():
        return _UNKNOWN
    return worked, None


def _slashed(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    day, month, year = int(match["day"]), int(match["month"]), match["year"]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return NOT_A_DATE
    if year is None:
        return nearest(month, day, visit, past), None
    return make(int(year) + (2000 if len(year) == 2 else 0), month, day), None


def _iso(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    return make(int(match["year"]), int(match["month"]), int(match["day"])), None


def _week_of(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    day, month = number_of(match["day"]), match["month"]
    if month:
        worked = nearest(month_of(month), day, visit, past)
    else:
        worked = day_of_month(day, visit, False if past is None else past)
    if worked is None:
        return _UNKNOWN
    monday = worked - timedelta(days=worked.weekday())
    return monday, monday + timedelta(days=6)


def _bare_day(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    day = number_of(match["day"])
    led = match["lead"] is not None
    worked = day_of_month(day, visit, past)
    name = match["weekday"]
    if name:
        near = [d for m in (-1, 0, 1) if (d := shift(visit, m, day)) and WEEKDAYS[d.weekday()] == name.lower()]
        if past is not None:
            near = [d for d in near if (d < visit if past else d >= visit)]
        return (min(near, key=lambda d: abs((d - visit).days)), None) if near else _UNKNOWN
    return (worked, None) if led or day > 3 else NOT_A_DATE


def _near_day(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    words = " ".join(match.group().lower().split())
    steps = {"day after tomorrow": 2, "day before yesterday": -2, "tomorrow": 1, "yesterday": -1, "last night": -1}
    step = next((days for said, days in steps.items() if said in words), 0)
    return visit + timedelta(days=step), None


def _span_away(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    count, unit = match["count"].lower(), match["unit"].lower().rstrip("'’").removesuffix("s")
    amount = 1 if count in {"a", "an"} else number_of(count)
    ago = match.groupdict().get("ago") is not None
    sign = -1 if ago else 1
    if unit in {"month", "year"}:
        shifted = shift(visit, sign * amount * (12 if unit == "year" else 1), visit.day)
        return shifted, None
    days = {"day": 1, "week": 7, "fortnight": 14}[unit] * amount
    return visit + timedelta(days=sign * days), None


def _span_from_weekday(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    ahead = coming(match["weekday"], visit)
    return ahead + timedelta(days=14 if (match.groupdict().get("count") or "").lower() == "two weeks" else 7), None


def _week_or_month(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    unit = match["unit"].lower()
    if unit == "week":
        monday = visit - timedelta(days=visit.weekday()) + timedelta(days=7 * step)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        first = shift(visit, step, 1)
        return _UNKNOWN if first is None else (first, first.replace(day=monthrange(first.year, first.month)[1]))
    year = visit.year + step
    return date(year, 1, 1), date(year, 12, 31)


def _weekday_before_last(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    last = latest(match["weekday"], visit)
    same_week = last >= visit - timedelta(days=visit.weekday())
    return _UNKNOWN if same_week else (last - timedelta(days=7), None)


def _weekday_a_week_past(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    return latest(match["weekday"] or match["weekday2"], visit) - timedelta(days=7), None


def _weekday_of_month(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    """Work out "the last Friday of the month" and "the first Monday in June"."""
    place = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}[match["which"].lower()]
    named = match["month"].lower()
    step = {"next month": 1, "last month": -1}.get(named, 0)
    start = visit.replace(day=1)
    if named not in {"the month", "this month", "next month", "last month"}:
        start = nearest(month_of(named), 15, visit, past) or start
    first = shift(start, step, 1)
    if first is None:
        return _UNKNOWN
    days = [first + timedelta(days=n) for n in range(monthrange(first.year, first.month)[1])]
    fits = [day for day in days if day.weekday() == WEEKDAYS.index(match["weekday"].lower())]
    return fits[place], None


def _weekday(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    which, name = (match["which"] or "").lower(), match["weekday"]
    if which == "next":
        monday = visit - timedelta(days=visit.weekday()) + timedelta(days=7)
        return monday + timedelta(days=WEEKDAYS.index(name.lower())), None
    if which == "last":
        last = latest(name, visit)
        clear = last < visit - timedelta(days=visit.weekday()) or (visit - last).days <= 2
        return (last, None) if clear else _UNKNOWN
    if which in {"every", "each"}:
        return _UNKNOWN
    if which in {"this", "coming"}:
        return coming(name, visit), None
    if past is None:
        return _UNKNOWN
    return (latest(name, visit) if past else coming(name, visit)), None


def _month_alone(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    month = month_of(match["month"])
    year = year_of(match["year"])
    if year is None:
        middle = nearest(month, 15, visit, past if match["lead"].lower() != "since" else True)
        if middle is None:
            return _UNKNOWN
        year = visit.year if month == visit.month else middle.year
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _vague(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    return _UNKNOWN


def _end_of(match: re.Match[str], visit: date, past: bool | None) -> Resolved:
    if match["unit"].lower() != "month":
        return _UNKNOWN
    return visit.replace(day=monthrange(visit.year, visit.month)[1]), None


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


PATTERNS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
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
    (
        _compile(
            rf"\ba week (?:past|ago(?: on| last)?)\s+(?P<weekday>{_DAYNAME})\b|"
            rf"\b(?:last |on )?(?P<weekday2>{_DAYNAME})(?:,? a)? week (?:past|ago|since)\b"
        ),
        _weekday_a_week_past,
    ),
    (
        _compile(
            rf"\bthe (?P<which>first|second|third|fourth|last) (?P<weekday>{_DAYNAME}) (?:of|in) "
            rf"(?P<month>the month|this month|next month|last month|{_MONTH})\b"
        ),
        _weekday_of_month,
    ),
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
