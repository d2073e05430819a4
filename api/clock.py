"""The clock on the wall."""

from datetime import UTC, datetime


class SystemClock:
    """Fulfils Clock with the machine's own time."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)
