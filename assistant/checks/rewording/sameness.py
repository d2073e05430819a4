"""Says whether other words for a statement still hold every fact of it, and none besides."""

import re
from collections import Counter
from collections.abc import Iterable

from assistant.checks.risk import risks
from assistant.english.numbers import numbers
from assistant.english.sentences import quoted_spans

_NOT = re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_HEDGE = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|maybe|probably|seem(?:s|ed)?|appear(?:s|ed)?|think(?:s)?|thought|believe[sd]?"
    r"|alleged(?:ly)?|sometimes|often|usually|always|rarely|once|twice|again|about|nearly|almost|only|if|unless|until"
    r"|before|after|because|plan(?:s|ned)?|hope[sd]?|want(?:s|ed)?|tr(?:y|ied|ies)|worr(?:y|ied|ies)|scared|afraid"
    r"|hate[sd]?|love[sd]?|like[sd]?|ill|hurt|hospital|police|court)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?“\"]\s)(?<!^)(?<![“\"])\b[A-Z][\w’'-]+")
_STEM = 4
_SMALL = frozenset(
    "that this with from have been were they them there their then than when what will would your".split()
)
_NOT_A_NAME = frozenset({"i", "i’m", "i'm", "i’ve", "i've", "i’ll", "i'll", "i’d", "i'd", "mum", "dad"})


def what_is_lost(old: str, new: str, *, allowed: Iterable[str] = (), by_list: bool = False) -> str | None:
    """Say in one sentence what other words leave out, add or soften; None where they hold the same facts.

    `allowed` are names that may come or go, such as the child's where the words are to the child. `by_list` says that
    the words come from the list of plain words, where "absconded" may become "ran away".
    """
    for start, end in quoted_spans(old):
        if old[start + 1 : end - 1] not in new:
            return "It would change words that were quoted."
    if len(quoted_spans(new)) > len(quoted_spans(old)):
        return "It would quote words that nobody quoted."
    gone = _counted(risks(old)) - _counted(risks(new))
    if gone:
        return f"It would leave out “{next(iter(gone))}”."
    more = _counted(risks(new)) - _counted(risks(old))
    if more and not by_list:
        return f"It would bring in “{next(iter(more))}”."
    return _numbers(old, new) or _small_words(old, new) or _names(old, new, {name.lower() for name in allowed})


def what_is_strange(old: str, new: str, evidence: Iterable[str]) -> str | None:
    """Say which words nobody said, where they are more than a third of the new ones; None where they are not.

    A word is known by its first letters, so that "slept" and "sleeps" count as strangers but "sleeping" does not.
    """
    known = {word[:_STEM] for word in _all_words(" ".join([old, *evidence]))}
    words = [word for word in dict.fromkeys(re.findall(r"[a-z][a-z’'-]{3,}", new.lower())) if word not in _SMALL]
    strange = [word for word in words if word[:_STEM] not in known]
    if len(strange) * 3 <= len(words):
        return None
    return f"It would bring in words that nobody said: {', '.join(strange[:4])}."


def _counted(found: Iterable[tuple[str, str]]) -> Counter[str]:
    return Counter(words.lower() for _, words in found)


def _numbers(old: str, new: str) -> str | None:
    before, after = numbers(old), numbers(new)
    for one in before:
        if not any(one.agrees(other) for other in after):
            return f"It would leave out “{one.text}”."
    for one in after:
        if not any(one.agrees(other) for other in before):
            return f"It would bring in “{one.text}”."
    return None


def _small_words(old: str, new: str) -> str | None:
    if len(_NOT.findall(old)) != len(_NOT.findall(new)):
        return "It would change a “not”."
    gone = Counter(_HEDGE.findall(old.lower())) - Counter(_HEDGE.findall(new.lower()))
    kept = {_root(word) for word in _HEDGE.findall(new.lower())}
    lost = [word for word in gone if _root(word) not in kept]
    return f"It would leave out “{lost[0]}”." if lost else None


def _names(old: str, new: str, allowed: set[str]) -> str | None:
    before, after = _named(old), _named(new)
    for name in before - _all_words(new) - allowed:
        return f"It would leave out “{name.title()}”."
    for name in after - _all_words(old) - allowed:
        return f"It would bring in “{name.title()}”."
    return None


def _named(text: str) -> set[str]:
    found = {re.sub(r"['’]s$", "", name).lower() for name in _NAME.findall(text)}
    return (found & _all_words(text)) - _NOT_A_NAME


def _all_words(text: str) -> set[str]:
    return {re.sub(r"['’]s$", "", word.lower()) for word in re.findall(r"\b\w[\w’'-]*", text)}


def _root(word: str) -> str:
    """Cut a verb's ending, so that "likes" and "like" are one word."""
    return re.sub(r"(?:ied|ies|y)$", "i", re.sub(r"(?<=[^aeiou])(?:ed|s|d)$|(?<=e)[sd]$", "", word))
