"""Flags a view and the writer's judgement in one statement, or two people's views in one."""

import re
from collections.abc import Iterator

from assistant.checks.cited import only_cites
from assistant.checks.clause import Clause, Voice
from assistant.checks.judged_here import SURE, judged_clause
from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.checks.split import split_voices
from assistant.checks.turning import writers_turn
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role

LIKELY = 0.5
"""Confidence in a mixed statement from which a word that turns from one voice to another bears it out."""

_TURN = re.compile(
    r"[,;–—]?\s(?:but|however|although|though|yet|whereas|despite|which (?:is|was|seems|feels|shows|suggests|means"
    r"|tells))\b",
    re.IGNORECASE,
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        if only_cites(read):
            continue
        judged = _judged_beside_a_view(read)
        if judged is not None:
            sure = read.label.kind is Kind.MIXED and not read.label.unsure and judged.confidence >= SURE
            yield _finding(
                reading,
                read,
                Severity.HIGH if sure else Severity.MEDIUM,
                (judged.start, judged.end),
                "One sentence holds somebody's view and your own judgement. Give each its own sentence.",
            )
        elif turns(read) or writers_turn(read) is not None:
            yield _finding(
                reading,
                read,
                Severity.MEDIUM,
                writers_turn(read),
                "This reads as somebody's view and your own judgement in one sentence. Give each its own sentence.",
            )
        elif read.label.kind is Kind.MIXED and _two_hold(read):
            yield _finding(
                reading,
                read,
                Severity.LOW if read.keeps is Keeps.ANALYSIS else Severity.MEDIUM,
                None,
                "One sentence holds the views of two people. Give each person their own sentence.",
            )


def _finding(
    reading: NoteReading, read: Read, severity: Severity, span: tuple[int, int] | None, message: str
) -> Finding:
    split = split_voices(read, reading.roster)
    return finding_on(
        read,
        Code.MIXED_STATEMENT,
        severity,
        span,
        message,
        " ".join(split) if split else "Write what was said in one sentence, and what you make of it in another.",
        words=read.label.reasons,
        replacement=split,
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


def turns(read: Read) -> bool:
    """Say whether the whole is surely mixed, somebody speaks in it, and a word turns it from one voice to another."""
    label, turn = read.label, _TURN.search(read.bare)
    if turn is None or label.kind is not Kind.MIXED or label.confidence < LIKELY or not _tells(read, turn):
        return False
    others = {Role.WORKER.value, Role.MANAGER.value, None}
    return any(holder not in others and start < turn.start() for start, _, holder in read.held)


def _tells(read: Read, turn: re.Match[str]) -> bool:
    """Say whether a verb with its subject stands after a turn; "possible but not likely" turns to no new clause."""
    subjects = (t.idx for t in read.tokens if t.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"})
    return "which" in turn.group().lower() or any(place >= turn.end() for place in subjects)


def _two_hold(read: Read) -> bool:
    """Say whether the clauses themselves show two people's views; a guess at the whole sentence is not enough."""
    parts = [c.holder for c in read.label.clauses if c.voice is Voice.VIEW and c.holder and c.confidence >= SURE]
    return len(set(parts)) > 1 and len(parts) == len(read.label.clauses)


CHECK = Check(
    code=Code.MIXED_STATEMENT,
    severity=Severity.HIGH,
    definition="A view and the writer's analysis, or two people's views, in one statement.",
    bad="Mum says she has stopped drinking but she is clearly in denial.",
    good="Mum said she has not drunk since May. I am still worried, because I smelt alcohol on 3 June.",
    find=_find,
    leaves_alone=("a judgement that gives what somebody said as its reason: I am worried because Mum told me …",),
)
