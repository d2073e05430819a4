"""Finds the numbers that a text mentions, in digits or words, as values that compare equal when they mean the same."""

import re
from enum import StrEnum

from assistant.domain.base import Value

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: n for n, word in enumerate(_UNITS)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_ORDINALS = {
    word: n
    for n, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_APPROXIMATE = {"about", "around", "roughly", "nearly", "almost", "approximately", "maybe", "probably", "some"}
_MINUTES = {"minute": 1, "minutes": 1, "mins": 1, "hour": 60, "hours": 60, "hrs": 60}
_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "fortnights": 14}
_MONTHS = {"month": 1, "months": 1, "year": 12, "years": 12}
_POUNDS = {"pound", "pounds", "quid"}
_PENCE = {"p", "pence"}
_CLOCK_LEADS = {"at", "by", "until", "till", "from", "gone", "about", "around", "after", "before", "to", "past"}
_CLOCK_ENDS = set(
    "in at on tonight tomorrow and or today for with this every then because when but until till to most".split()
)
_NOT_A_COUNT_BEFORE = set("the that this which no every any each another last next first other only good some".split())
_NOT_A_COUNT_AFTER = set("of another is was and or who that thing but if because to in on for at".split())
_ONCE_IS_A_LINK = set("he she it they we you i the my his her their our that this there we've i've i'm he's".split())
_TOKEN = re.compile(r"£|%|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.:]\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?")


class NumberKind(StrEnum):
    """What a number counts."""

    COUNT = "count"
    ORDINAL = "ordinal"
    MONEY = "money"
    TIME = "time"
    TIMES = "times"
    DURATION = "duration"
    PERCENT = "percent"


class NumberMention(Value):
    """A number in a text at [start, end); `values` holds every reading of it, such as 03:30 and 15:30.

    A count is "3", money "40 GBP", a time "15:30", times "2", a duration "14 days", "90 minutes" or "18 months".
    """

    start: int
    end: int
    text: str
    kind: NumberKind
    values: tuple[str, ...]
    approximate: bool = False

    def agrees(self, other: "NumberMention") -> bool:
        """Say whether two mentions can mean the same number; a bare count agrees with any kind of that size."""
        if self.kind is other.kind:
            return bool(set(self.values) & set(other.values))
        if NumberKind.COUNT in {self.kind, other.kind}:
            return bool({_size(v) for v in self.values} & {_size(v) for v in other.values})
        return False


def numbers(text: str) -> tuple[NumberMention, ...]:
    """Find the numbers in a text, in order; spans do not overlap.

    >>> [(m.text, m.kind.value, m.values) for m in numbers("He owes forty quid")]
    [('forty quid', 'money', ('40 GBP',))]
    """
    tokens = [(m.start(), m.end(), m.group().lower().replace("’", "'")) for m in _TOKEN.finditer(text)]
    found: list[NumberMention] = []
    at = 0
    while at < len(tokens):
        read = _read(tokens, at, text)
        if read is None:
            at += 1
            continue
        first, last, kind, values = read
        start, end = tokens[first][0], tokens[last - 1][1]
        near = {word for _, _, word in tokens[max(0, first - 1) : first]} & _APPROXIMATE
        vague = bool(near) or any(word in {"couple", "few"} for _, _, word in tokens[first:last])
        found.append(
            NumberMention(start=start, end=end, text=text[start:end], kind=kind, values=values, approximate=vague)
        )
        at = last
    return tuple(found)


def say_time(value: str) -> str:
    """Write a time such as "15:30" the British way: "3.30pm".

    >>> say_time("15:30"), say_time("09:00"), say_time("12:00")
    ('3.30pm', '9am', '12 noon')
    """
    hour, minute = (int(part) for part in value.split(":"))
    if (hour, minute) in {(12, 0), (0, 0)}:
        return "12 noon" if hour else "midnight"
    half = "am" if hour < 12 else "pm"
    shown = str((hour - 1) % 12 + 1)
    return f"{shown}.{minute:02d}{half}" if minute else f"{shown}{half}"


_Tokens = list[tuple[int, int, str]]
_Reading = tuple[int, int, NumberKind, tuple[str, ...]]


def _read(tokens: _Tokens, at: int, text: str) -> _Reading | None:
    """Read the number that begins at a token, the longest reading first: (first, last, kind, values) or None."""
    for reader in (_money, _clock, _spell, _ordinal, _times, _count):
        read = reader(tokens, at, text)
        if read is not None:
            return read
    return None


def _word(tokens: _Tokens, at: int) -> str:
    return tokens[at][2] if 0 <= at < len(tokens) else ""


def _joined(tokens: _Tokens, at: int, text: str) -> bool:
    """Say whether nothing but a space or hyphen stands between a token and the next."""
    return at + 1 < len(tokens) and text[tokens[at][1] : tokens[at + 1][0]] in {"", " ", "-"}


