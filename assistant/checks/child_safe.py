"""Says which statements of a note a child may safely read in a letter, and why others stay out."""

import re
from enum import StrEnum

from assistant.checks.hurtful import hurtful_spans
from assistant.checks.risk import risks
from assistant.domain.base import Value
from assistant.domain.casenote import Action, Kind, Statement, Support, SupportStatus
from assistant.domain.person import Role

_PRIVATE = re.compile(
    r"\b(?:depress\w+|anxi\w+|medicat\w+|antidepress\w+|counsell\w+|therap\w+|rehab\w*|relaps\w+|miscarr\w+|pregnan\w+"
    r"|abortion|contracepti\w+|cancer|hiv|diagnos\w+|mental health|suicid\w+|debt\w*|arrears|rent|benefits?|universal"
    r" credit|loan\w*|bailiff\w*|evict\w*|affair|divorc\w*|separat(?:ed|ion|ing)|boyfriend|girlfriend|partner|ex-?\w*"
    r"|sex\w*|convict\w*|offen[cd]\w*|prison|probation|bail|charge[sd]?|court|judge|solicitor|injunction|immigration"
    r"|visa|asylum|deport\w*|assess(?:ed|ment)|threshold|legal|proceedings|adopt\w*|paternity|dna)\b",
    re.IGNORECASE,
)
_QUARREL = re.compile(
    r"\b(?:argu(?:e|es|ed|ing|ments?)|row(?:s|ed|ing)?|fight(?:s|ing)?|fought|shout\w*|swear\w*|swore|hate[sd]?|blame[sd]?"
    r"|liar|lie[sd]?|lying|fault|useless|don['’]t trust|never cared|can['’]t cope|gave up on)\b",
    re.IGNORECASE,
)


CARE = "This speaks of harm. Only you know if it helps to read it again."

_OF_THE_TALK = re.compile(r"\b(?:took part in the conversation|to be recorded|about recording)\b", re.IGNORECASE)


class Safety(StrEnum):
    """Whether a child may read a statement: offered, offered with care, or not offered."""

    SAFE = "safe"
    CARE = "care"
    NO = "no"


class ChildSafety(Value):
    """Whether a child may read a statement, and why it is not offered, or needs care."""

    safety: Safety
    why: str = ""


def child_safety(statement: Statement, support: Support | None) -> ChildSafety:
    """Judge a statement by its kind, its words and its support; the child's own words are the child's to read."""
    text = statement.text
    if why := _never(statement, support):
        return _no(why)
    if statement.kind is Kind.CHILD_VIEW and statement.holder in {Role.CHILD, None}:
        if risks(text):
            return ChildSafety(safety=Safety.CARE, why=CARE)
        return ChildSafety(safety=Safety.SAFE)
    return _of_others(text)


def action_safety(action: Action) -> ChildSafety:
    """Judge an action by its words."""
    return _of_others(f"{action.what} {action.who or ''}")


def _never(statement: Statement, support: Support | None) -> str:
    """Say why a statement is not for a letter, whatever its words; "" where it may be."""
    if statement.kind in {Kind.ANALYSIS, Kind.MIXED}:
        return "This is your own thinking: write it to the child yourself."
    if support is not None and support.status in {SupportStatus.CHECK, SupportStatus.NOT_IN_RECORDING}:
        return "The recording does not bear this out yet: check it first."
    if statement.holder == Role.SIBLING:
        return "These are another child’s words."
    return "This is about the recording, not about the child." if _OF_THE_TALK.search(statement.text) else ""


def _of_others(text: str) -> ChildSafety:
    if risks(text):
        return _no("This speaks of harm or danger: say it to the child yourself, with care.")
    if _PRIVATE.search(text):
        return _no("This may be a grown-up’s private matter.")
    if _QUARREL.search(text) or hurtful_spans(text):
        return _no("This could hurt the child to read.")
    return ChildSafety(safety=Safety.SAFE)


def _no(why: str) -> ChildSafety:
    return ChildSafety(safety=Safety.NO, why=why)
