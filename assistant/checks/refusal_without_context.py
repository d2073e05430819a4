"""Flags a refusal or a missed visit with no date, offer or reason."""

import re
from collections.abc import Iterator

from assistant.checks.cues import REFUSED
from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role

_MISSED = re.compile(
    r"\b(?:refus(?:es|ed|ing|al)|turn(?:s|ed|ing) down"
    r"|declin(?:es|ed|ing) (?:to|all|any|every|support|help|services?|further|offers?)"
    r"|(?:would not|will not|wo n['’]t|won['’]t|wouldn['’]t|can['’]t be got to) (?:engage|meet|speak|let|allow|open"
    r"|sign|accept|work)|keeps? (?:cancelling|missing|refusing|avoiding|ignoring|putting off)|never (?:answers"
    r"|returns|turns up|attends|opens)"
    r"|(?:is|are) (?:avoiding|dodging|ignoring) (?:us|me|visits|calls|contact)|ignor(?:es|ed|ing) (?:my|our|all"
    r"|calls|texts|letters|messages)|did not (?:engage|respond)|does not (?:engage|respond))\b",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(?:did not (?:attend|turn up|show up)|does not attend"
    r"|missed (?:\w+ ){0,2}(?:appointments?|visits?|meetings?|sessions?)|DNA(?:'?d)?)\b"
)
_OTHER = re.compile(
    r"^\s+(?:to eat|to drink|(?:\w+ ){0,2}(?:food|meals?|breakfast|lunch|dinner|tea\b|milk|medicine|medication"
    r"|tablets?|bottle|vegetables|snack|feed|to sleep|bed))",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:council|court|judge|school|landlord|bank|police|hospital|gp|agency|panel|home office|housing(?: officer)?"
    r"|service|nursery"
    r"|academy|ofsted|magistrates?)\s+(?:has |have |had |then )?$",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\bbecause\b|\bwhen I\b|\boffered\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:because|as (?:he|she|they)|since|due to|reason|explained|worried|afraid|scared|nervous|anxious|frightened"
    r"|tired|unwell|ill|sick|poorly|busy|working?|shifts?|hours|job|bus(?:es)?|train|fare|car|lift|child ?care|baby"
    r"|appointments?|meetings?|visits?|sessions?|come|came|go|been|attend\w*|there|forgot\w*|told (?:him|her"
    r"|them) (?:of|about|when)"
    r"|letters?|invit\w*|notice|phone|credit|trust\w*|points?|help\w*|need\w*|want\w*|read|sign\w*|could|can|can['’]t"
    r"|cannot|couldn|able|unable|offered|instead|rather|solicitor|interpreter|time)\b",
    re.IGNORECASE,
)
"""Words that may tell why somebody did not come or would not; a remark on something else is no reason."""
_CONTEXT = re.compile(
    r"\d|\b(?:because|as (?:he|she|they|it)|since|due to|reason|when I|when we|said|says|told|explained|monday"
    r"|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|today|yesterday|so that|in order to|feels?|felt|wants?|offered)\b",
    re.IGNORECASE,
)


_OFFERED = frozenset(
    {
        "support",
        "help",
        "service",
        "services",
        "visit",
        "access",
        "entry",
        "admission",
        "appointment",
        "meeting",
        "session",
        "contact",
    }
    | {
        "assessment",
        "offer",
        "referral",
        "test",
        "testing",
        "counselling",
        "therapy",
        "intervention",
        "group",
        "course",
        "work",
    }
    | {
        "consent",
        "permission",
        "everything",
        "anything",
        "all",
        "any",
        "every",
        "worker",
        "us",
        "me",
        "plan",
        "placement",
        "respite",
    }
    | {
        "engagement",
        "check",
        "checks",
        "invitation",
        "call",
        "interview",
        "conversation",
        "request",
        "advice",
        "programme",
        "sign",
    }
    | {
        "treatment",
        "care",
        "detox",
        "rehab",
        "screening",
        "mediation",
        "agreement",
        "assistance",
        "input",
        "home",
        "house",
    }
    | {
        "intervention",
        "clinic",
        "class",
        "nurse",
        "visitor",
        "doctor",
        "teacher",
        "professional",
        "agency",
        "officer",
        "information",
        "place",
        "nursery",
    }
)
"""What somebody who works with a family offers or asks, as lemmas; to turn down a sandwich is no such refusal."""


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        match = REFUSED.search(read.bare) or _MISSED.search(read.bare) or _ABSENT.search(read.bare)
        if match is None or _OTHER.match(read.bare[match.end() :]) or _explained(read, match):
            continue
        if _of_daily_life(read, match):
            continue
        after = reading.after(read, 1)
        explained = bool(after) and re.match(
            r"\W*(?:he|she|they|this was|the reason|mum|dad)\b", after[0].text, re.IGNORECASE
        )
        if _OFFICE.search(read.bare[: match.start()]):
            continue
        by_worker = any(m.role == Role.WORKER and m.end <= match.start() for m in reading.roster.mentions(read.bare))
        if by_worker or (explained and _REASON.search(after[0].text)):
            continue
        yield finding_on(
            read,
            Code.REFUSAL_WITHOUT_CONTEXT,
            _severity(match),
            match.span(),
            f"“{match.group()}” does not say what was offered, when, or why it was turned down.",
            "Give the dates, what you offered and the reason they gave.",
            who=read.label.holder,
        )


def _of_daily_life(read: Read, match: re.Match[str]) -> bool:
    """Say whether what was refused is a thing of every day, toast or a coat, and nothing that a service offers."""
    verb = next(
        (t for t in read.tokens if t.idx == match.start() and t.lemma_.lower() in {"refuse", "decline", "turn"}), None
    )
    thing = next((t for t in verb.children if t.dep_ in {"dobj", "obj"}), None) if verb is not None else None
    if thing is None:
        return False
    words = {t.lemma_.lower() for t in thing.subtree} | {thing.lower_}
    return not words & _OFFERED


_UNTIL = re.compile(
    r"\b(?:before|until|till|unless|without) (?:(?:he|she|they|his|her|their|a|an|the|having|first) )?(?:\w+ing\b|\w+)",
    re.IGNORECASE,
)
"""On what condition somebody would, which tells why they did not."""


def _explained(read: Read, match: re.Match[str]) -> bool:
    """Say whether the statement gives a date or a reason; words of saying before the refusal are no reason for it."""
    rest = read.text[match.end() :]
    return bool(_DATE.search(read.text) or _CONTEXT.search(rest) or _UNTIL.search(rest))


def _severity(match: re.Match[str]) -> Severity:
    if match.re is REFUSED:
        return Severity.HIGH
    vague = re.search(
        r"\b(?:several|many|most|all|numerous|multiple|repeated\w*|a number of)\b", match.group(), re.IGNORECASE
    )
    return Severity.MEDIUM if match.re is _MISSED or vague else Severity.LOW


CHECK = Check(
    code=Code.REFUSAL_WITHOUT_CONTEXT,
    severity=Severity.HIGH,
    definition="A refusal or a missed meeting with no date, offer or reason.",
    bad="Ms King refused to meet.",
    good="I offered visits on 2, 4 and 9 May. Ms King said that mornings are impossible for her.",
    find=_find,
    leaves_alone=("“refused food”, “refused medicine”", "a refusal with its date or reason"),
)
