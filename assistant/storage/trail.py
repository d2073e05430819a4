"""The audit trail: written in the same transaction as what it tells of."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.domain.audit import AuditEvent
from assistant.ports import Clock
from assistant.storage.tables import AuditEventRow


class Trail:
    """Who did what, and when."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def add(self, *, who: str, did: str, subject: str, detail: str = "") -> None:
        """Write one event; `who` is a user id or "worker", `subject` an id, and nothing holds names or case text."""
        self._session.add(AuditEventRow(at=self._clock.now(), who=who, did=did, subject=subject, detail=detail))

    def newest(self, limit: int = 200) -> list[AuditEvent]:
        """List the newest events first."""
        rows = self._session.scalars(select(AuditEventRow).order_by(AuditEventRow.id.desc()).limit(limit))
        return [AuditEvent(at=r.at, who=r.who, did=r.did, subject=r.subject, detail=r.detail) for r in rows]

    def of_subject(self, subject: str) -> list[AuditEvent]:
        """List what happened to one thing, oldest first."""
        rows = self._session.scalars(
            select(AuditEventRow).where(AuditEventRow.subject == subject).order_by(AuditEventRow.id)
        )
        return [AuditEvent(at=r.at, who=r.who, did=r.did, subject=r.subject, detail=r.detail) for r in rows]