def _cardinal(tokens: _Tokens, at: int, text: str) -> tuple[float, int] | None:  # noqa: PLR0911
    """Read a cardinal in digits or words: (value, index past it)."""
    word = _word(tokens, at)
    if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", word):
        value, nxt = float(word.replace(",", "")), at + 1
        if _word(tokens, nxt) in _SCALES and _joined(tokens, at, text):
            return value * _SCALES[_word(tokens, nxt)], nxt + 1
        return value, nxt
    if word in {"a", "an"}:
        nxt_word = _word(tokens, at + 1)
        if nxt_word in _SCALES and nxt_word != "million":
            return _scaled(tokens, at + 1, text, 1.0)
        return (12.0, at + 2) if nxt_word == "dozen" else (2.0, at + 2) if nxt_word == "couple" else None
    if word not in _SMALL:
        return (2.0, at + 1) if word == "couple" and _word(tokens, at - 1) in {"the", "last"} else None
    value, nxt = float(_SMALL[word]), at + 1
    if value >= 20 and value % 10 == 0 and _joined(tokens, at, text) and 0 < _SMALL.get(_word(tokens, nxt), 0) < 10:
        value, nxt = value + _SMALL[_word(tokens, nxt)], nxt + 1
    elif value in {19.0, 20.0} and _joined(tokens, at, text) and _SMALL.get(_word(tokens, nxt), 0) >= 10:
        century = value * 100
        rest, nxt = float(_SMALL[_word(tokens, nxt)]), nxt + 1
        if rest >= 20 and 0 < _SMALL.get(_word(tokens, nxt), 0) < 10:
            rest, nxt = rest + _SMALL[_word(tokens, nxt)], nxt + 1
        return century + rest, nxt
    if _word(tokens, nxt) in _SCALES:
        return _scaled(tokens, nxt, text, value)
    if [_word(tokens, nxt + n) for n in range(3)] == ["and", "a", "half"]:
        return value + 0.5, nxt + 3
    return value, nxt


def _scaled(tokens: _Tokens, at: int, text: str, value: float) -> tuple[float, int]:
    """Read on from a scale word: "hundred and twenty"."""
    value, nxt = value * _SCALES[_word(tokens, at)], at + 1
    rest_at = nxt + 1 if _word(tokens, nxt) == "and" else nxt
    rest = _cardinal(tokens, rest_at, text) if _word(tokens, rest_at) in _SMALL else None
    return (value + rest[0], rest[1]) if rest else (value, nxt)


def _money(tokens: _Tokens, at: int, text: str) -> _Reading | None:
    word = _word(tokens, at)
    if word == "£":
        read = _cardinal(tokens, at + 1, text)
        return (at, read[1], NumberKind.MONEY, (f"{_plain(read[0])} GBP",)) if read else None
    read = _cardinal(tokens, at, text)
    if read is None:
        return None
    value, nxt = read
    if _word(tokens, nxt) == "of" and _word(tokens, nxt + 1) in _POUNDS:
        nxt += 1
    if _word(tokens, nxt) in _POUNDS:
        pence = _cardinal(tokens, nxt + 1, text) if _word(tokens, nxt) == "pound" else None
        if pence and 0 < pence[0] < 100 and _joined(tokens, nxt, text):
            return at, pence[1], NumberKind.MONEY, (f"{_plain(value + pence[0] / 100)} GBP",)
        return at, nxt + 1, NumberKind.MONEY, (f"{_plain(value)} GBP",)
    if _word(tokens, nxt) in _PENCE:
        return at, nxt + 1, NumberKind.MONEY, (f"{_plain(value / 100)} GBP",)
    return None


