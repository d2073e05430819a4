"""What people said of whose statements are, kept for whoever looks at how well the checks do."""

import hashlib

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from assistant.domain.casenote import Form, Kind, Statement
from assistant.domain.correction import Correction
from assistant.domain.finding import CheckedStatement
from assistant.ports import Clock
from assistant.storage.tables import CorrectionRow


class Corrections:
    """All corrections of labels; each holds for one statement as it was worded."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def keep(
        self, note_id: str, statement: Statement, checks: CheckedStatement | None, *, by: str, by_name: str
    ) -> None:
        """Keep a person's label beside what the checks say; where they are not asked, what they said before stays."""
        key = _key(statement)
        row = self._session.get(CorrectionRow, (note_id, key))
        if row is None:
            row = CorrectionRow(
                note=note_id,
                key=key,
                statement=statement.id,
                text=statement.text,
                checks_form=Form.NONE.value,
                checks_unsure=False,
            )
            self._session.add(row)
        if checks is not None:
            row.checks_kind, row.checks_holder, row.checks_form = checks.kind.value, checks.holder, checks.form.value
            row.checks_confidence, row.checks_unsure = checks.confidence, checks.unsure
        row.kind, row.holder = statement.kind.value, statement.holder
        row.by, row.by_name, row.at = by, by_name, self._clock.now()
        self._session.flush()

    def withdraw(self, note_id: str, statement: Statement) -> None:
        """Forget what a person said of a statement, since they leave it to the checks again."""
        self._session.execute(
            delete(CorrectionRow).where(CorrectionRow.note == note_id, CorrectionRow.key == _key(statement))
        )

    def of_statement(self, note_id: str, statement: Statement) -> Correction | None:
        """Find what a person said of a statement in these very words."""
        row = self._session.get(CorrectionRow, (note_id, _key(statement)))
        return _correction(row) if row else None

    def all(self) -> list[Correction]:
        """List all corrections, oldest first."""
        rows = self._session.scalars(select(CorrectionRow).order_by(CorrectionRow.at, CorrectionRow.key))
        return [_correction(row) for row in rows]


def _key(statement: Statement) -> str:
    return hashlib.sha256(f"{statement.id}\x1f{statement.text}".encode()).hexdigest()


def _correction(row: CorrectionRow) -> Correction:
    return Correction(
        note=row.note,
        statement=row.statement,
        text=row.text,
        checks_kind=Kind(row.checks_kind) if row.checks_kind else None,
        checks_holder=row.checks_holder,
        checks_form=Form(row.checks_form),
        checks_confidence=row.checks_confidence,
        checks_unsure=row.checks_unsure,
        kind=Kind(row.kind),
        holder=row.holder,
        by=row.by,
        by_name=row.by_name,
        at=row.at,
    )
