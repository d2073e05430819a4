"""Writes what the checks found as text for a terminal."""

from collections import Counter
from collections.abc import Iterable

from assistant.domain.casenote import SupportStatus
from assistant.domain.finding import Finding, Report

STATUS_WORDS = {
    SupportStatus.SUPPORTED: "found in the recording",
    SupportStatus.CHECK: "to check against the recording",
    SupportStatus.NOT_IN_RECORDING: "not in the recording",
}
KIND_WORDS = {
    "observation": "what was seen or done",
    "parent_view": "a parent's or carer's view",
    "child_view": "a child's view",
    "other_view": "somebody else's view",
    "analysis": "the writer's analysis",
    "action": "an action",
    "mixed": "more than one voice",
}


def summary(report: Report) -> str:
    """Say how much was checked, what to look at, whose voices are there, and how it reads."""
    lines = [*_support(report), reading(report), voices(report), ""]
    if not report.findings:
        lines.append("Nothing to look at was found.")
    for place, finding in enumerate(report.findings, 1):
        lines += [f"{place}. {finding.message}", *(f"   {line}" for line in _about(finding)), ""]
    return "\n".join(lines).rstrip()


def reading(report: Report) -> str:
    """Say how easy the note is to read."""
    figures = report.readability
    if figures.score is None:
        return "It is too short to say how it reads."
    age = "" if figures.reading_age is None else f"Reading age {figures.reading_age:.0f}. "
    short = " It is too short for this to say much." if figures.too_short else ""
    return f"{age}Score {figures.score:.0f} of 100 for how easily it reads.{short}"


def voices(report: Report) -> str:
    """Say whose voices are in the note and whose are not."""
    there = [who for who, heard in report.voices.items() if heard]
    absent = [who for who, heard in report.voices.items() if not heard]
    said = f"Views of: {', '.join(there)}." if there else "Nobody's views are in it."
    return said + (f" No views of: {', '.join(absent)}." if absent else "")


def support_counts(report: Report) -> Counter[SupportStatus]:
    """Count statements by what the transcript says of them."""
    return Counter(statement.support.status for statement in report.statements)


def _support(report: Report) -> Iterable[str]:
    counts, total = support_counts(report), len(report.statements)
    yield f"{total} sentence{'' if total == 1 else 's'}, {len(report.findings)} to look at."
    told = [f"{counts[status]} {words}" for status, words in STATUS_WORDS.items() if counts[status]]
    if told:
        yield f"{', '.join(told)}."


def _about(finding: Finding) -> Iterable[str]:
    where = [part for part in (finding.section, finding.statement) if part]
    yield f"{finding.severity.value}, {finding.code.value}" + (f", in {' / '.join(where)}" if where else "")
    if finding.text:
        yield f"“{finding.text}”"
    if finding.words:
        yield f"Words: {', '.join(finding.words)}"
    if finding.suggestion:
        yield f"You could write: {finding.suggestion}"
