"""Checks one note of many, in a process of its own."""

import hashlib
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.bulk_sources import Source
from assistant.errors import BadInputError
from assistant.formats.results import Row, finding_rows, note_row
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.domain.person import Person

YOUNGEST, OLDEST = 3, 18
"""Ages that a reader may have, in years, as for --age."""


@dataclass(frozen=True)
class Wanted:
    """What is the same for every note: the people, the reader's age, the day, and the lists of words.

    `words` are lists beside the shipped one; `as_json` asks for each report whole.
    """

    settings: Settings
    people: "tuple[Person, ...]" = ()
    age: int | None = None
    day: date | None = None
    words: tuple[Path, ...] = ()
    as_json: bool = False


@dataclass(frozen=True)
class Checked:
    """What came of one note: its row, its findings' rows, and its report as JSON where that was asked."""

    row: Row
    findings: list[Row]
    document: str | None = None


def open_checks(wanted: Wanted) -> Callable[[Source], Checked]:
    """Load what checks need, once in each process; gives what checks one note. MissingModelError without weights."""
    from api.examiner import Examiner

    examiner = Examiner(wanted.settings.model_copy(update={"threads": 1}), words=wanted.words)
    checks = version_of(wanted)

    def check(source: Source) -> Checked:
        from assistant.domain.person import Person
        from assistant.formats.notes import read_note

        start = time.perf_counter()
        note = read_note(source.path or _text(source), visit_date=wanted.day)
        people = (*wanted.people, *(Person.parse(line) for line in _lines(source.people)), *note.people)
        note = note.model_copy(update={"people": tuple(dict.fromkeys(people))})
        report = examiner.report(note, age=_age(source.age) or wanted.age)
        row = note_row(source.number, source.id, note, report, seconds=time.perf_counter() - start, checks=checks)
        findings = finding_rows(source.number, source.id, note, report)
        if not wanted.as_json:
            return Checked(row, findings)
        found = {"id": source.id, "note": source.number} | report.model_dump(mode="json", by_alias=True)
        return Checked(row, findings, json.dumps(found, ensure_ascii=False))

    return check


def version_of(wanted: Wanted) -> str:
    """Name the version of the checks: the product's, and a mark of the lists of words, which a council may change."""
    from assistant.checks.terms import FILE

    lists = hashlib.sha256()
    for path in (wanted.settings.prompts / FILE, *wanted.settings.word_lists, *wanted.words):
        lists.update(path.read_bytes())
    return f"{version('heard')} words {lists.hexdigest()[:8]}"


def _text(source: Source) -> bytes:
    if not (source.text or "").strip():
        raise BadInputError("This row has no text.")
    return (source.text or "").encode()


def _lines(people: str) -> list[str]:
    return [line.strip() for line in re.split(r"[;|\n]", people) if line.strip()]


def _age(given: str) -> int | None:
    if not given:
        return None
    try:
        years = int(float(given))
    except ValueError:
        years = 0
    if not YOUNGEST <= years <= OLDEST:
        raise BadInputError(f'Give an age in years from {YOUNGEST} to {OLDEST}; not as "{given[:20]}".')
    return years
