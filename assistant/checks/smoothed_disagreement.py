"""Flags "all agreed" where somebody's own view says otherwise."""

import re
from collections.abc import Iterator

from assistant.checks.reading import FAMILY, Check, NoteReading, finding_on
from assistant.domain.casenote import Kind
from assistant.domain.finding import Code, Finding, Severity

_AGREED = re.compile(
    r"\b(?:all (?:parties |present |of us |of them )?(?:agreed?|are in agreement|were in agreement|happy)"
    r"|every(?:one|body) (?:agreed|was happy|is happy|agrees)"
    r"|(?:both )?parents (?:both )?(?:agreed?|are in agreement|accept(?:ed)?)|(?:the )?family (?:agreed?"
    r"|accept(?:ed)?|are in agreement)"
    r"|it was agreed by all|there was (?:full |general )?(?:agreement|consensus)|unanimous\w*)\b",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:disagree\w*|(?:do(?:es)?n['’]t|do(?:es)? not|did not|didn['’]t|not) (?:agree|accept|want|think|like)"
    r"|not happy|unhappy (?:with|about)|against"
    r"|object\w*|oppos\w*|never agreed|unfair|not fair|refus\w+|will not sign|won['’]t sign)\b",
    re.IGNORECASE,
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    against = [
        read
        for read in reading.reads
        if read.label.holder in FAMILY
        and read.label.kind.is_view | (read.label.kind is Kind.MIXED)
        and AGAINST.search(read.text)
    ]
    for read in reading.reads:
        match = _AGREED.search(read.bare)
        others = [other for other in against if other is not read]
        if match is None or not others:
            continue
        yield finding_on(
            read,
            Code.SMOOTHED_DISAGREEMENT,
            Severity.MEDIUM,
            match.span(),
            f"This says that all agreed, and the note also says: “{others[0].text}”",
            "Say who agreed and who did not, and why not.",
            who=others[0].label.holder,
        )


CHECK = Check(
    code=Code.SMOOTHED_DISAGREEMENT,
    severity=Severity.MEDIUM,
    definition="“All agreed”, where somebody's own view in the note says otherwise.",
    bad='All agreed the plan. (Dad: "I am not happy with it.")',
    good="Mum and Nan agreed. Dad did not, because he wants weekends.",
    find=_find,
)
