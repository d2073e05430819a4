"""What a report tells loudly enough to nag."""

from assistant.domain.finding import Report, Severity


def nags(report: Report, code: str) -> list[str]:
    """Give the texts of this code's findings that are high or medium."""
    return [f.text for f in report.findings if f.code == code and f.severity is not Severity.LOW]
