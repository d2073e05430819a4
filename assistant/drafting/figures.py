"""Writes numbers, money, shares and times of day in plain British form: "forty quid" is £40, "half past three" 3.30."""

import re

from assistant.english.number_words import cardinal, tokens_of
from assistant.english.numbers import NumberKind, NumberMention, numbers, say_time

_IN_FIGURES = 10
"""Counts from here on are written in figures."""

_YEARS = range(1900, 2100)


def in_figures(text: str) -> str:
    """Write the numbers of a text in figures, but for small counts, which stay words.

    >>> in_figures("she pays seven pounds fifty for twelve pads at half past three")
    'she pays £7.50 for 12 pads at 3.30'
    """
    for mention in reversed(numbers(text)):
        new = _figures(mention)
        decimal = re.search(r"\bpoint\s+$", text[: mention.start]) or re.match(r"\s+point\b", text[mention.end :])
        if new is not None and not decimal and not _in_a_name(text, mention):
            text = f"{text[: mention.start]}{new}{text[mention.end :]}"
    return text


def _figures(mention: NumberMention) -> str | None:
    if re.search(r"\b(?:couple|few|dozen|once|twice)\b", mention.text, re.I):
        return None
    if mention.kind is NumberKind.MONEY:
        return _pounds(mention.values[0])
    if mention.kind is NumberKind.PERCENT:
        return re.sub(r"[^\d.]", "", mention.values[0]).removesuffix(".0") + "%"
    if mention.kind is NumberKind.TIME:
        return _time(mention)
    if mention.kind in {NumberKind.COUNT, NumberKind.DURATION, NumberKind.TIMES}:
        return _count(mention)
    return None


def _pounds(value: str) -> str | None:
    amount = value.split(maxsplit=1)[0]
    if not re.fullmatch(r"\d+(?:\.\d+)?", amount):
        return None
    number = float(amount)
    if number < 1:
        return f"{round(number * 100)}p"
    return f"£{number:,.0f}" if number == int(number) else f"£{number:,.2f}"


def _time(mention: NumberMention) -> str | None:
    if any(letter.isdigit() for letter in mention.text) or mention.text.lower() in {"midday", "noon", "midnight"}:
        return None
    if len(mention.values) == 1:
        return say_time(mention.values[0])
    hour, minute = (int(part) for part in mention.values[0].split(":"))
    hour = (hour - 1) % 12 + 1
    if minute:
        return f"{hour}.{minute:02d}"
    return f"{hour} o'clock" if "o'clock" in mention.text.replace("’", "'").lower() else None


def _count(mention: NumberMention) -> str | None:
    """Put the figures of a count in place of its words; None for a small one and for what figures can't say."""
    tokens = tokens_of(mention.text)
    read = cardinal(tokens, 0, mention.text) if tokens else None
    if read is None or read[0] < _IN_FIGURES or read[0] != int(read[0]) or tokens[0][2][0].isdigit():
        return None
    value = int(read[0])
    shown = str(value) if value in _YEARS else f"{value:,}"
    return f"{shown}{mention.text[tokens[read[1] - 1][1] :]}"


def _in_a_name(text: str, mention: NumberMention) -> bool:
    """Say whether a number is part of a name or a fixed phrase: "number ten", "Year Ten", "a hundred per cent"."""
    before = text[: mention.start].split()[-1:] or [""]
    return before[0][:1].isupper() and before[0].lower() not in {"she", "he", "they", "i", "on", "at", "the"}
