"""Makes wrong sentences of right ones: another person, another number, or the other way round."""

import re
from collections.abc import Sequence

from assistant.english.number_words import SMALL

_HELPERS = {
    "is", "was", "are", "were", "will", "would", "can", "could", "has", "had", "does", "did", "should", "might",
}  # fmt: skip
_NUMBER = re.compile(r"\b\d+(?:\.\d+)?\b|\b(?:" + "|".join(word for word, n in SMALL.items() if n > 1) + r")\b", re.I)
_NOT = re.compile(r"\b(is|was|are|were|will|would|can|could|has|had|does|did|should|might) not\b")
_HEDGE = re.compile(r"\b(?:might|may|could|would like to|wants to|hopes to|plans to) (\w+)\b")


def altered(text: str, names: Sequence[str], others: Sequence[str]) -> list[tuple[str, str]]:
    """Give (what is wrong, sentence) for each way in which a sentence can be altered.

    `names` are those of the people of the visit; `others` are sentences about something else, at least one.
    """
    plain = re.sub(r"[\"“][^\"”]*[\"”]", lambda quoted: "·" * len(quoted.group()), text)
    found = []
    named = next(((name, place) for name in names if (place := plain.find(name)) >= 0), None)
    if named:
        swap = next((name for name in names if name != named[0] and name not in text), None)
        if swap:
            found.append(("role", text[: named[1]] + swap + text[named[1] + len(named[0]) :]))
    number = _NUMBER.search(plain)
    if number:
        found.append(("number", text[: number.start()] + _another(number.group()) + text[number.end() :]))
    denied = _NOT.search(plain)
    helper = next((m for m in re.finditer(r"\b[a-z]+\b", plain) if m.group() in _HELPERS), None)
    if denied:
        found.append(("negation", text[: denied.start()] + denied[1] + text[denied.end() :]))
    elif helper:
        found.append(("negation", f"{text[: helper.end()]} not{text[helper.end() :]}"))
    hedge = _HEDGE.search(plain)
    if hedge:
        found.append(("modality", f"{text[: hedge.start()]}did {hedge[1]}{text[hedge.end() :]}"))
    if others:
        found.append(("invented", others[len(text) % len(others)]))
    return found


def _another(number: str) -> str:
    if number[0].isdigit():
        value = float(number)
        more = value + max(1, value // 3)
        return str(int(more)) if more == int(more) else f"{more:.2f}"
    value = SMALL[number.lower()]
    return next(word for word, n in SMALL.items() if n == (value + 2 if value < 18 else 90 if value != 90 else 20))
