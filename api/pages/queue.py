"""Puts the notes that wait for a decision into rows, with filters."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from api.pages.findings import count_open, show_findings, title_of
from api.pages.note_view import show_note
from api.pages.strip import Strip
from api.pages.words import initials
from assistant.domain.base import Value
from assistant.domain.filed import FiledNote, FindingAnswer
from assistant.domain.finding import Code, Severity


class QueueFilter(Value):
    """What the list is narrowed to; "" is everything."""

    finding: str = ""
    severity: str = ""
    worker: str = ""
    kind: str = ""

    @property
    def is_set(self) -> bool:
        """Say whether the list is narrowed at all."""
        return any((self.finding, self.severity, self.worker, self.kind))


class QueueRow(Value):
    """One note: the child's initials, its strip, its open findings, and how long it has waited in days."""

    filed: FiledNote
    child: str
    strip: Strip
    open: dict[Severity, int]
    codes: tuple[str, ...]
    harm: int
    days: int


class Queue(Value):
    """All rows that fit the filters, and what there is to filter by."""

    rows: tuple[QueueRow, ...]
    total: int
    findings: tuple[tuple[str, str], ...]
    workers: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]


def show_queue(
    waiting: Sequence[FiledNote],
    answers: Mapping[str, Mapping[str, FindingAnswer]],
    chosen: QueueFilter,
    now: datetime,
) -> Queue:
    """Make the rows, longest waiting first."""
    rows = [_row(filed, answers.get(filed.id, {}), now) for filed in waiting]
    codes = sorted({code for row in rows for code in row.codes})
    return Queue(
        rows=tuple(row for row in rows if _fits(row, chosen)),
        total=len(rows),
        findings=tuple((code, title_of(Code(code))) for code in codes),
        workers=tuple(sorted({(row.filed.owner, row.filed.owner_name) for row in rows}, key=lambda w: w[1])),
        kinds=tuple(sorted({row.filed.note.type for row in rows})),
    )


def child_initials(filed: FiledNote) -> str:
    """Give the initials of the child whose note this is, or a dash."""
    child = filed.note.child
    return initials(child.name) if child else "–"


def _row(filed: FiledNote, answers: Mapping[str, FindingAnswer], now: datetime) -> QueueRow:
    view = show_note(filed, None, answers)
    open_views = [f for f in show_findings(filed.report.findings, answers) if f.open]
    since = filed.submitted or filed.changed
    return QueueRow(
        filed=filed,
        child=child_initials(filed),
        strip=view.strip,
        open=count_open(open_views),
        codes=tuple(sorted({f.finding.code.value for f in open_views})),
        harm=len(view.to_decide),
        days=max((now - since).days, 0),
    )


def _fits(row: QueueRow, chosen: QueueFilter) -> bool:
    by_severity = not chosen.severity or (chosen.severity in set(Severity) and row.open[Severity(chosen.severity)] > 0)
    return (
        by_severity
        and (not chosen.finding or chosen.finding in row.codes)
        and (not chosen.worker or chosen.worker == row.filed.owner)
        and (not chosen.kind or chosen.kind == row.filed.note.type)
    )
