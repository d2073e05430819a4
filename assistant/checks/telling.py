"""Chooses what a section's short form leaves out: never risk, a child's words, a fact or a decision."""

import re
from itertools import groupby

from assistant.checks.risk import risks
from assistant.domain.casenote import Form, Kind, Section, Statement, SupportStatus
from assistant.english.days import MONTHS, WEEKDAYS

_FIGURE = re.compile(
    rf"\d|[£%]|\b(?:{'|'.join((*MONTHS, *WEEKDAYS))}|today|tomorrow|yesterday|tonight|once|twice|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|hundred|never|always|every (?:day|night|week)"
    r"|(?:last|next|this) (?:week|month|year|night|weekend|term))\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:agree[sd]?|disagree[sd]?|decide[sd]?|decision|promise[sd]?|offer(?:s|ed)?|refuse[sd]?|will|would|plans?"
    r"|wants?|wanted|wish(?:es|ed)?|needs?|needed|asks?|asked for|consent\w*|complain\w*|worr(?:y|ied|ies)|scared"
    r"|afraid|hates?|hated|not|n['’]t|no longer|denie[sd]|but|however)\b",
    re.IGNORECASE,
)
_VIEW = re.compile(r"\b(?:said|says|felt|feels|thinks?|thought|likes?|liked|loves?|loved|hopes?|hoped|told)\b", re.I)


def foldable(section: Section) -> tuple[str, ...]:
    """Give the ids of the statements that the short form leaves out.

    Every paragraph keeps at least its most telling statement, so that no topic and no voice goes missing.
    """
    folded: list[str] = []
    for _, group in groupby(section.statements, key=lambda s: (s.paragraph, s.holder)):
        paragraph = list(group)
        loose = [s for s in paragraph if not must_stay(s)]
        if len(loose) == len(paragraph):
            loose.remove(max(loose, key=_weight))
        folded += [s.id for s in loose]
    return tuple(folded)


def must_stay(statement: Statement) -> bool:
    """Say whether a statement stays in every form of its section: its words, its kind, or a doubt about it say so."""
    if statement.kind in {Kind.CHILD_VIEW, Kind.ACTION, Kind.ANALYSIS, Kind.MIXED}:
        return True
    if statement.written_by == "person" or statement.form in {Form.QUOTE, Form.NONVERBAL}:
        return True
    doubtful = statement.support is not None and statement.support.status in {
        SupportStatus.CHECK,
        SupportStatus.NOT_IN_RECORDING,
    }
    text = statement.text
    return doubtful or bool(risks(text) or _FIGURE.search(text) or _DECIDES.search(text))


def _weight(statement: Statement) -> tuple[int, int]:
    return len(_VIEW.findall(statement.text)), len(statement.text.split())
