"""Gathers right and wrong claims, with the marks that the check gives them, to find weights by."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.checks.support.check import marks_of
from assistant.domain.casenote import Evidence, Kind, Statement
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.ports import EnglishParser
from models.support.altered import altered

EVERY = 2
"""One statement in so many is also altered, and also held against the talk without its citation."""


@dataclass(frozen=True)
class Example:
    """A claim's marks; `group` is its visit, `author` who wrote it, and `error` how it is wrong ("" when right)."""

    group: str
    author: str
    error: str
    text: str
    marks: dict[str, float]


@dataclass(frozen=True)
class Visit:
    """A talk, its people, and its statements, each with how it is wrong."""

    name: str
    author: str
    transcript: Transcript
    people: tuple[Person, ...]
    day: date | None
    statements: tuple[tuple[Statement, str], ...]


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


def with_altered(visit: Visit, others: Sequence[str]) -> Visit:
    """Add to right statements their altered forms, and some of them again without their citations."""
    names = [person.name.split()[0] for person in visit.people]
    found: list[tuple[Statement, str]] = []
    for number, (statement, _) in enumerate(visit.statements):
        found.append((statement, ""))
        bare = statement.model_copy(update={"evidence": ()})
        if number % EVERY:
            found.append((bare, ""))
        wrong = altered(statement.text, names, others)
        if wrong:
            error, text = wrong[number % len(wrong)]
            found.append(((statement if number % EVERY else bare).model_copy(update={"text": text}), error))
    return Visit(visit.name, visit.author, visit.transcript, visit.people, visit.day, tuple(found))


def examples(visit: Visit, parser: EnglishParser) -> Iterator[Example]:
    """Give the marks of each statement of a visit that is weighed at all."""
    rows = marks_of(
        [statement for statement, _ in visit.statements],
        visit.transcript,
        people=visit.people,
        visit_date=visit.day,
        parser=parser,
    )
    for (statement, error), marks in zip(visit.statements, rows, strict=True):
        if marks is not None:
            yield Example(visit.name, visit.author, error, statement.text, marks)
