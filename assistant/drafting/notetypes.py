"""Reads note types from the text files that a practice lead may edit."""

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from assistant.domain.casenote import Keeps
from assistant.domain.notetype import NoteType, Part, Reader, SectionPlan, VisitField
from assistant.domain.person import Role
from assistant.errors import BadInputError, NotFoundError

_ALLOWED = {
    "keeps": Keeps,
    "whose": Role,
    "part": Part,
    "fields": VisitField,
    "reader": Reader,
}
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_TRUE_OR_FALSE = frozenset({"recording_allowed", "for_child", "carry_actions"})


def load_note_type(folder: Path, name: str) -> NoteType:
    """Read prompts/NAME.toml; NotFoundError when there is none, BadInputError naming file and line when it is wrong."""
    path = folder / f"{name}.toml"
    if not _NAME.fullmatch(name) or not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.toml"))) or "none"
        raise NotFoundError(f'There is no note type "{name}"; the note types here are: {known}.')
    return _read(path)


def list_note_types(folder: Path) -> tuple[NoteType, ...]:
    """Read every note type in a folder, by title; a wrong file is left out, so that it stops nobody's work.

    `note_type_problems` says which files are wrong.
    """
    return tuple(sorted(_good(folder), key=lambda kind: kind.title))


def note_type_problems(folder: Path) -> tuple[str, ...]:
    """Say of every wrong file in a folder what is wrong, on which line, and what is allowed there."""
    problems = []
    for path in sorted(folder.glob("*.toml")):
        try:
            _read(path)
        except BadInputError as problem:
            problems.append(problem.sentence)
    return tuple(problems)


def _good(folder: Path) -> Iterator[NoteType]:
    for path in folder.glob("*.toml"):
        with suppress(BadInputError):
            yield _read(path)


def _read(path: Path) -> NoteType:
    if not _NAME.fullmatch(path.stem):
        raise BadInputError(
            f"{path.name}: name the file in small letters, figures and hyphens, such as home-visit.toml."
        )
    try:
        text = path.read_text(encoding="utf-8")
        read = tomllib.loads(text)
    except UnicodeDecodeError:
        raise BadInputError(f"{path.name} is not plain text (UTF-8); save it again as plain text.") from None
    except tomllib.TOMLDecodeError as problem:
        raise BadInputError(_unreadable(path.name, str(problem))) from None
    try:
        kind = NoteType.model_validate({"name": path.stem} | read)
    except ValidationError as problem:
        raise BadInputError(_sentence(path.name, text, problem.errors()[0])) from None
    twice = next((n for n, plan in enumerate(kind.sections) if plan.heading in _headings(kind, n)), None)
    if twice is not None:
        line = _line(text, "heading", twice)
        raise BadInputError(f"{path.name}, line {line}: this heading is used twice; give each section its own.")
    return kind


def _headings(kind: NoteType, before: int) -> set[str]:
    return {plan.heading for plan in kind.sections[:before]}


def _unreadable(file: str, problem: str) -> str:
    """Say on which line a file breaks the rules of TOML, and how a line should look."""
    place = re.search(r"line (\d+)", problem)
    where = f"{file}, line {place.group(1)}" if place else f"{file}, at its end"
    return (
        f'{where}: this line cannot be read; a line is `name = "words"` with straight quotation marks, or [[sections]].'
    )


def _sentence(file: str, text: str, problem: ErrorDetails) -> str:
    """Say what is wrong in a file, on which line, and what is allowed there."""
    place = problem["loc"]
    keys = [part for part in place if isinstance(part, str)]
    key = keys[-1] if keys else ""
    section = next((part for part in place if isinstance(part, int)), None) if "sections" in keys else None
    line = _line(text, key, section)
    if problem["type"] == "missing":
        return f'{file}, line {line}: "{key}" is missing; every {_thing(section)} needs one.'
    if problem["type"] == "extra_forbidden":
        model = SectionPlan if section is not None else NoteType
        allowed = ", ".join(known for known in model.model_fields if known != "name")
        return f'{file}, line {line}: "{key}" is not known here; allowed are {allowed}.'
    if key in _ALLOWED:
        return f'{file}, line {line}: "{key}" may be {", ".join(value.value for value in _ALLOWED[key])}.'
    if key in _TRUE_OR_FALSE:
        return f'{file}, line {line}: "{key}" may be true or false, without quotation marks.'
    return f'{file}, line {line}: "{key}" is not right: {problem["msg"][:1].lower()}{problem["msg"][1:]}.'


def _thing(section: int | None) -> str:
    return "section" if section is not None else "note type"


def _line(text: str, key: str, section: int | None) -> int:
    """Find the line, from 1, on which a key stands, or else its section's first line."""
    lines = text.splitlines()
    headers = [n for n, line in enumerate(lines) if line.strip().replace(" ", "") == "[[sections]]"]
    first = headers[section] if section is not None and section < len(headers) else 0
    after = [n for n in headers if n > first]
    last = after[0] if section is not None and after else len(lines)
    at = next((n for n in range(first, last) if re.match(rf"\s*{re.escape(key)}\s*=", lines[n])), first)
    return at + 1