def _clock(tokens: _Tokens, at: int, text: str) -> _Reading | None:  # noqa: PLR0911, PLR0912
    word, lead = _word(tokens, at), _word(tokens, at - 1)
    if word in {"midday", "noon", "midnight"}:
        return at, at + 1, NumberKind.TIME, ("00:00" if word == "midnight" else "12:00",)
    digits = re.fullmatch(r"(\d{1,2})([.:])(\d{2})", word)
    if digits and int(digits[1]) < 24 and int(digits[3]) < 60:
        half, nxt = _half(tokens, at + 1)
        if half or digits[2] == ":" or lead in _CLOCK_LEADS:
            return at, nxt, NumberKind.TIME, _hours(int(digits[1]), int(digits[3]), half)
    if word in {"half", "quarter"} or (word == "a" and _word(tokens, at + 1) == "quarter"):
        first = at + 1 if word == "a" else at
        link = _word(tokens, first + 1)
        if link in {"past", "to"}:
            hour = _hour(tokens, first + 2)
            minute = 30 if _word(tokens, first) == "half" else 15
            return _past_or_to(tokens, at, first + 3, hour, minute, link) if hour else None
        hour = _hour(tokens, first + 1)
        if word == "half" and hour and lead in _CLOCK_LEADS and not text[tokens[at][1] :].lstrip().startswith("a"):
            half, nxt = _half(tokens, at + 2)
            return at, nxt, NumberKind.TIME, _hours(hour, 30, half)
        return None
    read = _cardinal(tokens, at, text)
    if read is None or read[0] != int(read[0]):
        return None
    value, nxt = int(read[0]), read[1]
    if 0 < value < 30 and value not in {15, 30}:
        after = nxt + 1 if _word(tokens, nxt) in {"minutes", "mins"} else nxt
        if _word(tokens, after) in {"past", "to"} and (value % 5 == 0 or after > nxt):
            hour = _hour(tokens, after + 1)
            later = _word(tokens, after + 2)
            if hour and (_word(tokens, after) == "past" or later not in _MINUTES | _DAYS | _MONTHS):
                return _past_or_to(tokens, at, after + 2, hour, value, _word(tokens, after))
    if not 1 <= value <= 12 or nxt != at + 1:
        return None
    if _word(tokens, nxt) == "o'clock":
        half, last = _half(tokens, nxt + 1)
        return at, last, NumberKind.TIME, _hours(value, 0, half)
    half, last = _half(tokens, nxt)
    if half and (lead in _CLOCK_LEADS or _word(tokens, nxt) in {"am", "pm"}):
        return at, last, NumberKind.TIME, _hours(value, 0, half)
    if lead not in {"at", "until", "till", "by", "gone"}:
        return None
    minutes = _cardinal(tokens, nxt, text) if _joined(tokens, at, text) else None
    if minutes and minutes[0] in {5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55} and _ends_time(tokens, minutes[1], text):
        half, last = _half(tokens, minutes[1])
        return at, last, NumberKind.TIME, _hours(value, int(minutes[0]), half)
    return (at, nxt, NumberKind.TIME, _hours(value, 0, "")) if _ends_time(tokens, nxt, text) else None


def _past_or_to(tokens: _Tokens, at: int, nxt: int, hour: int, minute: int, link: str) -> _Reading:
    half, last = _half(tokens, nxt)
    if link == "to":
        hour, minute = (hour - 1 or 12), 60 - minute
    return at, last, NumberKind.TIME, _hours(hour, minute, half)


def _hour(tokens: _Tokens, at: int) -> int | None:
    word = _word(tokens, at)
    value = int(word) if word.isdigit() else _SMALL.get(word, 0)
    return value if 1 <= value <= 12 else None


def _half(tokens: _Tokens, at: int) -> tuple[str, int]:
    """Read which half of the day a time is in: ("am" | "pm" | "", index past the words)."""
    word, after, last = _word(tokens, at), _word(tokens, at + 1), _word(tokens, at + 2)
    if word in {"am", "pm"}:
        return word, at + 1
    if word in {"a", "p"} and after == "m":
        return f"{word}m", at + 2
    if (word, after) == ("at", "night"):
        return "pm", at + 2
    if (word, after) == ("in", "the") and last in {"morning", "afternoon", "evening"}:
        return ("am" if last == "morning" else "pm"), at + 3
    return "", at


def _hours(hour: int, minute: int, half: str) -> tuple[str, ...]:
    if hour > 12 or hour == 0:
        return (f"{hour:02d}:{minute:02d}",)
    morning, evening = f"{hour % 12:02d}:{minute:02d}", f"{hour % 12 + 12:02d}:{minute:02d}"
    return {"am": (morning,), "pm": (evening,)}.get(half, (morning, evening))


def _ends_time(tokens: _Tokens, at: int, text: str) -> bool:
    """Say whether a bare hour may end here: at a stop, or before a word that cannot be what is counted."""
    if at >= len(tokens):
        return True
    gap = text[tokens[at - 1][1] : tokens[at][0]]
    return gap.strip() != "" or _word(tokens, at) in _CLOCK_ENDS


