"""Gathers every amount, time of day and day that some talk may mean, and looks a claim's own up among them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.english.number_words import Tokens, cardinal, joined, tokens_of, word_at
from assistant.english.numbers import NumberKind, NumberMention, numbers

_LINKS = {"pounds", "pound", "quid", "point"}
_NOTES = {"tenner": "10", "fiver": "5"}
HUNDRED, MIDDAY = 100, 12
_ORDINAL_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_MONTHS = re.compile(
    r"\b(jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|ust|t?ember|ober)?\b", re.I
)
_WEEKDAYS = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.I)


@dataclass(frozen=True)
class Amounts:
    """What may be meant: bare sizes ("18.4", "10:20"), stretches of time ("14 days"), weekdays and months."""

    sizes: frozenset[str]
    spans: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]

    @property
    def empty(self) -> bool:
        """Say whether nothing is meant."""
        return not (self.sizes or self.spans or self.weekdays or self.months)


def amounts_in(text: str) -> Amounts:
    """Read all amounts of some talk generously: "ten twenty" may be 10:20 and 10.20, and "half six" is 6:30."""
    sizes: set[str] = set()
    spans: set[str] = set()
    for mention in numbers(text):
        if mention.kind is NumberKind.DURATION:
            spans.update(mention.values)
        else:
            sizes.update(_size(reading) for reading in mention.values)
    tokens = tokens_of(text)
    at = 0
    while at < len(tokens):
        at = _read(tokens, at, text, sizes)
    return Amounts(
        frozenset(sizes),
        frozenset(spans),
        frozenset(day.lower() for day in _WEEKDAYS.findall(text)),
        frozenset(month.lower()[:3] for month in _MONTHS.findall(text)),
    )


def together(parts: Iterable[Amounts]) -> Amounts:
    """Put the amounts of several sentences together."""
    parts = tuple(parts)
    return Amounts(
        frozenset().union(*(part.sizes for part in parts)),
        frozenset().union(*(part.spans for part in parts)),
        frozenset().union(*(part.weekdays for part in parts)),
        frozenset().union(*(part.months for part in parts)),
    )


def _read(tokens: Tokens, at: int, text: str, sizes: set[str]) -> int:
    """Add the sizes that may be meant at a token, and give the place to go on from."""
    word = word_at(tokens, at)
    if word in _NOTES:
        sizes.add(_NOTES[word])
    if word == "half" and (hour := cardinal(tokens, at + 1, text)) and 1 <= hour[0] <= MIDDAY:
        sizes.add(f"{int(hour[0])}:30")
    read = cardinal(tokens, at, text)
    if read is None:
        if word == "point" and (part := cardinal(tokens, at + 1, text)):
            sizes.add(_plain(float(f"0.{int(part[0])}")))
        return at + 1
    value, after = read
    sizes.add(_plain(value))
    link = word_at(tokens, after)
    part = cardinal(tokens, after + 1 if link in _LINKS else after, text)
    if not joined(tokens, after - 1, text):
        return after
    if part is None or value != int(value) or not 0 <= part[0] < HUNDRED or part[0] != int(part[0]):
        return after
    if link == "point":
        sizes.add(_plain(float(f"{int(value)}.{int(part[0])}")))
        return after
    sizes.add(_plain(value + part[0] / HUNDRED))
    if value < MIDDAY and part[0] >= 10:
        sizes.add(_plain(value * HUNDRED + part[0]))
    if 1 <= value <= 2 * MIDDAY and part[0] < 60:
        sizes.add(f"{int(value) % MIDDAY or MIDDAY}:{int(part[0]):02d}")
    return after


def matters(mention: NumberMention) -> bool:
    """Say whether a number says enough to be held against the talk: "one", "first" and "a week" do not."""
    if mention.kind is NumberKind.ORDINAL and mention.values[:1] in {("1",), ("2",)}:
        return False
    if mention.kind is NumberKind.TIME and mention.text.lower() == "one":
        return False
    return mention.values[:1] not in {("1",), ("7 days",), ("1 days",), ("1 months",), ("12 months",)}


def holds_number(mention: NumberMention, there: Amounts) -> bool:
    """Say whether an amount of a claim may be one of those in the talk."""
    wanted = {_size(value) for value in mention.values}
    digits = re.fullmatch(r"(\d{1,2})[.:](\d{2})", mention.text.removeprefix("£"))
    if digits:
        wanted |= {f"{int(digits[1]) % 12 or 12}:{digits[2]}"}
    if mention.kind is NumberKind.DURATION:
        if set(mention.values) & there.spans:
            return True
        read = cardinal(tokens_of(mention.text), 0, mention.text)
        wanted = {_plain(read[0])} if read else set()
    return bool(wanted & there.sizes) or bool(set(mention.values) & there.spans)


def holds_day(text: str, there: Amounts) -> bool:
    """Say whether a day of a claim is named in the talk: its weekday, or its number with the same month or none."""
    weekdays = {day.lower() for day in _WEEKDAYS.findall(text)}
    if weekdays:
        return weekdays <= there.weekdays
    day = _ORDINAL_DAY.search(text)
    months = {month.lower()[:3] for month in _MONTHS.findall(text)}
    if day:
        return day[1].lstrip("0") in there.sizes and (not there.months or not months or bool(months & there.months))
    return bool(months & there.months)


def held_amounts(mentions: Iterable[NumberMention], there: Amounts) -> frozenset[str]:
    """Give the texts of the amounts that the talk holds, or that need not be held."""
    return frozenset(m.text for m in mentions if not matters(m) or holds_number(m, there))


def _size(value: str) -> str:
    if re.fullmatch(r"\d\d:\d\d", value):
        hour, minute = int(value[:2]) % 12 or 12, value[3:]
        return str(hour) if minute == "00" else f"{hour}:{minute}"
    return value.split(maxsplit=1)[0]


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.2f}".rstrip("0")
