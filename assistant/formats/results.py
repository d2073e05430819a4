"""What checks found in many notes, as two tables that a spreadsheet or Power BI joins by `note`."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.casenote import Kind, Note
from assistant.domain.finding import Report, Severity

Cell = str | int | float | bool | None
Row = dict[str, Cell]


@dataclass(frozen=True)
class Column:
    """One column: its name, what its cells are, and whether they hold words of the record."""

    name: str
    kind: type[str] | type[int] | type[float] | type[bool]
    holds_text: bool = False


NOTES = (
    Column("note", int), Column("id", str), Column("checked", bool), Column("problem", str),
    Column("statements", int), *(Column(kind.value, int) for kind in Kind), Column("unsure_share", float),
    Column("heard", str), Column("missing", str), *(Column(severity.value, int) for severity in Severity),
    Column("strengths", int), Column("reading_age", float), Column("reading_age_low", float),
    Column("reading_age_high", float), Column("score", float), Column("child_reading_age", float),
    Column("child_score", float), Column("words", int), Column("too_short", bool), Column("seconds", float),
    Column("checks", str),
)  # fmt: skip
"""A row a note: counts of statements by kind and of findings by severity; roles, never names."""

FINDINGS = (
    Column("note", int), Column("id", str), Column("code", str), Column("severity", str), Column("section", int),
    Column("statement", str), Column("start", int), Column("end", int), Column("who", str),
    Column("heading", str, True), Column("text", str, True), Column("words", str, True),
    Column("message", str, True), Column("suggestion", str, True), Column("replacement", str, True),
)  # fmt: skip
"""A row a finding: sections count from 1; `start` and `end` are characters of the statement."""


def columns(table: Sequence[Column], *, with_text: bool) -> tuple[Column, ...]:
    """Give a table's columns; those that hold words of the record only where that is asked."""
    return tuple(column for column in table if with_text or not column.holds_text)


def note_row(number: int, name: str, note: Note, report: Report, *, seconds: float, checks: str) -> Row:
    """Sum one note's report up; `checks` says by which version."""
    kinds = Counter(statement.kind for statement in report.statements)
    graveness = Counter(finding.severity for finding in report.findings)
    read, child = report.readability, report.child_readability
    row: Row = {"note": number, "id": name, "checked": True, "problem": None, "statements": len(report.statements)}
    row |= {kind.value: kinds[kind] for kind in Kind} | {severity.value: graveness[severity] for severity in Severity}
    return row | {
        "unsure_share": round(sum(s.unsure for s in report.statements) / max(1, len(report.statements)), 4),
        "heard": _roles(report, heard=True),
        "missing": _roles(report, heard=False),
        "strengths": len(report.strengths),
        "reading_age": read.reading_age,
        "reading_age_low": read.range[0] if read.range else None,
        "reading_age_high": read.range[1] if read.range else None,
        "score": read.score,
        "child_reading_age": child.reading_age if child else None,
        "child_score": child.score if child else None,
        "words": read.words,
        "too_short": read.too_short,
        "seconds": round(seconds, 3),
        "checks": checks,
    }


def failed_row(number: int, name: str, problem: str, *, checks: str) -> Row:
    """Say that a note could not be checked, so that it is not missed in a count."""
    nothing: Row = {column.name: None for column in NOTES}
    return nothing | {"note": number, "id": name, "checked": False, "problem": problem, "checks": checks}


def finding_rows(number: int, name: str, note: Note, report: Report) -> list[Row]:
    """Give one row for each finding, in the report's order, with text and without: `columns` leaves it out."""
    places = {s.id: place for place, section in enumerate(note.sections, 1) for s in section.statements}
    headings = {section.heading: place for place, section in reversed([*enumerate(note.sections, 1)])}
    return [
        {
            "note": number,
            "id": name,
            "code": found.code.value,
            "severity": found.severity.value,
            "section": places.get(found.statement or "") or (headings.get(found.section) if found.section else None),
            "statement": found.statement,
            "start": found.span[0] if found.span else None,
            "end": found.span[1] if found.span else None,
            "who": found.who,
            "heading": found.section,
            "text": found.text,
            "words": "; ".join(found.words),
            "message": found.message,
            "suggestion": found.suggestion,
            "replacement": " ".join(found.replacement) or None,
        }
        for found in report.findings
    ]


def _roles(report: Report, *, heard: bool) -> str:
    return "; ".join(role for role, is_heard in report.voices.items() if is_heard is heard)
