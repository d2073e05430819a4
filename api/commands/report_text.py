"""Writes what the checks found as text for a terminal."""

from collections import Counter
from collections.abc import Iterable

from assistant.domain.casenote import SupportStatus
from assistant.domain.finding import Code, Finding, Readability, Report
from assistant.domain.person import Role

STATUS_WORDS = {
    SupportStatus.SUPPORTED: "found in the recording",
    SupportStatus.CHECK: "to check against the recording",
    SupportStatus.NOT_IN_RECORDING: "not in the recording",
}


def summary(report: Report) -> str:
    """Say what is well done, how much was checked, what to look at, whose voices are there, and how it reads."""
    lines = [*_support(report), *readings(report), voices(report), ""]
    if report.strengths:
        lines += ["Well done:", *(f"   {strength.message}" for strength in report.strengths), ""]
    if not report.findings:
        lines.append("Nothing to look at was found.")
    for place, finding in enumerate(report.findings, 1):
        lines += [f"{place}. {finding.message}", *(f"   {line}" for line in _about(finding)), ""]
    return "\n".join(lines).rstrip()


def readings(report: Report) -> Iterable[str]:
    """Say how easy the note is to read, and the part meant for the child where only a part is."""
    yield _reading(report.readability)
    if report.child_readability is not None:
        yield f"The part for the child: {_reading(report.child_readability)}"


def voices(report: Report) -> str:
    """Say whose voices are in the note and whose are not."""
    there = [who for who, heard in report.voices.items() if heard]
    absent = [_with_names(who, report) for who, heard in report.voices.items() if not heard]
    said = f"Views of: {', '.join(there)}." if there else "Nobody's views are in it."
    return said + (f" No views of: {', '.join(absent)}." if absent else "")


def _with_names(role: str, report: Report) -> str:
    """Say which child is not heard where another one is: "child (Maya)"."""
    missed = [f for f in report.findings if f.code is Code.MISSING_VOICE and f.who == role]
    names = [name for f in missed for name in f.words if name[:1].isupper()]
    return f"{role} ({', '.join(names)})" if names and role in {Role.CHILD, Role.SIBLING} else role


def support_counts(report: Report) -> Counter[SupportStatus]:
    """Count statements by what the transcript says of them."""
    return Counter(statement.support.status for statement in report.statements)


def _reading(figures: Readability) -> str:
    if figures.score is None:
        return "It is too short to say how it reads."
    age = "" if figures.reading_age is None else f"Reading age {figures.reading_age:.0f}"
    likely = f", likely {figures.range[0]:.0f} to {figures.range[1]:.0f}" if age and figures.range else ""
    short = " It is too short for this to say much." if figures.too_short else ""
    return f"{age}{likely}{'. ' if age else ''}Score {figures.score:.0f} of 100 for how easily it reads.{short}"


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
    if finding.replacement:
        yield f"You could write: {' '.join(finding.replacement)}"
    elif finding.suggestion:
        yield f"Suggestion: {finding.suggestion}"
