"""Gathers right and wrong claims, with the marks that the check gives them, to find weights by."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.checks.support.check import weighed
from assistant.domain.casenote import Evidence, Kind, Statement
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.ports import EnglishParser


@dataclass(frozen=True)
class Visit:
    """A talk, its people, and its statements, each with how it is wrong."""

    name: str
    author: str
    transcript: Transcript
    people: tuple[Person, ...]
    day: date | None
    statements: tuple[tuple[Statement, str], ...]


@dataclass(frozen=True)
class Told:
    """A statement, how it is wrong ("" when right), and the right sentence that it was made of, if any."""

    statement: Statement
    error: str
    made_of: str = ""


@dataclass(frozen=True)
class Example:
    """A claim's marks, and the turns to read beside it; `group` is its visit, `author` who wrote it.

    `written` is True of claims as a person wrote and cited them; `made_of` is the right sentence that was altered.
    """

    group: str
    author: str
    error: str
    text: str
    marks: dict[str, float]
    passage: tuple[str, ...]
    written: bool
    made_of: str = ""

    @property
    def right(self) -> bool:
        """Say whether the claim is right."""
        return not self.error


def claims_of(path: Path) -> Visit:
    """Read a visit with claims that a person wrote: the file's name begins with its author's."""
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    people = tuple(
        Person(role=Role(role), name=name, relation=more if isinstance(more, str) else None)
        for role, name, more in told["visit"]["people"]
    )
    voices = {person.name: f"S{n}" for n, person in enumerate(people)}
    transcript = Transcript(
        speakers=tuple(Speaker(id=voices[p.name], role=p.role, name=p.name, confirmed=True) for p in people),
        utterances=tuple(
            Utterance(id=f"u{n}", speaker=voices[who], text=text) for n, (who, text) in enumerate(told["turns"])
        ),
    )
    statements = tuple(
        (
            Statement(
                id=f"s{n}",
                text=text,
                kind=Kind.OBSERVATION,
                evidence=tuple(Evidence(utterance=f"u{turn}", quote="") for turn in (cited[0] if cited else ())),
            ),
            error,
        )
        for n, (_, error, text, *cited) in enumerate(told["claims"])
    )
    day = date.fromisoformat(told["visit"]["date"])
    return Visit(path.stem, path.stem.split("_")[0], transcript, people, day, statements)


def bare(statement: Statement) -> Statement:
    """Take a statement's citations away: that somebody cited a turn says nothing of whether it is right."""
    return statement.model_copy(update={"evidence": ()})


def examples(visit: Visit, told: Sequence[Told], parser: EnglishParser, *, written: bool = False) -> Iterator[Example]:
    """Give the marks of each statement about a visit that is weighed at all."""
    rows = weighed(
        [one.statement for one in told],
        visit.transcript,
        people=visit.people,
        visit_date=visit.day,
        parser=parser,
    )
    for one, row in zip(told, rows, strict=True):
        if row is not None:
            marks, passage = row
            text = one.statement.text
            yield Example(visit.name, visit.author, one.error, text, marks, passage, written, one.made_of)
