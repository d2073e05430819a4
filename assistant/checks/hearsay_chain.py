"""Flags what was heard at second hand with the teller left out."""

import re
from collections.abc import Iterator

from assistant.checks.reading import FAMILY, Check, NoteReading, Read, finding_on
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
    r"|\b(?:word|news|it|this|that) (?:has |had |have )?(?:come|came|comes|reached (?:me|us)) (?:here |to (?:me"
    r"|us) )?"
    r"(?:through|by way of|via|by) (?:an?|one|some|another)\b"
    r"|\b(?:told|said|heard)(?: \w+){0,2} (?:by|from) (?:one|some|another) of (?:the|his|her|their)\b"
    r"|\b(?:it|this|that|word|talk|news|a (?:story|rumour|tale)|the (?:story|rumour|tale)) (?:(?:has|had|is|was"
    r"|have|been|also"
    r"|now|since|then) )*(?:come|came|comes|got|gets|getting|gone|going|went|goes|passed|spread(?:ing)?"
    r"|filter(?:ed|ing|s)"
    r"|travell(?:ed|ing)|float(?:ing|ed)|flying|circulat(?:ed|ing)|drift(?:ed|ing)|leak(?:ed|ing)|trickl(?:ed|ing)) "
    r"(?:(?:round|around|about|back|through|on|among|out|down)\b )?(?:[\w'’]+ ){0,7}that\b(?! (?:is|was|day"
    r"|time|one)\b)"
    r"|\bdoing the rounds\b|\bit is (?:being )?(?:common knowledge|well known|widely known|no secret|an open secret"
    r"|known locally|whispered|put about|being said)(?: [\w'’]+){0,6} that\b"
    r"|\bthe (?:talk|word|gossip|whisper|story) (?:at|in|on|among|round|around|from) (?:[\w'’]+ ){1,5}(?:is"
    r"|was) that\b"
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
_SECOND_HAND = re.compile(
    r"\bhaving (?:just |only |since )?(?:heard|overheard|been told|picked|got|had|gleaned|gathered)"
    r" (?:of |about )?(?:it|this|that|so|as much)\b"
    r"|\b(?:something|which|what|as|a (?:story|tale|thing|detail)|news) (?:that )?(?:he|she|they|(?-i:[A-Z])\w+) "
    r"(?:(?:has|had|have|['’]d|only|later|since) )*(?:picked up|heard|overheard|been told|got wind of|gleaned|got)"
    r" (?:about )?(?:from|at|in|on|off|through|via|around|round|by) "
    r"(?:people|others|the|an?|some\w*|another|other|one of|his|her|their)\b"
    r"|\b(?:heard|overheard|got|picked up|had) (?:it|this|that|all this|about it|as much) "
    r"(?:from (?:an?|another|other|some\w*|one of|people)|online|on facebook|second-hand"
    r"|(?:at|in|on|round|around) the (?:\w+ )?(?:gates?|shops?|bus|playground|estate|street|village|pub|club"
    r"|grapevine"
    r"|church|mosque|internet|staff ?room|nursery|school|surgery|queue|market|group|door))\b"
    r"|\b(?:heard|been told|gathered|picked up) from (?:an?|another|other|some\w*|one of|people|others)\b"
    r"[^.;]{0,40}\bthat\b"
    r"|\b(?:people|neighbours|parents|others|mums|everyone|everybody|they|half the \w+) (?:at|in|on|round|around) "
    r"(?:the|his|her|their) \w+(?: \w+)? (?:say|says|are saying|were saying|have said|think|reckon)\b"
    r"|\baccording to (?:an?|some|another|other|one of (?:the|his|her|their)|people|local) ?\w+",
    re.IGNORECASE,
)
"""What the teller had from somebody unnamed, as a remark beside the telling."""

_NOT_THERE = re.compile(
    r"[,;]? \b(?:when|while|though|although|even though|but) (?:he|she|they)(?: (?:him|her|them)sel(?:f|ves))? "
    r"(?:(?:was|were|had been)(?: not|n['’]t) (?:there|present|in the (?:room|house|flat)|with (?:him|her|them))"
    r"|(?:was|were|had been) (?:away|elsewhere|abroad|at work|on (?:a |his |her )?(?:shift|holiday)"
    r"|in prison|in hospital"
    r"|in (?-i:[A-Z])\w+|miles away|out of the (?:room|house|country))"
    r"|(?:did not|didn['’]t|had not|hadn['’]t) (?:see|seen|hear|heard|witness|witnessed) (?:it|this|that|any of it))",
    re.IGNORECASE,
)
"""Somebody tells of what happened while they were somewhere else, and does not say who told them."""

_UNHEARD = re.compile(
    r"\b(?:have|had)(?: not|n['’]t) (?:yet )?(?:heard from|spoken (?:to|with)|seen|met|talked (?:to|with)|reached)\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(r"\w+")
_HEAD = 30
"""Letters within which the verb stands by which a sentence tells what somebody said."""

_OWN_PART = re.compile(
    r"\b(?:he|she|they) (?:had|was|were|could|did|missed|felt|got|lost|heard|is|are|has|only)\b", re.I
)
_OF_A_TIME = re.compile(r"\b(?:when|if|whenever|how|what|that|because) $", re.IGNORECASE)

_PASSED_ON = re.compile(r"\b(?:told|said to|says to|mentioned to|confided|has been saying|heard)\b", re.IGNORECASE)
_SAYS = re.compile(r"(?:told|said|says|tells|reported|reports|stated|states|described|describes)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:by|from)\s+(?:the |his |her |their |my )?\w+", re.IGNORECASE)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        match = _chain(read) or _not_heard_yet(reading, read)
        if match is None or (read.section.for_child and _is_of_a_time(read, match)):
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


def _chain(read: Read) -> re.Match[str] | None:
    """Find words by which what is told came from somebody else, or was told by one who was not there."""
    found = _CHAIN.search(read.bare) or _SECOND_HAND.search(read.bare)
    away = _NOT_THERE.search(read.bare)
    if found is not None or away is None:
        return found
    told = [
        start for start, end, holder in read.held if end <= away.start() and holder and _SAYS.match(read.bare[start:])
    ]
    own = _OWN_PART.search(read.bare[told[0] : away.start()]) if told else None
    return away if told and own is None else None


def _not_heard_yet(reading: NoteReading, read: Read) -> re.Match[str] | None:
    """Find somebody's words in a part that says before them that the writer has not yet heard that person."""
    if not read.held or read.quotes or re.search(r"\b(?:me|us)\b", read.bare):
        return None
    start, _, holder = read.held[0]
    if holder not in FAMILY or start > _HEAD:
        return None
    for other in reading.before(read, 2):
        named = {m.role for m in reading.roster.mentions(other.bare)}
        if holder in named and _UNHEARD.search(other.bare):
            return _SAYS_SO.search(read.bare, start)
    return None


def _is_of_a_time(read: Read, match: re.Match[str]) -> bool:
    """Say whether a child tells of what people say to them: "you hate it when people say …"."""
    return _OF_A_TIME.search(read.bare[: match.start()]) is not None


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