def _spell(tokens: _Tokens, at: int, text: str) -> _Reading | None:  # noqa: PLR0911
    """Read a stretch of time: "two weeks", "a fortnight", "half an hour", "an hour and a half"."""
    word, nxt_word = _word(tokens, at), _word(tokens, at + 1)
    if (word, nxt_word, _word(tokens, at + 2)) == ("half", "an", "hour"):
        return at, at + 3, NumberKind.DURATION, ("30 minutes",)
    if word == "quarter" and [_word(tokens, at + n) for n in (1, 2, 3)] == ["of", "an", "hour"]:
        return at, at + 4, NumberKind.DURATION, ("15 minutes",)
    if word in {"a", "an"} and (nxt_word == "fortnight" or nxt_word in _MINUTES | _DAYS | _MONTHS):
        if [_word(tokens, at + n) for n in (2, 3, 4)] == ["and", "a", "half"]:
            return at, at + 5, NumberKind.DURATION, (_stretch(1.5, nxt_word),)
        led = _word(tokens, at - 1) in {"for", "in", "after", "within", "about", "over"}
        if nxt_word == "fortnight" or led:
            return at, at + 2, NumberKind.DURATION, (_stretch(1, nxt_word),)
        return None
    read = _cardinal(tokens, at, text)
    if read is None:
        return None
    value, nxt = read
    nxt = nxt + 1 if _word(tokens, nxt) == "of" else nxt
    unit = _word(tokens, nxt).removesuffix("'")
    if [_word(tokens, nxt + n) for n in (1, 2, 3)] == ["and", "a", "half"] and unit in _MINUTES | _DAYS | _MONTHS:
        return at, nxt + 4, NumberKind.DURATION, (_stretch(value + 0.5, unit),)
    if unit not in _MINUTES | _DAYS | _MONTHS:
        return None
    return at, nxt + 1, NumberKind.DURATION, (_stretch(value, unit),)


def _stretch(value: float, unit: str) -> str:
    if unit in _MINUTES:
        return f"{_plain(value * _MINUTES[unit])} minutes"
    return f"{_plain(value * _DAYS[unit])} days" if unit in _DAYS else f"{_plain(value * _MONTHS[unit])} months"


def _ordinal(tokens: _Tokens, at: int, text: str) -> _Reading | None:
    word, lead = _word(tokens, at), _word(tokens, at - 1)
    if word.isdigit() and _word(tokens, at + 1) in {"st", "nd", "rd", "th"} and tokens[at][1] == tokens[at + 1][0]:
        return at, at + 2, NumberKind.ORDINAL, (word,)
    tens = _SMALL.get(word, 0)
    if tens >= 20 and _joined(tokens, at, text) and _ORDINALS.get(_word(tokens, at + 1), 99) < 10:
        return at, at + 2, NumberKind.ORDINAL, (str(tens + _ORDINALS[_word(tokens, at + 1)]),)
    if word not in _ORDINALS:
        return None
    if word == "first" and (lead == "at" or _word(tokens, at + 1) in {"of", "thing"} or lead in {"", "and"}):
        dated = _word(tokens, at + 1) == "of" and _word(tokens, at + 2) != "all"
        return (at, at + 1, NumberKind.ORDINAL, ("1",)) if dated else None
    if word == "second" and lead in {"a", "one", "this", "every"}:
        return None
    return at, at + 1, NumberKind.ORDINAL, (str(_ORDINALS[word]),)


def _times(tokens: _Tokens, at: int, text: str) -> _Reading | None:
    word = _word(tokens, at)
    if word == "twice":
        return at, at + 1, NumberKind.TIMES, ("2",)
    if word == "once":
        links = _word(tokens, at + 1) in _ONCE_IS_A_LINK and _word(tokens, at - 1) not in {"the", "only", "just"}
        stopped = at + 1 < len(tokens) and text[tokens[at][1] : tokens[at + 1][0]].strip() != ""
        if _word(tokens, at - 1) in {"at", "for"} or (links and not stopped):
            return None
        return at, at + 1, NumberKind.TIMES, ("1",)
    read = _cardinal(tokens, at, text)
    if read is None:
        return None
    after = read[1] + 1 if _word(tokens, read[1]) == "of" else read[1]
    if _word(tokens, after) in {"times", "time"} and read[0] == int(read[0]):
        single = _word(tokens, after) == "time"
        return None if single else (at, after + 1, NumberKind.TIMES, (_plain(read[0]),))
    return None


def _count(tokens: _Tokens, at: int, text: str) -> _Reading | None:
    read = _cardinal(tokens, at, text)
    if read is None:
        return None
    value, nxt = read
    if _word(tokens, at) == "one" and nxt == at + 1:
        stopped = at + 1 < len(tokens) and text[tokens[at][1] : tokens[at + 1][0]].strip() != ""
        alone = stopped or nxt >= len(tokens) or _word(tokens, nxt) in _NOT_A_COUNT_AFTER
        if alone or _word(tokens, at - 1) in _NOT_A_COUNT_BEFORE:
            return None
    if _word(tokens, nxt) == "%" or _word(tokens, nxt) == "percent":
        return at, nxt + 1, NumberKind.PERCENT, (_plain(value),)
    if [_word(tokens, nxt), _word(tokens, nxt + 1)] == ["per", "cent"]:
        return at, nxt + 2, NumberKind.PERCENT, (_plain(value),)
    return at, nxt, NumberKind.COUNT, (_plain(value),)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.2f}".rstrip("0")


def _size(value: str) -> str:
    return value.split(maxsplit=1)[0].removeprefix("0").removesuffix(":00")
