"""Writes what the checks found as one web page that stands alone and prints well."""

from collections.abc import Iterable
from html import escape

from api.commands.report_text import KIND_WORDS, STATUS_WORDS, reading, support_counts, voices
from assistant.domain.casenote import SupportStatus
from assistant.domain.finding import CheckedStatement, Finding, Report

STYLE = """
body { font: 1.0625rem/1.5 Arial, "Liberation Sans", sans-serif; color: #0b0c0c; background: #fff; margin: 0; }
main { max-width: 50rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .5rem; border-top: 1px solid #b1b4b6; padding-top: 1rem; }
ul.counts { margin: 0; padding-left: 1.2rem; }
.statement { margin: 0 0 1.1rem; break-inside: avoid; }
.statement p { margin: 0; }
.label { color: #505a5f; font-size: .9rem; }
.check { text-decoration: underline dotted 2px #505a5f; text-underline-offset: 4px; }
.not_in_recording { text-decoration: underline wavy #942514; text-underline-offset: 4px; }
mark { background: #fff2b8; color: inherit; padding: 0 .1em; }
.finding { border-left: .35rem solid #b1b4b6; margin: .5rem 0 0; padding: .15rem 0 .15rem .8rem; font-size: .95rem; }
.finding.high { border-color: #942514; }
.finding.medium { border-color: #b58840; }
blockquote { margin: .3rem 0 0; color: #505a5f; font-size: .95rem; }
footer { border-top: 1px solid #b1b4b6; margin-top: 2.5rem; padding-top: 1rem; color: #505a5f; font-size: .9rem; }
@media print { body { font-size: 10.5pt; } main { max-width: none; padding: 0; } mark { background: none;
 font-weight: bold; } }
"""
MADE = (
    "These are checks by a computer. They can be wrong, they do not know the family, and what they do not flag may "
    "still need another look. People decide."
)
_SEVERITY = {"high": "Look at this first", "medium": "Look at this", "low": "You may want to change this"}


def page(title: str, report: Report) -> str:
    """Write the whole page; everything from the note is escaped."""
    body = "\n".join(_body(title, report))
    return (
        f'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}: what the checks found</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(title: str, report: Report) -> Iterable[str]:
    yield f"<h1>{escape(title)}: what the checks found</h1>"
    yield "<ul class='counts'>"
    yield from (f"<li>{escape(line)}</li>" for line in _counts(report))
    yield "</ul>"
    whole = [finding for finding in report.findings if finding.statement is None]
    if whole:
        yield "<h2>The note as a whole</h2>"
        yield from (_finding(finding) for finding in whole)
    section: str | None = None
    for statement in report.statements:
        if statement.section != section:
            section = statement.section
            yield f"<h2>{escape(section or 'Before the first heading')}</h2>"
        yield from _statement(statement, [f for f in report.findings if f.statement == statement.id])
    yield f"<footer><p>{escape(MADE)}</p></footer>"


def _counts(report: Report) -> Iterable[str]:
    counts = support_counts(report)
    yield f"{len(report.statements)} sentences, {len(report.findings)} things to look at."
    yield from (f"{counts[status]} {words}." for status, words in STATUS_WORDS.items() if counts[status])
    if counts[SupportStatus.NO_TRANSCRIPT]:
        yield "There was no transcript, so nothing was compared with what was said."
    yield voices(report)
    yield reading(report)


def _statement(statement: CheckedStatement, findings: list[Finding]) -> Iterable[str]:
    kind = KIND_WORDS[statement.kind.value]
    held = f" ({statement.holder})" if statement.holder else ""
    unsure = "; the check is unsure" if statement.unsure else ""
    status = STATUS_WORDS.get(statement.support.status)
    compared = f" · {status}" if status else ""
    yield "<div class='statement'>"
    yield f"<p class='{statement.support.status.value}'>{_marked(statement.text, findings)}</p>"
    yield f"<p class='label'>{escape(f'{kind}{held}{unsure}{compared}')}</p>"
    for evidence in statement.support.evidence if statement.support.status is not SupportStatus.SUPPORTED else ():
        yield f"<blockquote>Nearest words: “{escape(evidence.quote)}”</blockquote>"
    yield from (_finding(finding) for finding in findings)
    yield "</div>"


def _finding(finding: Finding) -> str:
    words = f" Words: {', '.join(finding.words)}." if finding.words else ""
    suggestion = f" You could write: {finding.suggestion}" if finding.suggestion else ""
    said = f"{_SEVERITY[finding.severity.value]}: {finding.message}{words}{suggestion}"
    return f"<p class='finding {finding.severity.value}'>{escape(said)}</p>"


def _marked(text: str, findings: list[Finding]) -> str:
    """Mark the words that set a finding off; spans that overlap become one."""
    spans = sorted(f.span for f in findings if f.span and 0 <= f.span[0] < f.span[1] <= len(text))
    parts, place = [], 0
    for start, end in spans:
        if end <= place:
            continue
        first = max(start, place)
        parts += [escape(text[place:first]), f"<mark>{escape(text[first:end])}</mark>"]
        place = end
    return "".join([*parts, escape(text[place:])])
