"""A statement as its clauses are judged, and what each clause does."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.domain.casenote import Form
from assistant.english.roster import Mention, Roster
from assistant.english.sentences import quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Voice(StrEnum):
    """What a clause does."""

    VIEW = "view"
    ANALYSIS = "analysis"
    ACTION = "action"
    SEEN = "seen"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Clause:
    """A part of a statement as [start, end); `owns_rest` marks a judgement that cites what follows as its reason."""

    start: int
    end: int
    voice: Voice = Voice.UNKNOWN
    holder: str | None = None
    form: Form = Form.NONE
    confidence: float = 0.4
    words: tuple[str, ...] = ()
    owns_rest: bool = False
    follows: bool = False


@dataclass(frozen=True)
class Sentence:
    """A statement with its quotations blanked, its parse and who is named; `carried` held the view before it."""

    text: str
    bare: str
    doc: "Doc"
    roster: Roster
    mentions: tuple[Mention, ...]
    quotes: tuple[tuple[int, int], ...]
    carried: str | None = None

    @classmethod
    def of(cls, text: str, doc: "Doc", roster: Roster, carried: str | None = None) -> "Sentence":
        """Make ready a statement and its parse."""
        quotes = quoted_spans(text)
        bare = text
        for start, end in quotes:
            bare = bare[: start + 1] + " " * (end - start - 2) + bare[end - 1 :]
        return cls(text, bare, doc, roster, roster.mentions(bare), quotes, carried)


def starts_with_pronoun(bare: str) -> bool:
    """Say whether words begin with he, she or they, past a joining word."""
    return re.match(r"\W*(?:but |and |however,? |so |then )?(?:he|she|they)\b", bare, re.IGNORECASE) is not None
