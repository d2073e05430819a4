"""A file on its way in: how much of it is here, and safe, already."""

from datetime import datetime

from pydantic import Field

from assistant.domain.base import Value


class Upload(Value):
    """A file that arrives in pieces; `offset` bytes are on disk for good, `length` is None until its end is known."""

    id: str
    owner: str
    offset: int = Field(default=0, ge=0, description="Bytes")
    length: int | None = Field(default=None, ge=0, description="Bytes")
    name: str = ""
    created: datetime
    expires: datetime
    recording: str | None = None

    @property
    def whole(self) -> bool:
        """Say whether all of it has arrived."""
        return self.length is not None and self.offset == self.length
