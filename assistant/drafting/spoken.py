"""Puts right what speakers put right themselves: stutters, a sentence begun twice, a word they took back."""

import re
from collections.abc import Sequence

from assistant.english.days import MONTHS, WEEKDAYS
from assistant.english.numbers import NumberKind, NumberMention, numbers

_FILLER = re.compile(r",?\s*\b(?:um+|er|erm+|uh+|(?<!let )(?<!did )(?<!do )(?<!if )you know|i mean)\b,?", re.I)
_PAUSE = "\N{ZERO WIDTH SPACE},"
_TWICE = re.compile(
    r"\b(?!(?:had|that|very|really|no|bye|so|far|yes|yeah|never|now|there)\b)([\w']+)(?:\u200b?,?\s+\1\b)+", re.I
)
_BEGUN_TWICE = re.compile(
    r"\b((?:I|he|she|they|we|it|there|the|my|his|her|if|and)(?:\s[\w']+){1,3})\u200b?,\s+\1\b", re.I
)
_BEGUN_OTHERWISE = re.compile(r"\b(\w+)(?:\s[\w']+){1,3}\u200b,\s+(?=\1\s)", re.I)
_TAKEN_BACK = (
    r"(?:no|sorry|wait|hang on|hold on|(?:i )?tell a lie|i mean|or rather|well, no|my mistake|let me get this right)"
)
_WITHIN = re.compile(
    rf"(?P<before>.+?)(?:,|\s-|\s–|\s—)\s*{_TAKEN_BACK}(?:,\s*{_TAKEN_BACK})*,?\s+(?P<right>.+)$", re.I
)
_AFTER = re.compile(rf"^(?:oh,? )?{_TAKEN_BACK}(?:[,.]\s*{_TAKEN_BACK})*[,.]?\s+(?P<right>.+)$", re.I)
_ADDS = re.compile(
    r"^(?:on|in|at|with|for|from|by|until|till|since|after|before|during|every|because|'?cause|cos|so that|about|of"
    r"|near|through|without|when)\b(?! (?:course|that note)\b)",
    re.I,
)
_WHY = re.compile(r"^(?:because|'?cause|cos|so that|when)\b", re.I)
_CLAUSE = re.compile(r"\b(?:I|he|she|it|they|we|you|there|who|what|is|was|are|were|has|had)\b|['’](?:s|m|re|ll|ve|d)\b")
_ENDS = ".!?…—-"
_SHORT_ADDITION = 6
_WHY_WORDS = 12
_NEAR = 7
_DAY = re.compile(rf"\b(?:{'|'.join([*WEEKDAYS, *MONTHS])})\b", re.I)


def plain_spoken(text: str) -> str:
    """Leave out um, er, you know, a word or a beginning said twice over, and what was taken back at once."""
    marked = _FILLER.sub(lambda m: _PAUSE if m.group().startswith(",") and m.group().endswith(",") else "", text)
    marked = _BEGUN_OTHERWISE.sub("", marked)
    plain = _BEGUN_TWICE.sub(r"\1", _TWICE.sub(r"\1", marked)).replace(_PAUSE, "")
    plain = re.sub(r"\s+([,.!?])", r"\1", " ".join(plain.split())).lstrip(" ,")
    return _corrected(plain) or plain


def adds_to(before: str, text: str) -> str | None:
    """Join a few words that go on with the sentence before them, or take its number back; None where they do not."""
    if before.rstrip()[-1:] not in {".", "…"} or before.rstrip().endswith("..."):
        return _taken_back(before, text)
    words = len(text.split())
    head, rest = before.rstrip(" ."), text.strip()
    month = re.match(rf"of (?:{'|'.join(MONTHS)})\b", rest, re.I)
    if month and re.search(r"\b(?:the )?\w+(?:st|nd|rd|th)$", head, re.I) and words <= _SHORT_ADDITION:
        return f"{head} {rest[0].lower()}{rest[1:]}"
    why = _WHY.match(rest)
    adds = _ADDS.match(rest) and rest.endswith(".")
    if adds and words <= (_WHY_WORDS if why else _SHORT_ADDITION) and (why or not _CLAUSE.search(rest)):
        stands = _CLAUSE.search(head) and len(head.split()) >= 3
        return f"{head} {rest[0].lower()}{rest[1:]}" if stands else None
    return _taken_back(before, text)


def _taken_back(before: str, text: str) -> str | None:
    """Put the number that takes one back in its place: "We owe sixty quid. No, sorry, ninety."."""
    match = _AFTER.match(text.strip())
    if match is None or re.match(r"(?:it|that|he|she|they|we|i)\b", match["right"], re.I):
        return None
    right = match["right"]
    wrong, new = _last_number(before), next(iter(numbers(right)), None)
    if wrong is None or new is None or right[: new.start].strip(" ,") or not _same_kind(wrong, new):
        return None
    bare = new.kind is NumberKind.COUNT and wrong.kind is not NumberKind.COUNT
    unit = wrong.text.split()[-1] if bare else ""
    rest = right[new.end :].strip()
    if rest.strip(" .") and not rest.startswith(("because", ",", "'cause", "cos")):
        return None
    tail = before[wrong.end :].rstrip(" .")
    amount = f"{new.text} {unit}".strip()
    return f"{before[: wrong.start]}{amount}{tail}{'' if rest.startswith((',', '.')) or not rest else ' '}{rest or '.'}"


def _corrected(text: str) -> str | None:
    """Put the words that take others back in their place: "on four till twelve, no, four till eleven"."""
    match = _WITHIN.match(text)
    if match is None:
        return None
    before, right = match["before"].split(), match["right"]
    first = re.sub(r"[^\w£']", "", right.split()[0]).lower()
    tail = [re.sub(r"[^\w£']", "", word).lower() for word in before[-_NEAR:]]
    if first in tail and first not in {"i", "he", "she", "it", "they", "we", "you"}:
        at = len(before) - len(tail) + len(tail) - 1 - tail[::-1].index(first)
        return " ".join([*before[:at], right]) if at else None
    head = match["before"]
    wrong, new = _last_number(head), next(iter(numbers(right)), None)
    if wrong and new and new.start == 0 and _same_kind(wrong, new) and not head[wrong.end :].strip(" ,"):
        return f"{head[: wrong.start]}{right}"
    days = list(_DAY.finditer(head))
    if days and _DAY.match(right) and not head[days[-1].end() :].strip(" ,"):
        return f"{head[: days[-1].start()]}{right}"
    return None


def _last_number(text: str) -> NumberMention | None:
    found: Sequence[NumberMention] = numbers(text)
    return found[-1] if found else None


def _same_kind(wrong: NumberMention, new: NumberMention) -> bool:
    bare = NumberKind.COUNT in {wrong.kind, new.kind} and not {wrong.kind, new.kind} & {
        NumberKind.TIME,
        NumberKind.ORDINAL,
    }
    return wrong.kind is new.kind or bare
