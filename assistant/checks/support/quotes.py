"""Checks that quoted words are the words that were said, and that the person named said them."""

import re
from collections.abc import Sequence

from assistant.checks.support.cast import Cast, Who
from assistant.checks.support.spoken import Quotation
from assistant.domain.casenote import Problem
from assistant.english.numbers import numbers

_MARKS = re.compile(r"[^\w£%]+")
_FILLER = re.compile(r"\b(?:um+|uh+|erm+|er)\b")
_TWICE = re.compile(r"\b(\w+)(?: \1\b)+")
_GAP = re.compile(r"\s*(?:\.\.\.|…|\[[^\]]*\])\s*")


def compare_quotes(
    quotes: Sequence[Quotation], turns: Sequence[tuple[str, int]], cast: Cast
) -> tuple[list[Problem], list[int]]:
    """Find quotations that are not, word for word, in turns of (text, speaker), or that another person said.

    An ellipsis or [brackets] stand for a gap. Gives the problems, and the places of the turns that hold the words.
    """
    heard = [plain(text) for text, _ in turns]
    problems, places = [], []
    for quote in quotes:
        found = [place for place, words in enumerate(heard) if holds(quote.text, words)]
        if not found and re.search(r"\d", quote.text):
            exact = in_figures(quote.text)
            found = [place for place, (text, _) in enumerate(turns) if holds(exact, plain(in_figures(text)))]
        if not found and not holds(quote.text, plain(" ".join(text for text, _ in turns))):
            words = f'These exact words were not said: "{quote.text}".'
            problems.append(Problem(code="quote", statement_words=(quote.text,), message=words))
            continue
        theirs = [place for place in found if _may_be(quote.who, turns[place][1], cast)]
        if found and not theirs:
            said = cast.names[turns[found[0]][1]]
            message = f'The note gives these words to "{quote.who_words}"; {said} said them.'
            given, by = (quote.who_words,), (said,)
            problems.append(Problem(code="speaker", statement_words=given, evidence_words=by, message=message))
        places += theirs or found
    return problems, places


def _may_be(who: Who | None, speaker: int, cast: Cast) -> bool:
    if who is None or who.thing in {"person", "somebody", "someone"}:
        return True
    return cast.agree(who, Who(people=frozenset({speaker}))) is not False


def holds(quote: str, heard: str) -> bool:
    """Say whether plain words (see `plain`) hold a quotation, part by part in order."""
    place = 0
    for part in _GAP.split(quote):
        words = plain(part)
        if words == " ":
            continue
        at = heard.find(words, place)
        if at < 0:
            return False
        place = at + len(words) - 1
    return True


def plain(text: str) -> str:
    """Put words in lower case with single spaces round them, without marks, apostrophes, fillers and stammers."""
    bare = _FILLER.sub(" ", re.sub(r"['’‘]", "", text.lower()))
    words = " ".join(_MARKS.sub(" ", bare).split())
    return f" {_TWICE.sub(lambda found: found[1], words)} " if words else " "


def in_figures(text: str) -> str:
    """Write every number of a text as its value, so that "seventy-one" and "71" are the same words."""
    for mention in reversed(numbers(text)):
        if mention.values:
            text = f"{text[: mention.start]}{' or '.join(sorted(mention.values))}{text[mention.end :]}"
    return text
