"""What case systems hold apart from a note's text: where, how long, who was seen; and actions from earlier notes."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from assistant.domain.base import Value


class VisitFacts(Value):
    """What the worker says of the visit itself; None is not answered yet.

    `seen` are names, `minutes` the length of the visit, `why_not_alone` the reason where a child was not seen alone.
    """

    place: str = Field(default="", max_length=200)
    minutes: int | None = Field(default=None, ge=1, le=24 * 60)
    seen: tuple[str, ...] = ()
    seen_alone: bool | None = None
    why_not_alone: str = Field(default="", max_length=500)
    bedroom_seen: bool | None = None


class Progress(StrEnum):
    """What became of an action from an earlier note."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not_done"
    DROPPED = "dropped"


class Carried(Value):
    """An action that an earlier note set; `note` is that note's id, `set_on` its visit's day."""

    what: str
    who: str | None = None
    due: date | None = None
    note: str
    set_on: date | None = None
    progress: Progress = Progress.OPEN
    remark: str = Field(default="", max_length=500)
