"""Reads note types from the text files that a practice lead may edit."""

import re
import tomllib
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from assistant.domain.casenote import Keeps
from assistant.domain.notetype import NoteType, Part, SectionPlan, VisitField
from assistant.domain.person import Role
from assistant.errors import BadInputError, NotFoundError

_ALLOWED = {
    "keeps": Keeps,
    "whose": Role,
    "part": Part,
    "fields": VisitField,
}


def load_note_type(folder: Path, name: str) -> NoteType:
    """Read prompts/NAME.toml; NotFoundError when there is none, BadInputError naming file and line when it is wrong."""
    path = folder / f"{name}.toml"
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) or not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.toml"))) or "none"
        raise NotFoundError(f'There is no note type "{name}"; the note types here are: {known}.')
    return _read(path)


def list_note_types(folder: Path) -> tuple[NoteType, ...]:
    """Read every note type in a folder, by title; BadInputError when one of them is wrong."""
    return tuple(sorted((_read(path) for path in folder.glob("*.toml")), key=lambda kind: kind.title))


def _read(path: Path) -> NoteType:
    try:
        text = path.read_text(encoding="utf-8")
        read = tomllib.loads(text)
    except UnicodeDecodeError:
        raise BadInputError(f"{path.name} is not plain text (UTF-8); save it again as plain text.") from None
    except tomllib.TOMLDecodeError as problem:
        raise BadInputError(f"{path.name} cannot be read: {str(problem)[:1].lower()}{str(problem)[1:]}.") from None
    try:
        return NoteType.model_validate({"name": path.stem} | read)
    except ValidationError as problem:
        raise BadInputError(_sentence(path.name, text, problem.errors()[0])) from None


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
