"""Who did what, and when: the trail that an inspector can read."""

from datetime import datetime

from assistant.domain.base import Value


class AuditEvent(Value):
    """One thing somebody did; `subject` is an id, never a name or words from a case."""

    at: datetime
    who: str
    did: str
    subject: str
    detail: str = ""
