"""Says which words of a transcript the machine was not sure of, and which of these matter."""

import re

from assistant.checks.risk import risks
from assistant.checks.support.unsure import DENIAL, NAME
from assistant.domain.transcript import Word
from assistant.domain.word_times import bare
from assistant.english.numbers import numbers

UNSURE = 0.5
"""A word below this probability may be another word."""

_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|september|october"
    r"|november|december|today|tomorrow|yesterday|tonight|\d+(?:st|nd|rd|th)|weeks?|months?|fortnight",
    re.IGNORECASE,
)
KINDS = {
    "name": "a name",
    "number": "a number",
    "date": "a day or date",
    "negation": "a word that says no",
    "risk": "a word about harm",
}


def doubts(words: tuple[Word, ...]) -> list[str]:
    """Say of each word of a turn: "" where it is sure, "word" where it is not, or the kind of word that matters."""
    found, opens = [], True
    for word in words:
        found.append(_doubt(word, opens=opens))
        opens = word.text.rstrip("\"'”’)").endswith((".", "?", "!", "…"))
    return found


def _doubt(word: Word, *, opens: bool) -> str:
    if word.probability >= UNSURE:
        return ""
    plain = bare(word.text)
    written = word.text.strip("\"'“”‘’().,!?;:…-–—").removesuffix("'s").removesuffix("’s")
    if risks(plain):
        return "risk"
    if DENIAL.match(plain):
        return "negation"
    if _DAY.fullmatch(plain):
        return "date"
    if numbers(plain):
        return "number"
    return "name" if NAME.fullmatch(written) and not opens else "word"
