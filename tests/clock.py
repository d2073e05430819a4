"""A clock that stands still."""

from datetime import UTC, datetime


class StillClock:
    """A clock that shows one moment until it is set."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 4, 21, 14, 2, tzinfo=UTC)

    def now(self) -> datetime:
        """Give the moment it was set to."""
        return self.moment
