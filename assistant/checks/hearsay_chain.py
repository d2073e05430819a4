"""Flags what was heard at second hand with the teller left out."""

import re
from collections.abc import Iterator

from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.domain.finding import Code, Finding, Severity

_CHAIN = re.compile(
    r"\b(?:I|we) (?:was|were|have been|had been|am|are) (?:told|informed|advised|made aware|led to believe"
    r"|given to understand)\b"
    r"|\b(?:I|we) (?:have |had )?(?:(?:heard|understand|gather|learn(?:ed|t)|hear) that"
    r"|understand (?:from people )?(?=[A-Z]\w+ (?:has|had|is|was)))\b"
    r"|\b(?:[Hh]e|[Ss]he|[Tt]hey|(?-i:[A-Z]\w+)|mum|dad|school|nan) (?:has|had|have|['’]d) (?:also |since "
    r"|just )?(?:heard|been told|got wind|picked up|learn(?:ed|t)) (?:that|of)\b"
    r"|\bit (?:has (?:come|got|been brought)|had (?:come|got)|came|got) (?:back )?to (?:light|my attention"
    r"|our attention|my notice"
    r"|me|us|\w+['’]s attention|(?:the )?\w+['’]s notice)\b"
    r"|\b(?:got|come|came|filtered|reached) back to (?:me|us|the \w+)\b|\b(?:it )?reached (?:me|us) that\b"
    r"|\bword (?:is|has it|reached|(?:on|around|in) the \w+ (?:is|was))\b|\bit (?:has been|was|is) said that\b"
    r"|\b(?:word|news|it|this|that) (?:has |had |have )?(?:come|came|comes|reached (?:me|us)) (?:here |to (?:me|us) )?"
    r"(?:through|by way of|via|by) (?:an?|one|some|another)\b"
    r"|\b(?:told|said|heard)(?: \w+){0,2} (?:by|from) (?:one|some|another) of (?:the|his|her|their)\b"
    r"|\bapparently\b|\bby all accounts\b|\brumou?rs?\b|\brumou?red\b|\b(?:on the )?grapevine\b|\b(?:second"
    r"|third)[- ]hand\b"
    r"|\bit (?:transpired|transpires|emerged|emerges|turns out|turned out)\b|\bhas been (?:told|said) to (?:me|us)\b"
    r"|\b(?:is|are|was|were) (?:said|reported|supposed|understood|thought|alleged) to have (?:told|said|disclosed"
    r"|admitted|seen|heard)\b"
    r"|\b(?:someone|somebody|people|others|a (?:friend|neighbour|relative|parent|person|member of (?:staff"
    r"|the public)))"
    r" (?:has |have |had )?(?:told|said|says|say|mentioned|reported)\b"
    r"|\bthere (?:is|are|has been|was) (?:talk|word|gossip)\b|\b(?:information|word|news) (?:was |has been "
    r"|had been )?(?:received|came in"
    r"|passed on) that\b",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(r"\b(?:told|said to|says to|mentioned to|confided|has been saying|heard)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:by|from)\s+(?:the |his |her |their |my )?\w+", re.IGNORECASE)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        match = _CHAIN.search(read.bare)
        if match is None:
            continue
        rest = read.bare[match.end() :]
        named = _FROM.search(rest[:60])
        if (
            named
            and not match.group().endswith(" that")
            and reading.roster.mentions(rest[named.start() : named.end() + 20])
        ):
            continue
        if match.group().lower() == "apparently" and _owned(read) and not _PASSED_ON.search(rest):
            continue
        yield finding_on(
            read,
            Code.HEARSAY_CHAIN,
            Severity.MEDIUM,
            match.span(),
            "This came to you from somebody, and it does not say who.",
            "Name who told you, and who told them: “Nan told me that Leo told her …”.",
        )


def _owned(read: Read) -> bool:
    return read.label.kind.is_view and not read.label.unsure


CHECK = Check(
    code=Code.HEARSAY_CHAIN,
    severity=Severity.MEDIUM,
    definition="What was heard at second hand, with the person who told it left out.",
    bad="I was told that Dad hit her.",
    good="Nan told me that Aisha told her that Dad had hit her.",
    find=_find,
    leaves_alone=("“I was told by Nan that …”",),
)
