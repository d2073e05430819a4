"""Turns what the recording does not bear out, and what the note leaves out, into findings."""

from collections.abc import Iterator, Sequence

from assistant.checks.reading import Read, finding_on
from assistant.domain.casenote import Support, SupportStatus, Uncovered
from assistant.domain.finding import Code, Finding, Severity

_CODES = {"quote": Code.ALTERED_QUOTE, "speaker": Code.WRONG_SPEAKER}
_CONTRADICTS = frozenset({"number", "date", "negation", "modality", "name", "role-swap", "corrected", "frequency"})
_SUGGESTIONS = {
    Code.ALTERED_QUOTE: "Put the exact words in the quotation marks, or take the marks away.",
    Code.WRONG_SPEAKER: "Listen again and name who said it.",
    Code.CONTRADICTS_RECORDING: "Listen again and write what was said.",
    Code.NOT_IN_RECORDING: "Take it out, or say where else you know it from.",
}


def findings_against(
    reads: Sequence[Read], supports: Sequence[Support], left_out: Sequence[Uncovered]
) -> list[Finding]:
    """Give findings for statements that the recording does not bear out, and for what was left out."""
    found = [f for read, support in zip(reads, supports, strict=True) for f in _on_statement(read, support)]
    return [*found, *_left_out(left_out)]


def _on_statement(read: Read, support: Support) -> Iterator[Finding]:
    if support.status is SupportStatus.SUPPORTED:
        return
    missing = support.status is SupportStatus.NOT_IN_RECORDING
    own = read.statement.written_by == "person"
    told: set[Code] = set()
    for problem in support.details:
        code = _CODES.get(problem.code) or (
            Code.CONTRADICTS_RECORDING if problem.code in _CONTRADICTS and not missing else None
        )
        if code is None or code in told:
            continue
        told.add(code)
        yield _finding(read, code, problem.statement_words, problem.message, own=own)
    if missing and not told:
        yield _finding(read, Code.NOT_IN_RECORDING, (), "This was not found in the recording.", own=own)


def _finding(read: Read, code: Code, words: tuple[str, ...], message: str, *, own: bool) -> Finding:
    place = read.text.find(words[0]) if words else -1
    span = (place, place + len(words[0])) if place >= 0 else None
    severity = Severity.MEDIUM if own or code is Code.CONTRADICTS_RECORDING else Severity.HIGH
    said = message or "The recording says something else."
    return finding_on(read, code, severity, span, said, _SUGGESTIONS[code], words=words)


def _left_out(items: Sequence[Uncovered]) -> Iterator[Finding]:
    grave = {"risk": Severity.HIGH, "view": Severity.MEDIUM, "commitment": Severity.MEDIUM, "fact": Severity.LOW}
    what = {"risk": "a risk", "view": "somebody's view", "commitment": "a promise", "fact": "a fact"}
    for item in items:
        yield Finding(
            code=Code.LEFT_OUT,
            severity=grave[item.reason],
            text=item.text,
            message=f"This was said, may be {what[item.reason]}, and is not in the note.",
            suggestion="Add it, or leave it out on purpose.",
        )
