"""Finds the numbers that a text mentions, in digits or words, as values that compare equal when they mean the same."""

from enum import StrEnum

from assistant.domain.base import Value
from assistant.english.clock import read_clock
from assistant.english.number_words import (
    DAYS,
    MINUTES,
    MONTH_SPANS,
    ORDINALS,
    SMALL,
    Tokens,
    cardinal,
    joined,
    tokens_of,
    word_at,
)

_OPENERS = (
    frozenset(SMALL)
    | frozenset(ORDINALS)
    | frozenset("£ a an half quarter midday noon midnight once twice couple".split())
)
"""Words by which a number may begin, besides digits: nothing else is looked at further."""
_APPROXIMATE = {"about", "around", "roughly", "nearly", "almost", "approximately", "maybe", "probably", "some"}
_LEAST_PENCE = 5
"""Fewer than this after "four pounds" is a count of something else."""
_POUNDS = {"pound", "pounds", "quid"}
_PENCE = {"p", "pence"}
_NOT_A_COUNT_BEFORE = set("the that this which no every any each another last next first other only good some".split())
_NOT_A_COUNT_AFTER = set("of another is was and or who that thing but if because to in on for at".split())
_ONCE_IS_A_LINK = set("he she it they we you i the my his her their our that this there we've i've i'm he's".split())


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
    tokens = tokens_of(text)
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


_Reading = tuple[int, int, NumberKind, tuple[str, ...]]


def _read(tokens: Tokens, at: int, text: str) -> _Reading | None:
    """Read the number that begins at a token, the longest reading first: (first, last, kind, values) or None."""
    if tokens[at][2] not in _OPENERS and not tokens[at][2][0].isdigit():
        return None
    for reader in (_money, _clock, _spell, _ordinal, _times, _count):
        read = reader(tokens, at, text)
        if read is not None:
            return read
    return None


def _clock(tokens: Tokens, at: int, text: str) -> _Reading | None:
    read = read_clock(tokens, at, text)
    return (read[0], read[1], NumberKind.TIME, read[2]) if read else None


def _money(tokens: Tokens, at: int, text: str) -> _Reading | None:
    word = word_at(tokens, at)
    if word == "£":
        read = cardinal(tokens, at + 1, text)
        return (at, read[1], NumberKind.MONEY, (f"{_plain(read[0])} GBP",)) if read else None
    read = cardinal(tokens, at, text)
    if read is None:
        return None
    value, nxt = read
    if word_at(tokens, nxt) == "of" and word_at(tokens, nxt + 1) in _POUNDS:
        nxt += 1
    if word_at(tokens, nxt) in _POUNDS:
        pence = cardinal(tokens, nxt + 1, text) if word_at(tokens, nxt) in {"pound", "pounds"} else None
        if pence and _LEAST_PENCE <= pence[0] < 100 and joined(tokens, nxt, text):
            return at, pence[1], NumberKind.MONEY, (f"{_plain(value + pence[0] / 100)} GBP",)
        return at, nxt + 1, NumberKind.MONEY, (f"{_plain(value)} GBP",)
    if word_at(tokens, nxt) in _PENCE:
        return at, nxt + 1, NumberKind.MONEY, (f"{_plain(value / 100)} GBP",)
    return None


def _spell(tokens: Tokens, at: int, text: str) -> _Reading | None:  # noqa: PLR0911
    """Read a stretch of time: "two weeks", "a fortnight", "half an hour", "an hour and a half"."""
    word, nxt_word = word_at(tokens, at), word_at(tokens, at + 1)
    if (word, nxt_word, word_at(tokens, at + 2)) == ("half", "an", "hour"):
        return at, at + 3, NumberKind.DURATION, ("30 minutes",)
    if word == "quarter" and [word_at(tokens, at + n) for n in (1, 2, 3)] == ["of", "an", "hour"]:
        return at, at + 4, NumberKind.DURATION, ("15 minutes",)
    if word in {"a", "an"} and (nxt_word == "fortnight" or nxt_word in MINUTES | DAYS | MONTH_SPANS):
        if [word_at(tokens, at + n) for n in (2, 3, 4)] == ["and", "a", "half"]:
            return at, at + 5, NumberKind.DURATION, (_stretch(1.5, nxt_word),)
        led = word_at(tokens, at - 1) in {"for", "in", "after", "within", "about", "over"}
        if nxt_word == "fortnight" or led:
            return at, at + 2, NumberKind.DURATION, (_stretch(1, nxt_word),)
        return None
    read = cardinal(tokens, at, text)
    if read is None:
        return None
    value, nxt = read
    nxt = nxt + 1 if word_at(tokens, nxt) == "of" else nxt
    unit = word_at(tokens, nxt).removesuffix("'")
    if [word_at(tokens, nxt + n) for n in (1, 2, 3)] == ["and", "a", "half"] and unit in MINUTES | DAYS | MONTH_SPANS:
        return at, nxt + 4, NumberKind.DURATION, (_stretch(value + 0.5, unit),)
    if unit not in MINUTES | DAYS | MONTH_SPANS:
        return None
    return at, nxt + 1, NumberKind.DURATION, (_stretch(value, unit),)


