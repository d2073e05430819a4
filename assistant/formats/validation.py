"""Reads JSON that somebody brings, and says what is wrong with it without repeating what it holds."""

import json
from typing import Any

from pydantic import ValidationError

from assistant.errors import BadInputError
from assistant.formats.content import text_of


def parse_json(content: bytes) -> dict[str, Any]:
    """Read one JSON object; BadInputError when it is broken or of another schema."""
    try:
        found = json.loads(text_of(content))
    except (ValueError, RecursionError) as problem:
        where = f" near line {problem.lineno}" if isinstance(problem, json.JSONDecodeError) else ""
        raise BadInputError(f"This JSON is broken{where}; make the file again.") from None
    if not isinstance(found, dict):
        raise BadInputError("This JSON is a list, not a note or a transcript.")
    if found.get("schema", 1) != 1:
        raise BadInputError("This JSON has a schema that this version does not know; use a newer version of Heard.")
    return found


def what_is_wrong(problem: ValidationError) -> str:
    """Say the place and kind of the first fault, and nothing of what was in the file."""
    first = problem.errors(include_input=False, include_context=False, include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the whole"
    kind = {"missing": "is missing", "extra_forbidden": "is not a field we know"}.get(
        first["type"], "is not as it should be"
    )
    return f"{place} {kind}"
