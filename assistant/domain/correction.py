"""A person's word on whose a statement is, beside what the checks had said."""

from datetime import datetime

from assistant.domain.base import Value
from assistant.domain.casenote import Form, Kind, Note, Statement
from assistant.domain.finding import CheckedStatement, Report


class Correction(Value):
    """One statement whose label a person gave; `checks_` is what the checks had said of it, None where not known."""

    note: str
    statement: str
    text: str
    checks_kind: Kind | None = None
    checks_holder: str | None = None
    checks_form: Form = Form.NONE
    checks_confidence: float | None = None
    checks_unsure: bool = False
    kind: Kind
    holder: str | None = None
    by: str
    by_name: str
    at: datetime


class LabelChange(Value):
    """A label that a person gave (`now`) or took back (None); `checks` is what the checks say of the same words."""

    before: Statement
    now: Statement | None
    checks: CheckedStatement | None = None


def labels_changed(old: Note, new: Note, report: Report) -> tuple[LabelChange, ...]:
    """List what a person said, or took back, on the same words between two versions; `report` is of the older one."""
    checked = {c.id: c for c in report.statements if not c.corrected}
    after = {s.id: s for s in new.statements}
    changes = []
    for before in old.statements:
        now = after.get(before.id)
        if now is None or now.text != before.text or _said(now) == _said(before):
            continue
        found = checked.get(before.id)
        checks = found if found and found.text == now.text else None
        changes.append(LabelChange(before=before, now=now if now.labelled_by else None, checks=checks))
    return tuple(changes)


def labels_dropped(old: Note, new: Note) -> tuple[str, ...]:
    """List the statements whose words changed, so that a person's label on the earlier words holds no more."""
    after = {s.id: s for s in new.statements}
    return tuple(
        s.id
        for s in old.statements
        if s.labelled_by and (now := after.get(s.id)) and now.text != s.text and not now.labelled_by
    )


def _said(statement: Statement) -> tuple[Kind, str | None] | None:
    return (statement.kind, statement.holder) if statement.labelled_by else None
