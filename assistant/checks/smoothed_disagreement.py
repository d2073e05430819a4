"""Flags "all agreed" where somebody's own view says otherwise."""

import re
from collections.abc import Iterator

from assistant.checks.reading import FAMILY, Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Kind
from assistant.domain.finding import Code, Finding, Severity
from assistant.english.roster import CHILDREN, PARENTS

_WHO = (
    r"(?:all(?: of (?:us|them|the family|those present))?|every(?:one|body)(?: (?:present|there|in the (?:family"
    r"|room|meeting)))?"
    r"|both (?:parents|families|of them)|the parents|parents|mum and dad|(?:the )?(?:whole |entire |wider )?family"
    r"|we (?:all|both)"
    r"|they (?:all|both)|all (?:parties|present|concerned|agencies and family|family members"
    r"|professionals and family))"
)
_HOW = r"(?:(?:is|are|was|were|have|has|had|all|both|now|also|fully|then|been|happily|broadly) )*"
_AGREED = re.compile(
    rf"\b{_WHO},? {_HOW}(?:agree[sd]?|in (?:full |complete )?agreement|accept(?:s|ed)?|happy with|content with"
    rf"|on board|united"
    r"|in favour|keen (?:on|for|to|that)|happy (?:for|that|to|about)|pleased with"
    r"|back(?:ed|s|ing)? (?:the|this)|endorsed"
    r"|welcomed|supportive of|support(?:s|ed)? (?:the|this)|signed up|on the same page|singing from|of one voice"
    r"|behind (?:the|this)|at one|see(?:s|ing)? eye to eye|for (?:the|this) (?:plan|idea)|ready to (?:sign|go ahead)"
    r"|of one mind|of the same (?:view|mind)|consented"
    r"|approved?)\b"
    r"|\b(?:it was |was |were |been |is )?(?:agreed|accepted|supported|approved) by (?:all|every(?:one|body)|both"
    r"|the (?:whole )?family"
    r"|the parents|those present)\b|\b(?:full |general |broad |complete |family )(?:agreement|consensus)\b"
    r"|\bthere (?:was|is) (?:agreement|consensus)\b|\bunanim\w+|\b(?:no (?:one|body)|nobody) (?:disagreed|objected"
    r"|dissented|raised any)"
    r"|\bno (?:objections?|disagreement|dissent)\b|\bwith (?:everyone|everybody|all|both parents|the family)['’]?s?"
    r" (?:agreement|consent|blessing)\b",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:disagree\w*|(?:do(?:es)?n['’]t|do(?:es)? not|did not|didn['’]t|not) (?:agree|accept|want|think|like"
    r"|support)"
    r"|will not|won['’]t|would not|wouldn['’]t|would sooner|no way|never (?:letting|going|sending)|not (?:happy"
    r"|in favour|sure (?:about|that)|ready)|unhappy|against|object\w*|oppos\w*|never agreed|unfair"
    r"|not fair|refus\w+|(?:not|n['’]t) (?:\w+ )?(?:agreeing|signing|having (?:it|that|this|any)|on board"
    r"|backing|putting my name)"
    r"|over my dead|sa(?:id|y|ying) no\b|never said (?:yes|I)|(?:do not|don['’]t) (?:you )?(?:put|write|have"
    r"|count) (?:me|us) down"
    r"|count me out|fight (?:it|this)|under protest|made to|had no choice"
    r"|will not sign|won['’]t sign|would (?:rather|prefer)|(?:too (?:soon|early|much|far|strict|long|harsh))"
    r"|rather than|instead of"
    r"|wrong (?:move|decision|choice|plan|thing)|stitch-up|does not trust|worried (?:about|that)"
    r"|(?:should|to) (?:end|stop|come to an end|close)|no longer|no need (?:for|of)|without (?:a|any|the)|with no)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:disagree\w*|(?:do(?:es)?n['’]t|do(?:es)? not|did not|didn['’]t|not) (?:agree|accept|want|support)"
    r"|not happy|unhappy|(?:not|n['’]t) (?:\w+ )?(?:agreeing|signing|having (?:it|that|this|any)|on board)"
    r"|over my dead"
    r"|sa(?:id|y|ying) no\b|count me out|under protest"
    r"|against|object\w*|oppos\w*|will not sign|won['’]t sign|unfair|not fair|never agreed)\b",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:wants?|wanted|would like|wish(?:es|ed)?|would (?:rather|prefer))\b.{0,80}\b(?:with no|without|rather than"
    r"|instead of"
    r"|not|no longer|to (?:end|stop)|no more)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"(?:\W*$|\W*(?:with|to|on)?\s*(?:the|this|these|a|that)?\s*(?:\w+ )?(?:plans?|it|this|way forward|actions?"
    r"|recommendations?"
    r"|arrangements?|decisions?|outcome|proposals?)\b)",
    re.IGNORECASE,
)
_COMMON = frozenset({"be", "have", "do", "say", "tell", "think", "want", "like", "feel", "go", "agree", "all", "would"})


_WHERE = frozenset({"back", "home", "away", "alone", "together", "apart"})


def _find(reading: NoteReading) -> Iterator[Finding]:
    against = [
        read
        for read in reading.reads
        if (read.label.holder in FAMILY or _family_holds(read))
        and read.label.kind.is_view | (read.label.kind is Kind.MIXED)
        and AGAINST.search(read.text)
    ]
    for read in reading.reads:
        match = _AGREED.search(read.bare)
        others = [other for other in against if other is not read and not _AGREED.search(other.bare)]
        if match is None or not others or _told_by_one(read, match):
            continue
        other = next((o for o in others if _same_matter(read, match, o)), None)
        shown = other or others[0]
        yield finding_on(
            read,
            Code.SMOOTHED_DISAGREEMENT,
            Severity.MEDIUM if other else Severity.LOW,
            match.span(),
            f"This says that all agreed, and the note also says: “{shown.text}”",
            "Say who agreed and who did not, and why not.",
            who=shown.label.holder,
        )


def _family_holds(read: Read) -> bool:
    return any(holder in FAMILY for _, _, holder in read.held)


def _told_by_one(read: Read, match: re.Match[str]) -> bool:
    """Say whether it is one person of the family who says that all agree."""
    return any(start < match.start() and holder in FAMILY - {PARENTS, CHILDREN} for start, _, holder in read.held)


def _same_matter(read: Read, match: re.Match[str], other: Read) -> bool:
    """Say whether what was agreed and what somebody is against may be one thing."""
    if _topics(read) & _topics(other):
        return True
    loose = _LOOSE.match(read.bare[match.end() :]) is not None
    return (loose and _STRONG.search(other.text) is not None) or _WISHES.search(other.bare) is not None


def _topics(read: Read) -> set[str]:
    content = {"NOUN", "PROPN", "VERB", "ADJ"}
    kept = (t for t in read.tokens if (t.pos_ in content and len(t.text) > 2) or t.lower_ in _WHERE)
    return {t.lemma_.lower() for t in kept} - _COMMON


CHECK = Check(
    code=Code.SMOOTHED_DISAGREEMENT,
    severity=Severity.MEDIUM,
    definition="“All agreed”, where somebody's own view in the note says otherwise.",
    bad='All agreed the plan. (Dad: "I am not happy with it.")',
    good="Mum and Nan agreed. Dad did not, because he wants weekends.",
    find=_find,
    leaves_alone=("“all agreed”, where nobody is known to have disagreed", "“Mum and Nan agreed”, by name"),
)
