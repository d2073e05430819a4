"""Scores how easy a text is to read, as a sum of parts whose lost points lead back to words."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.checks import readability_parts as parts_of
from assistant.checks.readability_parts import Part, Prepared
from assistant.checks.reading_age import OLDEST, RANGE, YOUNGEST, reading_age
from assistant.checks.terms import Terms
from assistant.domain.base import Value
from assistant.domain.finding import AgeRange, Readability
from assistant.domain.person import Person
from assistant.english.sentences import quoted_spans, sentence_spans
from assistant.ports import EnglishParser, ReadingAge

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHORTEST = 100
"""Below this many words a score says little: the text is too short to score."""

FEWEST = 5
"""Below this many words there is no score at all."""

_HEADING = re.compile(r"(?m)^[ \t]*#{1,6}[^\n]*$|^(?=.{1,60}$)[^\n.!?]*:[ \t]*$|^[A-Z][^\n.!?,;:]{0,50}[ \t]*$(?=\n)")
_BULLET = re.compile(r"(?m)^[ \t]*(?:[-*•▪–]|\d{1,2}[.)])[ \t]+")
_TABLE = re.compile(r"(?m)^[^\n]*\|[^\n]*\|[^\n]*$")


class Reading(Value):
    """How a text reads: its figures, and every part with the words that cost points."""

    readability: Readability
    parts: tuple[Part, ...]


def readability(
    text: str,
    *,
    age: int | None,
    terms: Terms,
    parser: EnglishParser,
    reading: ReadingAge | None = None,
    spoken_to: bool = True,
    people: Sequence[Person] = (),
) -> Readability:
    """Score a text 0 to 100 for a child of `age`, or for a parent when age is None; see `explain`."""
    return explain(
        text, age=age, terms=terms, parser=parser, reading=reading, spoken_to=spoken_to, people=people
    ).readability


def explain(
    text: str,
    *,
    age: int | None,
    terms: Terms,
    parser: EnglishParser,
    reading: ReadingAge | None = None,
    spoken_to: bool = True,
    people: Sequence[Person] = (),
) -> Reading:
    """Score a text, and say for every part where its points were lost; `reading` estimates the reading age.

    `spoken_to` is False for what a child reads and nobody writes to the child, such as a record of the child's views.
    `people` are those in the text, whose names the parser may take for words at the head of a sentence.

    Headings, bullets and tables are left out, names and dates are not hard words, and quotations cost nothing. Two
    parts can only take away: `not_green`, for an unexplained acronym or a blaming word, and `word_order`. A text under
    100 words has its figures all the same, marked `too_short`.
    """
    shown = _blanked(text)
    spans = sentence_spans(shown)
    docs = parser.parse([shown[start:end].replace("\n", " ") for start, end in spans])
    words = sum(token.is_alpha for doc in docs for token in doc)
    if words < FEWEST:
        nothing = Readability(reading_age=None, score=None, words=words, too_short=True)
        return Reading(readability=nothing, parts=())
    prepared = Prepared(
        text=text,
        shown=shown,
        sentences=tuple((start, s) for (start, _), doc in zip(spans, docs, strict=True) for s in doc.sents),
        words=words,
        quoted=quoted_spans(text),
        age=age,
        spoken_to=spoken_to,
        names=frozenset(part for person in people for part in person.name.split()),
    )
    parts = [
        parts_of.hard_words(prepared, terms),
        parts_of.jargon(prepared, terms),
        parts_of.sentence_load(prepared),
        parts_of.to_the_child(prepared),
        parts_of.judgement(prepared, terms),
        parts_of.passive(prepared),
        parts_of.abstract(prepared),
        parts_of.negation(prepared),
        parts_of.warmth(prepared),
        parts_of.word_order(prepared),
    ]
    parts.append(parts_of.not_green(prepared, sum(part.points for part in parts), parts))
    plain = " ".join(shown.split())
    years = reading.estimate(plain, docs) if reading else _by_judgement(docs)
    figures = Readability(
        reading_age=years.years if years else None,
        range=(years.low, years.high) if years else None,
        score=round(max(0.0, min(100.0, sum(part.points for part in parts))), 1),
        words=words,
        parts={part.name: part.points for part in parts},
        too_short=words < SHORTEST,
    )
    return Reading(readability=figures, parts=tuple(parts))


def _by_judgement(docs: "Sequence[Doc]") -> AgeRange | None:
    years = reading_age(docs)
    if years is None:
        return None
    return AgeRange(years=years, low=max(YOUNGEST, years - RANGE), high=min(OLDEST, years + RANGE))


def _blanked(text: str) -> str:
    """Put spaces over headings, bullets and tables, so that every other place stays where it was."""
    for pattern in (_HEADING, _BULLET, _TABLE):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    return text
