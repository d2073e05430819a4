"""Flags a view and the writer's judgement in one statement, or two people's views in one."""

import re
from collections.abc import Iterator

from assistant.checks.clause import Clause, Voice
from assistant.checks.judged_here import SURE, judged_clause
from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Kind
from assistant.domain.finding import Code, Finding, Severity

_JOIN = re.compile(
    r"^\W*(?:but|however|although|though|even though|yet|whereas|while|whilst|nevertheless|nonetheless"
    r"|and)\b,?\s*",
    re.IGNORECASE,
)
_WHICH = re.compile(r"^\W*which\b", re.IGNORECASE)
_SHOWING = {"suggesting": "suggests", "showing": "shows", "indicating": "indicates", "demonstrating": "demonstrates"}


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        judged = _judged_beside_a_view(read)
        if judged is not None:
            sure = read.label.kind is Kind.MIXED and not read.label.unsure and judged.confidence >= SURE
            yield _finding(
                read,
                Severity.HIGH if sure else Severity.MEDIUM,
                (judged.start, judged.end),
                "One sentence holds somebody's view and your own judgement. Give each its own sentence.",
            )
        elif read.label.kind is Kind.MIXED and _two_hold(read):
            yield _finding(
                read,
                Severity.MEDIUM,
                None,
                "One sentence holds the views of two people. Give each person their own sentence.",
            )


def _finding(read: Read, severity: Severity, span: tuple[int, int] | None, message: str) -> Finding:
    return finding_on(
        read, Code.MIXED_STATEMENT, severity, span, message, proposed_split(read), words=read.label.reasons
    )


def _judged_beside_a_view(read: Read) -> Clause | None:
    """Give the writer's clause in a statement whose words show somebody's view as well."""
    clauses = read.label.clauses
    views = [c for c in clauses if c.voice is Voice.VIEW]
    judged = [c for c in clauses if c.voice is Voice.ANALYSIS]
    if not views or not judged or judged[0].owns_rest:
        return None
    if read.label.kind is Kind.MIXED:
        return judged[0]
    words = judged_clause(read)
    return words if words is not None and max(c.confidence for c in views) >= SURE else None


def _two_hold(read: Read) -> bool:
    """Say whether the clauses themselves show two people's views; a guess at the whole sentence is not enough."""
    parts = [c.holder for c in read.label.clauses if c.voice is Voice.VIEW and c.holder and c.confidence >= SURE]
    return len(set(parts)) > 1 and len(parts) == len(read.label.clauses)


def proposed_split(read: Read) -> str | None:
    """Write each voice of a statement as a sentence of its own; only joining words are left out or made "This"."""
    parts: list[list[Clause]] = []
    for clause in read.label.clauses:
        if parts and (clause.voice, clause.holder) == (parts[-1][-1].voice, parts[-1][-1].holder):
            parts[-1].append(clause)
        else:
            parts.append([clause])
    if len(parts) < 2:
        return None
    return " ".join(_sentence(read.text[part[0].start : part[-1].end]) for part in parts)


def _sentence(words: str) -> str:
    words = words.strip().strip(",;–—- ")
    words = _WHICH.sub("This", words) if _WHICH.match(words) else _JOIN.sub("", words)
    first, _, rest = words.partition(" ")
    if first.lower() in _SHOWING:
        words = f"This {_SHOWING[first.lower()]} {rest}"
    words = words[:1].upper() + words[1:]
    return words if words[-1:] in {".", "!", "?", '"', "”"} else f"{words}."


CHECK = Check(
    code=Code.MIXED_STATEMENT,
    severity=Severity.HIGH,
    definition="A view and the writer's analysis, or two people's views, in one statement.",
    bad="Mum says she has stopped drinking but she is clearly in denial.",
    good="Mum said she has not drunk since May. I am still worried, because I smelt alcohol on 3 June.",
    find=_find,
    leaves_alone=("a judgement that gives what somebody said as its reason: I am worried because Mum told me …",),
)
