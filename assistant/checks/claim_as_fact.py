"""Flags what only a person could have told the writer, written as fact."""

import re
from collections.abc import Iterator

from assistant.checks.cues import SEEN
from assistant.checks.reading import FAMILY, Check, NoteReading, finding_on
from assistant.checks.restated import told_earlier
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity

_CAUSE = re.compile(
    r"\b(?:(?:was|were|is|are) (?:caused|due|from|because)|happened (?:when|because|while)|came from"
    r"|as a result of)\b"
    r"|\b(?:fell|slipped|tripped|banged|bumped|bruised) (?:(?:him|her|them)sel(?:f|ves) )?(?:off|from|down|over"
    r"|on|into|against)\b",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"\b(?:hit|hits|hitting|punched|slapped|kicked|pushed|shoved|bit|grabbed|strangled|threatened|smacked|beat"
    r"|beats|swore at"
    r"|shouted at|argued|drank|was drunk|had been drinking|had been using|smoked|stole|locked|(?:is|are|was"
    r"|were) (?:selling|dealing|using|stealing|grooming|hurting|hitting)|sells?|sold|deals?|dealt"
    r"|took (?:heroin|cocaine|drugs|crack)|left (?:him|her|them) alone)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:records?|log|report(?:s|ed)?|police|gp|hospital|court|convicted|cctv|photo\w*|letter|file|seen|saw"
    r"|heard|x-ray|told|said|says)\b",
    re.I,
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        told_by = told_earlier(reading, read)
        if told_by is not None and not (read.label.kind is Kind.ANALYSIS and not read.label.unsure):
            yield finding_on(
                read,
                Code.CLAIM_AS_FACT,
                Severity.MEDIUM,
                None,
                "Earlier this note gives this as what somebody told you; here it stands as fact.",
                "Say again who told you, or how you know.",
                words=(read.text,),
                who=told_by.label.holder,
            )
            continue
        open_ = read.label.kind is Kind.OBSERVATION or (read.label.kind is Kind.ANALYSIS and read.label.unsure)
        if not open_ or read.keeps in {Keeps.VIEWS, Keeps.ACTIONS}:
            continue
        cause, deed = _CAUSE.search(read.bare), _DEED.search(read.bare)
        match = cause or deed
        if match is None or SEEN.search(read.bare) or _SOURCE.search(read.bare):
            continue
        family = any(m.role in FAMILY and m.start < match.start() for m in reading.roster.mentions(read.bare))
        before = reading.before(read, 1)
        told = bool(before) and before[0].label.kind.is_view
        if (deed and not cause and not family) or told or read.held:
            continue
        yield finding_on(
            read,
            Code.CLAIM_AS_FACT,
            Severity.MEDIUM if cause or (read.keeps is Keeps.ANALYSIS and family) else Severity.LOW,
            match.span(),
            "This is written as fact. If you did not see it, somebody told you.",
            "Say who told you, or how you know.",
        )


CHECK = Check(
    code=Code.CLAIM_AS_FACT,
    severity=Severity.MEDIUM,
    definition="What only a person could have told the writer, written as fact.",
    bad="The bruise was caused by a fall from the trampoline.",
    good="Ms Price told me that Leo fell from the trampoline. The GP has not yet given a view.",
    find=_find,
    leaves_alone=("what the writer saw", "what a record, the police or a doctor is the source of"),
)
