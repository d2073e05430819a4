"""Flags an opinion that nobody is said to hold."""

import re
from collections.abc import Iterator

from assistant.checks.cues import UNOWNED
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.finding import Code, Finding, Severity

_MORE = re.compile(
    r"\b(?:worries|worry|questions?|doubts|issues|fears|suspicions|concerns?|anxieties) (?:still )?(?:remain|persist"
    r"|exist|continue|linger)s?\b"
    r"|\b(?:questions?|issues|doubts|worries|fears|suspicions|eyebrows|alarms?) (?:have|has|had|were|was"
    r"|are) (?:also )?(?:been )?(?:raised|expressed"
    r"|voiced|flagged|noted|aired)\b|\b(?:is|are|was|were) (?:generally |widely |largely )?(?:considered|deemed"
    r"|regarded|viewed|perceived)"
    r" (?:as|to be|by some)\b|\b(?:professionals|agencies|services|the network|the professional network"
    r"|staff) (?:all )?(?:are|were|remain|have"
    r" (?:been|become)) (?:\w+ )?(?:worried|concerned|unsure|clear|agreed|frustrated|of the)\b|\b(?:some|many|most"
    r"|people|others) (?:feel|felt"
    r"|think|believe|would say|say|have said|question)\b|\bquestion marks? (?:over|about|around)\b|\bthere (?:is|was"
    r"|has been|remains) (?:\w+ ){0,2}"
    r"(?:perception|impression|suggestion|suspicion|unease|speculation|worry|question)\b|\bit (?:is|was|has been"
    r"|must be) (?:\w+ )?(?:recognised|accepted|acknowledged|appreciated"
    r"|assumed|presumed|doubted|questioned|argued|suggested|conceded"
    r"|perceived|anticipated|widely known) (?:that|how)\b"
    r"|\bit (?:could|might"
    r"|has to) be (?:argued|said)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+(?:\w+\s+){0,2}(?:by|from)\s+", re.IGNORECASE)
_VERBS = frozenset({"worry", "doubt", "fear", "concern", "view"})
"""Verbs that are spelt like the nouns of opinion: "whether there is anything that worries her"."""


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        match = UNOWNED.search(read.bare) or _MORE.search(read.bare)
        if match is None or re.search(r"\bno (?:doubt|question|suggestion)\b", match.group(), re.IGNORECASE):
            continue
        if any(t.pos_ == "VERB" and t.lemma_.lower() in _VERBS and t.idx + len(t) == match.end() for t in read.tokens):
            continue
        holders = read.held
        said_before = any(start < match.start() and holder for start, _, holder in holders)
        by = _BY.match(read.bare[match.end() :])
        if said_before or (by and reading.roster.mentions(read.bare[match.end() + by.end() :][:40])):
            continue
        yield finding_on(
            read,
            Code.UNATTRIBUTED_VIEW,
            Severity.MEDIUM,
            match.span(),
            f"“{match.group()}” does not say whose view this is.",
            "Name who thinks so and when they said it. If it is your own view, write “I think … because …”.",
        )


CHECK = Check(
    code=Code.UNATTRIBUTED_VIEW,
    severity=Severity.MEDIUM,
    definition="An opinion or worry that nobody is said to hold.",
    bad="There are concerns about home conditions.",
    good="The health visitor told me on 4 May that she was worried about the damp.",
    find=_find,
    leaves_alone=("a worry that somebody named is said to have", "“concerns were raised by the school”"),
)
