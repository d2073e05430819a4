"""Reads what a command was given: files, people, voices, dates and the settings."""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, BadInputError

if TYPE_CHECKING:
    from assistant.domain.casenote import Note
    from assistant.domain.person import Person
    from assistant.domain.transcript import Transcript
    from assistant.settings import Settings

STANDARD_INPUT = Path("-")


def settings_now() -> "Settings":
    """Read the settings from the environment; BadInputError names the one that is wrong."""
    from pydantic import ValidationError

    from assistant.settings import Settings

    try:
        return Settings()
    except ValidationError as problem:
        first = problem.errors(include_input=False)[0]
        name = "HEARD_" + "_".join(str(part) for part in first["loc"]).upper()
        raise BadInputError(f"The setting {name} is wrong: {first['msg'][:1].lower()}{first['msg'][1:]}.") from None


def people_of(given: Sequence[str] | None) -> "tuple[Person, ...]":
    """Read each "ROLE: NAME"."""
    from assistant.domain.person import Person

    return tuple(dict.fromkeys(Person.parse(text) for text in given or ()))


def voices_of(given: Sequence[str] | None) -> "dict[str, Person]":
    """Read each "S1=ROLE: NAME", by speaker id."""
    from assistant.domain.person import Person

    found: dict[str, Person] = {}
    for text in given or ():
        voice, equals, person = text.partition("=")
        if not equals or not re.fullmatch(r"S\d+", voice.strip()):
            raise BadInputError(
                f'Give a voice as "S1=ROLE: NAME", for example "S1=worker: Dan Foley"; not as "{text}".'
            )
        found[voice.strip()] = Person.parse(person.strip())
    return found


def day_of(given: str | None) -> date:
    """Read YYYY-MM-DD; today when nothing was given."""
    if given is None:
        return date.today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise BadInputError(f'Give the date as YYYY-MM-DD, for example 2026-04-21; not as "{given}".') from None


def bytes_of(path: Path) -> bytes | Path:
    """Standard input's bytes for "-", else the path itself, which the readers open."""
    return sys.stdin.buffer.read() if path == STANDARD_INPUT else path


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Put the file's name before the sentence of an error on it."""
    try:
        yield
    except AssistantError as problem:
        raise type(problem)(f"{_shown(path)}: {problem.sentence}") from None


def transcript_from(path: Path, people: "Sequence[Person]") -> "Transcript":
    """Read a transcript in any form we know."""
    from assistant.formats.transcripts import read_transcript

    with naming(path):
        return read_transcript(bytes_of(path), people=people)


def note_from(path: Path, people: "Sequence[Person]" = (), day: date | None = None) -> "Note":
    """Read a note in any form we know."""
    from assistant.formats.notes import read_note

    with naming(path):
        return read_note(bytes_of(path), people=people, visit_date=day)


def lines_from(path: Path) -> list[str]:
    """Read the lines of a text file that are not empty."""
    from assistant.formats.content import content_of, text_of

    with naming(path):
        text = text_of(content_of(bytes_of(path)))
    return [line.strip() for line in text.split("\n") if line.strip()]


def words_from(path: Path) -> str:
    """Read the words of a note in any form, with plain text just as it is."""
    from assistant.formats.content import ContentType, content_of, text_of, type_of

    given = bytes_of(path)
    with naming(path):
        content = content_of(given)
        if type_of(content) is ContentType.TEXT:
            return text_of(content)
        from assistant.formats.notes import read_note

        note = read_note(content)
    return "\n\n".join(" ".join(s.text for s in section.statements) for section in note.sections)


def _shown(path: Path) -> str:
    return "standard input" if path == STANDARD_INPUT else path.name or str(path)
