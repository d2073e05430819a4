"""Flags a refusal or a missed visit with no date, offer or reason."""

import re
from collections.abc import Iterator

from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role

_REFUSED = re.compile(
    r"\b(?:refus(?:es|ed|ing|al)|declin(?:es|ed|ing) to|(?:would|will) not (?:engage|meet|speak|let|allow|open"
    r"|sign|accept|work)"
    r"|did not (?:engage|attend|turn up|show up|respond)|does not (?:engage|attend|respond)"
    r"|missed (?:\w+ ){0,2}(?:appointments?|visits?|meetings?|sessions?)"
    r"|DNA(?:'?d)?)\b"
)
_OTHER = re.compile(
    r"^\s+(?:to eat|to drink|(?:\w+ ){0,2}(?:food|meals?|breakfast|lunch|dinner|tea\b|milk|medicine|medication"
    r"|tablets?|bottle|vegetables|snack|feed|to sleep|bed))",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"\d|\b(?:because|as (?:he|she|they|it)|since|due to|reason|when I|when we|said|says|told|explained|monday"
    r"|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|today|yesterday|so that|in order to|feels?|felt|wants?|twice|offered)\b",
    re.IGNORECASE,
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        match = _REFUSED.search(read.bare)
        if match is None or _OTHER.match(read.bare[match.end() :]) or _CONTEXT.search(read.text) or read.quotes:
            continue
        blamed = any(hit.start <= match.start() < hit.end for hit in read.hits(reading.terms, "blame"))
        after = reading.after(read, 1)
        explained = bool(after) and re.match(
            r"\W*(?:he|she|they|this was|the reason|mum|dad)\b", after[0].text, re.IGNORECASE
        )
        by_worker = any(m.role == Role.WORKER and m.end <= match.start() for m in reading.roster.mentions(read.bare))
        if blamed or by_worker or (explained and _CONTEXT.search(after[0].text)):
            continue
        yield finding_on(
            read,
            Code.REFUSAL_WITHOUT_CONTEXT,
            Severity.MEDIUM,
            match.span(),
            f"“{match.group()}” does not say what was offered, when, or why it was turned down.",
            "Give the dates, what you offered and the reason they gave.",
            who=read.label.holder,
        )


CHECK = Check(
    code=Code.REFUSAL_WITHOUT_CONTEXT,
    severity=Severity.MEDIUM,
    definition="A refusal or a missed meeting with no date, offer or reason.",
    bad="Ms King refused to meet.",
    good="I offered visits on 2, 4 and 9 May. Ms King said that mornings are impossible for her.",
    find=_find,
    leaves_alone=("“refused food”, “refused medicine”", "a refusal with its date or reason"),
)
