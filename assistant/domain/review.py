"""A manager's decision on a note, which becomes part of the file."""

from datetime import datetime
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from assistant.domain.base import Value


class Decision(StrEnum):
    """What the manager decided."""

    APPROVE = "approve"
    RETURN = "return"


class Review(Value):
    """The management oversight record: who decided what about which version, why, and with what instruction."""

    id: str
    note: str
    version: int = Field(ge=1)
    reviewer: str
    reviewer_name: str
    decision: Decision
    reason: str = Field(default="", max_length=4000)
    instruction: str = Field(default="", max_length=4000)
    decided: datetime

    @model_validator(mode="after")
    def _a_return_says_why(self) -> Self:
        if self.decision is Decision.RETURN and not self.reason.strip():
            raise ValueError("say why the note is returned")
        return self
