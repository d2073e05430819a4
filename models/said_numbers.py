"""Writes small numbers as they were said, in words, since Whisper writes some of them as figures."""

import re
from collections.abc import Sequence

from assistant.domain.transcript import Word

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
# A number below a hundred, alone or with a sign that is read aloud; times, years, doses and telephone numbers stay.
FIGURES = re.compile(
    r"(?P<before>[\"'(]*)(?P<pounds>£)?(?P<number>[1-9]?\d)(?P<ordinal>st|nd|rd|th)?(?P<percent>%)?"
    r"(?P<after>(?:-[a-z]+)*[.,;:?!…\"')]*)"
)
CLOCK = re.compile(r"(?P<hour>1[0-2]|[1-9])[.:](?P<minutes>[1-5]\d)(?P<after>[.,;?!]*)")
BEFORE_TIME = frozenset({"at", "by", "until", "till", "from", "since", "around", "about", "before", "after", "to"})
GOES_ON = re.compile(r"[.,:]\d.*")
ENDS = (".", "?", "!", "…")
CLOSING = "\"')”’"


def as_said(heard: Sequence[Word]) -> list[Word]:
    """Write figures below a hundred as words: "9th" as "ninth", "£5" as "five pounds", each with its share of time.

    A number next to longer figures stays, since it may be part of a telephone number or a dose; a time of day after
    "at" or the like is written as it is read: "at 5.15" as "at five fifteen".
    """
    said: list[Word] = []
    words = _whole(heard)
    for at, word in enumerate(words):
        time = CLOCK.fullmatch(word.text)
        if time and at and words[at - 1].text.lower() in BEFORE_TIME:
            spoken = f"{in_words(int(time['hour']))} {in_words(int(time['minutes']))}{time['after']}"
            said.extend(_shared(word, spoken.split()))
            continue
        found = FIGURES.fullmatch(word.text)
        beside = [words[near].text for near in (at - 1, at + 1) if 0 <= near < len(words)]
        if not found or any(_is_long_figure(text) for text in beside):
            said.append(word)
            continue
        opens = at == 0 or words[at - 1].text.rstrip(CLOSING).endswith(ENDS)
        said.extend(_shared(word, _spelt(found, opens)))
    return said


def in_words(number: int) -> str:
    """Write a number from 0 to 99 in words."""
    if number < len(SMALL):
        return SMALL[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{SMALL[ones]}" if ones else "")


def ordinal(number: int) -> str:
    """Write which one of many, from 1 to 99: first, twentieth, twenty-first."""
    *before, last = in_words(number).split("-")
    if last.endswith("y"):
        last = f"{last[:-1]}ieth"
    else:
        last = ORDINALS.get(last, "twelfth" if last == "twelve" else f"{last}th")
    return "-".join([*before, last])


def _whole(words: Sequence[Word]) -> list[Word]:
    """Put a number back together that Whisper cut at its point: "1" and ".25" are one word."""
    joined: list[Word] = []
    for word in words:
        if joined and joined[-1].text[-1:].isdigit() and GOES_ON.fullmatch(word.text):
            last = joined.pop()
            least = min(last.probability, word.probability)
            both = {"text": last.text + word.text, "end": max(last.end, word.end), "probability": least}
            joined.append(last.model_copy(update=both))
        else:
            joined.append(word)
    return joined


def _spelt(found: re.Match[str], opens: bool) -> list[str]:
    number = int(found["number"])
    spoken = ordinal(number) if found["ordinal"] else in_words(number)
    if opens:
        spoken = spoken.capitalize()
    unit = ["pound" if number == 1 else "pounds"] if found["pounds"] else []
    unit += ["per", "cent"] if found["percent"] else []
    parts = [spoken, *unit]
    return (
        [found["before"] + parts[0], *parts[1:-1], parts[-1] + found["after"]]
        if unit
        else [found["before"] + spoken + found["after"]]
    )


def _shared(word: Word, parts: Sequence[str]) -> list[Word]:
    step = (word.end - word.start) / len(parts)
    return [
        word.model_copy(
            update={"text": text, "start": word.start + number * step, "end": word.start + (number + 1) * step}
        )
        for number, text in enumerate(parts)
    ]


def _is_long_figure(text: str) -> bool:
    """Say whether a word is made of figures, and of more than two."""
    return bool(re.fullmatch(r"[+(]?\d[\d,./:-]*\)?[.,;?!]*", text)) and len(re.findall(r"\d", text)) > 2
