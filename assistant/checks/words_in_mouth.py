"""Flags professional words reported as if a family member had said them."""

import re
from collections.abc import Iterator

from assistant.checks.reading import FAMILY, Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity

_PROFESSIONAL = re.compile(
    r"\b(?:parenting capacity|insight|attachment|minimis\w+|emotional(?:ly)? (?:harm\w*|abus\w*|availab\w*"
    r"|unavailab\w*|warmth|needs|regulat\w*)"
    r"|significant harm|dysregulat\w*|prioritis\w+|protective (?:factors?|parent)|risk factors?|safeguard\w*"
    r"|co-?regulat\w*"
    r"|developmental(?:ly)? \w+|coercive control|domestic abuse victim|trauma\w*|impaired|good enough parenting"
    r"|boundaries"
    r"|avoidant|coping (?:style|strategies|mechanisms?)|compromised|co-?parent\w*|inconsistent"
    r"|emotional wellbeing|reflect on (?:his|her|their)|emotionally \w+|nurturing|stable placement|implement\w*"
    r"|lifestyle"
    r"|therapeutic\w*|vulnerab\w+|resilien\w+|meet(?:ing|s)? (?:his|her|their|all|the child['’]?s) (?:\w+ )?needs"
    r"|basic needs|needs (?:are|were|is|was) (?:not )?(?:being )?(?:un)?met|socialis(?:ation|ing skills)|provision"
    r"|lack(?:s|ed|ing)? (?:of )?(?:awareness|understanding|structure|insight|boundaries"
    r"|routine|stability|consistency|capacity)"
    r"|protective capacit(?:y|ies)|lapses in \w+|supervision (?:of|is|was) \w+|parenting (?:deficits?|concerns?)"
    r"|self-?esteem|neglect(?:ed|ful)|cognitive\w*|behaviours? (?:of concern|that challenge\w*)"
    r"|(?:sexual |criminal )?exploitation(?: risks?)?|risks? of (?:harm|exploitation|abuse|neglect)|risk-taking"
    r"|unmet|facilitat\w+|accountab\w+|take (?:full |more )?(?:ownership|responsibility)|substance (?:mis)?use"
    r"|stimulation"
    r"|routines? and boundaries|in denial|support network|positive (?:role model|relationship)|harmful impact"
    r"|triggers? (?:for|of)"
    r"|parenting (?:style|practices|skills)|child-?cent(?:red|ric)|detrimental|adverse\w*|relational"
    r"|presentation|maladaptive|holistic\w*|escalat\w+|non-?complian\w+|disengag\w+|engag(?:e|ing"
    r"|ement) with (?:services"
    r"|professionals|the plan)"
    r"|basic care needs|appropriate(?:ly)?|inappropriate(?:ly)?|impact(?:s|ed|ing)? (?:up)?on)\b",
    re.IGNORECASE,
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        said = _said(read)
        if not said:
            continue
        match = next((m for m in _PROFESSIONAL.finditer(read.bare) if said and m.start() > said[0]), None)
        if match is None:
            continue
        yield finding_on(
            read,
            Code.WORDS_IN_MOUTH,
            Severity.MEDIUM,
            match.span(),
            f"“{match.group()}” is a worker's word, and this gives it to somebody in the family.",
            "Write the words they used. If this is your own view, put it in your analysis.",
            who=read.label.holder,
        )


def _said(read: Read) -> list[int]:
    """Give where the verbs stand by which one of the family says or owns something; none where nobody surely does."""
    label = read.label
    if label.holder in FAMILY and label.kind.is_view and not label.unsure:
        return [start for start, _, holder in read.held if holder in FAMILY or holder is None]
    told = [start for start, _, holder in read.held if holder in FAMILY]
    if read.held and read.held[0][2] in FAMILY and label.kind is not Kind.ANALYSIS:
        return told
    owned = _BOTH_OWN.match(read.bare) if read.keeps is Keeps.VIEWS else None
    return [owned.start()] if owned else []


_BOTH_OWN = re.compile(
    r"\W*(?:they|both(?: of them| parents)?|he|she|mum|dad) (?:both |now |also )?(?:recognis|accept|acknowledg"
    r"|understand|understood"
    r"|realis|agree|appreciat|admit|know|see)\w*",
    re.IGNORECASE,
)


CHECK = Check(
    code=Code.WORDS_IN_MOUTH,
    severity=Severity.MEDIUM,
    definition="A worker's words reported as if a parent or child had said them.",
    bad="Mum acknowledged that her parenting capacity is impaired.",
    good='Mum said, "I know I can\'t do it all on my own."',
    find=_find,
    leaves_alone=("words inside a quotation", "what a professional said"),
)
