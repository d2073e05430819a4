"""Reads times of day as they are said: "half past three", "at twenty past nine", "5pm"."""

import re

from assistant.english.number_words import DAYS, MINUTES, MONTH_SPANS, SMALL, Tokens, cardinal, joined, word_at

_CLOCK_LEADS = {"at", "by", "until", "till", "from", "gone", "about", "around", "after", "before", "to", "past"}
_CLOCK_ENDS = set(
    "in at on tonight tomorrow and or today for with this every then because when but until till to most".split()
)
_MINUTES_SAID = frozenset([5, *range(10, 60)])
"""What follows an hour as minutes: "seven twenty eight"; smaller ones are said with "oh" or not at all."""

Times = tuple[int, int, tuple[str, ...]]
"""The first token, the one past the last, and every reading as HH:MM."""


def read_clock(tokens: Tokens, at: int, text: str) -> Times | None:  # noqa: PLR0911, PLR0912
    """Read the time of day that begins at a token, or None."""
    word, lead = word_at(tokens, at), word_at(tokens, at - 1)
    if word in {"midday", "noon", "midnight"}:
        return at, at + 1, ("00:00" if word == "midnight" else "12:00",)
    digits = re.fullmatch(r"(\d{1,2})([.:])(\d{2})", word)
    if digits and int(digits[1]) < 24 and int(digits[3]) < 60:
        half, nxt = _half(tokens, at + 1)
        if half or digits[2] == ":" or lead in _CLOCK_LEADS:
            return at, nxt, _hours(int(digits[1]), int(digits[3]), half)
    if word in {"half", "quarter"} or (word == "a" and word_at(tokens, at + 1) == "quarter"):
        first = at + 1 if word == "a" else at
        link = word_at(tokens, first + 1)
        if link in {"past", "to"}:
            hour = _hour(tokens, first + 2)
            minute = 30 if word_at(tokens, first) == "half" else 15
            return _past_or_to(tokens, at, first + 3, hour, minute, link) if hour else None
        hour = _hour(tokens, first + 1)
        if word == "half" and hour and lead in _CLOCK_LEADS and not text[tokens[at][1] :].lstrip().startswith("a"):
            half, nxt = _half(tokens, at + 2)
            return at, nxt, _hours(hour, 30, half)
        return None
    read = cardinal(tokens, at, text)
    if read is None or read[0] != int(read[0]):
        return None
    value, nxt = int(read[0]), read[1]
    if 0 < value < 30 and value not in {15, 30}:
        after = nxt + 1 if word_at(tokens, nxt) in {"minutes", "mins"} else nxt
        if word_at(tokens, after) in {"past", "to"} and (value % 5 == 0 or after > nxt):
            hour = _hour(tokens, after + 1)
            later = word_at(tokens, after + 2)
            if hour and (word_at(tokens, after) == "past" or later not in MINUTES | DAYS | MONTH_SPANS):
                return _past_or_to(tokens, at, after + 2, hour, value, word_at(tokens, after))
    if not 1 <= value <= 12 or nxt != at + 1:
        return None
    if word_at(tokens, nxt) == "o'clock":
        half, last = _half(tokens, nxt + 1)
        return at, last, _hours(value, 0, half)
    half, last = _half(tokens, nxt)
    if half and (lead in _CLOCK_LEADS or word_at(tokens, nxt) in {"am", "pm"}):
        return at, last, _hours(value, 0, half)
    if lead not in {"at", "until", "till", "by", "gone"}:
        return None
    minutes = cardinal(tokens, nxt, text) if joined(tokens, at, text) else None
    if minutes and minutes[0] in _MINUTES_SAID and _ends_time(tokens, minutes[1], text):
        half, last = _half(tokens, minutes[1])
        return at, last, _hours(value, int(minutes[0]), half)
    return (at, nxt, _hours(value, 0, "")) if _ends_time(tokens, nxt, text) else None


def _past_or_to(tokens: Tokens, at: int, nxt: int, hour: int, minute: int, link: str) -> Times:
    half, last = _half(tokens, nxt)
    if link == "to":
        hour, minute = (hour - 1 or 12), 60 - minute
    return at, last, _hours(hour, minute, half)


def _hour(tokens: Tokens, at: int) -> int | None:
    word = word_at(tokens, at)
    value = int(word) if word.isdigit() else SMALL.get(word, 0)
    return value if 1 <= value <= 12 else None


def _half(tokens: Tokens, at: int) -> tuple[str, int]:
    """Read which half of the day a time is in: ("am" | "pm" | "", index past the words)."""
    word, after, last = word_at(tokens, at), word_at(tokens, at + 1), word_at(tokens, at + 2)
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


def _ends_time(tokens: Tokens, at: int, text: str) -> bool:
    """Say whether a bare hour may end here: at a stop, or before a word that cannot be what is counted."""
    if at >= len(tokens):
        return True
    gap = text[tokens[at - 1][1] : tokens[at][0]]
    return gap.strip() != "" or word_at(tokens, at) in _CLOCK_ENDS
