"""What a language model must answer: JSON with a list of sentences."""

import json
import re
from typing import TypeVar

from pydantic import ValidationError

from assistant.domain.base import Value

AnswerT = TypeVar("AnswerT", bound=Value)

_FENCE = re.compile(r"^```(?:json)?\s*|\s*```$")


def sentences_with(**fields: dict[str, object]) -> dict[str, object]:
    """Give the JSON schema of an answer whose sentences have these fields, and no others."""
    return {
        "type": "object",
        "properties": {
            "sentences": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": fields,
                    "required": list(fields),
                    "additionalProperties": False,
                },
            }
        },
        "required": ["sentences"],
        "additionalProperties": False,
    }


def read_answer(reply: str, kind: type[AnswerT]) -> AnswerT | None:
    """Read a reply, fenced or not; None where it is not such an answer."""
    try:
        return kind.model_validate(json.loads(_FENCE.sub("", reply.strip())))
    except (ValueError, ValidationError, RecursionError):
        return None