def _stretch(value: float, unit: str) -> str:
    if unit in MINUTES:
        return f"{_plain(value * MINUTES[unit])} minutes"
    return f"{_plain(value * DAYS[unit])} days" if unit in DAYS else f"{_plain(value * MONTH_SPANS[unit])} months"


def _ordinal(tokens: Tokens, at: int, text: str) -> _Reading | None:
    word, lead = word_at(tokens, at), word_at(tokens, at - 1)
    if word.isdigit() and word_at(tokens, at + 1) in {"st", "nd", "rd", "th"} and tokens[at][1] == tokens[at + 1][0]:
        return at, at + 2, NumberKind.ORDINAL, (word,)
    tens = SMALL.get(word, 0)
    if tens >= 20 and joined(tokens, at, text) and ORDINALS.get(word_at(tokens, at + 1), 99) < 10:
        return at, at + 2, NumberKind.ORDINAL, (str(tens + ORDINALS[word_at(tokens, at + 1)]),)
    if word not in ORDINALS:
        return None
    if word == "first" and (lead == "at" or word_at(tokens, at + 1) in {"of", "thing"} or lead in {"", "and"}):
        dated = word_at(tokens, at + 1) == "of" and word_at(tokens, at + 2) != "all"
        return (at, at + 1, NumberKind.ORDINAL, ("1",)) if dated else None
    if word == "second" and lead in {"a", "one", "this", "every"}:
        return None
    return at, at + 1, NumberKind.ORDINAL, (str(ORDINALS[word]),)


def _times(tokens: Tokens, at: int, text: str) -> _Reading | None:
    word = word_at(tokens, at)
    if word == "twice":
        return at, at + 1, NumberKind.TIMES, ("2",)
    if word == "once":
        links = word_at(tokens, at + 1) in _ONCE_IS_A_LINK and word_at(tokens, at - 1) not in {"the", "only", "just"}
        stopped = at + 1 < len(tokens) and text[tokens[at][1] : tokens[at + 1][0]].strip() != ""
        if word_at(tokens, at - 1) in {"at", "for"} or (links and not stopped):
            return None
        return at, at + 1, NumberKind.TIMES, ("1",)
    read = cardinal(tokens, at, text)
    if read is None:
        return None
    after = read[1] + 1 if word_at(tokens, read[1]) == "of" else read[1]
    if word_at(tokens, after) in {"times", "time"} and read[0] == int(read[0]):
        single = word_at(tokens, after) == "time"
        return None if single else (at, after + 1, NumberKind.TIMES, (_plain(read[0]),))
    return None


def _count(tokens: Tokens, at: int, text: str) -> _Reading | None:
    read = cardinal(tokens, at, text)
    if read is None:
        return None
    value, nxt = read
    if word_at(tokens, at) == "one" and nxt == at + 1:
        stopped = at + 1 < len(tokens) and text[tokens[at][1] : tokens[at + 1][0]].strip() != ""
        alone = stopped or nxt >= len(tokens) or word_at(tokens, nxt) in _NOT_A_COUNT_AFTER
        if alone or word_at(tokens, at - 1) in _NOT_A_COUNT_BEFORE:
            return None
    if word_at(tokens, nxt) == "%" or word_at(tokens, nxt) == "percent":
        return at, nxt + 1, NumberKind.PERCENT, (_plain(value),)
    if [word_at(tokens, nxt), word_at(tokens, nxt + 1)] == ["per", "cent"]:
        return at, nxt + 2, NumberKind.PERCENT, (_plain(value),)
    return at, nxt, NumberKind.COUNT, (_plain(value),)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.2f}".rstrip("0")


def _size(value: str) -> str:
    return value.split(maxsplit=1)[0].removeprefix("0").removesuffix(":00")
