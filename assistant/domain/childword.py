"""The words that one child uses, or does not want to hear, kept for every note of this child."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from assistant.domain.base import Value


class ChildWord(Value):
    """What others say (`term`) and what this child says instead (`plain`); `never` is a word to leave out."""

    term: str = Field(min_length=1, max_length=80)
    plain: str = Field(default="", max_length=80)
    kind: Literal["liked", "never"] = "liked"
    by_name: str = ""
    at: datetime | None = None
