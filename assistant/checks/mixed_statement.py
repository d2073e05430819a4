"""Flags a view and the writer's judgement in one statement, or two people's views in one."""

import re
from collections.abc import Iterator

from assistant.checks.clause import Clause, Voice
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
        if read.label.kind is not Kind.MIXED:
            continue
        judged = [c for c in read.label.clauses if c.voice is Voice.ANALYSIS]
        if judged:
            sure = read.label.confidence >= 0.75
            yield finding_on(
                read,
                Code.MIXED_STATEMENT,
                Severity.HIGH if sure else Severity.MEDIUM,
                (judged[0].start, judged[0].end),
                "One sentence holds somebody's view and your own judgement. Give each its own sentence.",
                proposed_split(read),
                words=read.label.reasons,
            )
        else:
            yield finding_on(
                read,
                Code.MIXED_STATEMENT,
                Severity.MEDIUM,
                None,
                "One sentence holds the views of two people. Give each person their own sentence.",
                proposed_split(read),
                words=read.label.reasons,
            )


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
