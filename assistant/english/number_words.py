"""Reads numbers in digits and words, token by token."""

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: n for n, word in enumerate(_UNITS)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
ORDINALS = {
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
MINUTES = {"minute": 1, "minutes": 1, "mins": 1, "hour": 60, "hours": 60, "hrs": 60}
DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "fortnights": 14}
MONTH_SPANS = {"month": 1, "months": 1, "year": 12, "years": 12}
TOKEN = re.compile(r"£|%|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.:]\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?")

Tokens = list[tuple[int, int, str]]
"""Each token's start, end and lower-case word."""


def tokens_of(text: str) -> Tokens:
    """Cut a text into the tokens that numbers are made of."""
    return [(m.start(), m.end(), m.group().lower().replace("’", "'")) for m in TOKEN.finditer(text)]


def word_at(tokens: Tokens, at: int) -> str:
    """The word of a token; "" past either end."""
    return tokens[at][2] if 0 <= at < len(tokens) else ""


def joined(tokens: Tokens, at: int, text: str) -> bool:
    """Say whether nothing but a space or hyphen stands between a token and the next."""
    return at + 1 < len(tokens) and text[tokens[at][1] : tokens[at + 1][0]] in {"", " ", "-"}


def cardinal(tokens: Tokens, at: int, text: str) -> tuple[float, int] | None:  # noqa: PLR0911
    """Read a cardinal in digits or words: (value, index past it)."""
    word = word_at(tokens, at)
    if word[:1].isdigit() and re.fullmatch(r"\d[\d,]*(?:\.\d+)?", word):
        value, nxt = float(word.replace(",", "")), at + 1
        if word_at(tokens, nxt) in _SCALES and joined(tokens, at, text):
            return value * _SCALES[word_at(tokens, nxt)], nxt + 1
        return value, nxt
    if word in {"a", "an"}:
        nxt_word = word_at(tokens, at + 1)
        if nxt_word in _SCALES and nxt_word != "million":
            return _scaled(tokens, at + 1, text, 1.0)
        return (12.0, at + 2) if nxt_word == "dozen" else (2.0, at + 2) if nxt_word == "couple" else None
    if word not in SMALL:
        return (2.0, at + 1) if word == "couple" and word_at(tokens, at - 1) in {"the", "last"} else None
    value, nxt = float(SMALL[word]), at + 1
    if value >= 20 and value % 10 == 0 and joined(tokens, at, text) and 0 < SMALL.get(word_at(tokens, nxt), 0) < 10:
        value, nxt = value + SMALL[word_at(tokens, nxt)], nxt + 1
    elif value in {19.0, 20.0} and joined(tokens, at, text) and SMALL.get(word_at(tokens, nxt), 0) >= 10:
        century = value * 100
        rest, nxt = float(SMALL[word_at(tokens, nxt)]), nxt + 1
        if rest >= 20 and 0 < SMALL.get(word_at(tokens, nxt), 0) < 10:
            rest, nxt = rest + SMALL[word_at(tokens, nxt)], nxt + 1
        return century + rest, nxt
    if word_at(tokens, nxt) in _SCALES:
        return _scaled(tokens, nxt, text, value)
    if [word_at(tokens, nxt + n) for n in range(3)] == ["and", "a", "half"]:
        return value + 0.5, nxt + 3
    return value, nxt


def _scaled(tokens: Tokens, at: int, text: str, value: float) -> tuple[float, int]:
    """Read on from a scale word: "hundred and twenty"."""
    value, nxt = value * _SCALES[word_at(tokens, at)], at + 1
    rest_at = nxt + 1 if word_at(tokens, nxt) == "and" else nxt
    rest = cardinal(tokens, rest_at, text) if word_at(tokens, rest_at) in SMALL else None
    return (value + rest[0], rest[1]) if rest else (value, nxt)
