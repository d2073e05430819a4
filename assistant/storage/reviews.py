"""Managers' decisions, kept for good."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.domain.review import Decision, Review
from assistant.ports import Clock
from assistant.storage.keys import new_id
from assistant.storage.tables import ReviewRow


class Reviews:
    """All decisions on notes; one is never changed."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def add(
        self,
        *,
        note: str,
        version: int,
        reviewer: str,
        reviewer_name: str,
        decision: Decision,
        reason: str = "",
        instruction: str = "",
    ) -> Review:
        """Keep a decision."""
        review = Review(
            id=new_id(),
            note=note,
            version=version,
            reviewer=reviewer,
            reviewer_name=reviewer_name,
            decision=decision,
            reason=reason,
            instruction=instruction,
            decided=self._clock.now(),
        )
        self._session.add(ReviewRow(**review.model_dump() | {"decision": decision.value}))
        self._session.flush()
        return review

    def of_note(self, note_id: str) -> list[Review]:
        """List the decisions on a note, oldest first."""
        rows = self._session.scalars(select(ReviewRow).where(ReviewRow.note == note_id).order_by(ReviewRow.decided))
        return [
            Review(
                id=r.id,
                note=r.note,
                version=r.version,
                reviewer=r.reviewer,
                reviewer_name=r.reviewer_name,
                decision=Decision(r.decision),
                reason=r.reason,
                instruction=r.instruction,
                decided=r.decided,
            )
            for r in rows
        ]
