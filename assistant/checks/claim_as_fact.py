"""Flags what only a person could have told the writer, written as fact."""

import re
from collections.abc import Iterator

from assistant.checks.cues import CERTAIN, FIRST_PERSON, INFERENCE, JUDGEMENT, REASON, SEEN
from assistant.checks.heard import kept_by_carer
from assistant.checks.out_of_sight import DARED, DONE_BEFORE, EARLIER, ROW, SINCE_THEN, because_before, long_or_far
from assistant.checks.private_life import of_home_life
from assistant.checks.reading import FAMILY, Check, NoteReading, Read, finding_on
from assistant.checks.restated import told_earlier
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role

WORDS_OF_A_TERM = 2
"""Words that quotation marks may stand round with nobody saying them, as in: her "boyfriend"."""

_INJURY = (
    r"(?:bruis(?:e|es|ing)|marks?|injur(?:y|ies)|cuts?|burns?|scalds?|fractures?|(?:broken|black) \w+|graz(?:e|es)"
    r"|scratch(?:es)?|bumps?|swelling|wounds?|bites?|fall|red line|lump|it|they)"
)
_CAUSE = re.compile(
    r"\b(?:(?:was|were|is|are) (?:caused|due to|because)|happened (?:when|because|while|as|after|during)|came from"
    r"|as a result of)\b"
    rf"|\b{_INJURY} (?:\w+ ){{0,6}}?(?:was|were|is|are|came|come) (?:just )?from\b"
    r"|\b(?:fell|slipped|tripped) (?:off|from|down|over|on|into|against)\b|\b(?:banged|bumped|bruised|cut|burnt"
    r"|burned|hurt)"
    r" (?:(?:him|her|them)sel(?:f|ves)|(?:his|her|their) \w+) (?:off|from|down|over|on|into|against)\b"
    r"|\bgot (?:the|that|his|her|their|this) (?:\w+ )?(?:bruise|mark|cut|burn|injury|graze|scratch|bump)",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"\b(?:hit|hits|hitting|punched|slapped|kicked|pushed|shoved|bit|grabbed|strangled|threatened|smacked|beat"
    r"|beats|swore at|shouted at|argued|drank|was drunk|had been drinking|had been using|smoked|stole|dragged|pinned"
    r"|threw (?!(?:it|a|the|his|her|their) (?:ball|bag|coat|toy|arms))|spat (?:at|on)|headbutted|choked|bullied"
    r"|(?:shut|locked|left|put|sent|kept) (?:him|her|them|(?-i:[A-Z])\w+|the (?:children|baby|kids)) (?:out|outside"
    r"|in (?:the|his|her)|up in)"
    r"|starved|locked|(?:is"
    r"|are|was"
    r"|were) (?:selling|dealing|using|stealing|grooming|hurting|hitting)|sells?|sold|deals?|dealt"
    r"|took (?:heroin|cocaine|drugs|crack)|left (?:him|her|them|(?-i:[A-Z])\w+|the (?:children|baby"
    r"|kids)) (?:home )?alone)\b",
    re.IGNORECASE,
)
_UNSEEN_TIME = re.compile(
    r"\b(?:(?:most|every|each|all|last|the (?:same|previous)|that|on \w+day|at) (?:night|nights|evening|evenings"
    r"|weekend"
    r"|weekends)|the (?:night|day|evening|week|weekend) before|before (?:he|she|they|I|the|leaving|coming|going"
    r"|school|bed)"
    r"|since (?:first thing|dawn|midnight|half past|(?:early|late) |january|february|march|april|may|june|july"
    r"|august|september|october|november|december|christmas|easter|the|last|he|she|they|\w+day|breakfast|lunch"
    r"|yesterday|then)|until \w+|overnight|in the night"
    r"|all (?:day|week|night|weekend)|for (?:\w+ )?(?:hours|days|weeks)|earlier (?:that|in the) \w+"
    r"|for (?:\w+[ -]){0,2}(?:minutes|hours|days|weeks|months|years)|the whole (?:night|day"
    r"|weekend)|at home|in (?:his|her|their|the) (?:bedroom|room))\b",
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"\bfor the (?:file|record|log|report)\b|\b(?:after|before|since|until|following|once) (?:the|an?|his|her"
    r"|their) (?:\w+ ){0,2}?(?:order|plan|court|hearing"
    r"|report|letter|scan|test|sessions?)\b",
    re.IGNORECASE,
)
"""An event that only says when: "after the order was made" is no source."""

_SOURCE = re.compile(
    r"\b(?:records?|recorded|log(?:s|ged)?|reports?|reported|register|police|gp|hospital|court|convicted|cctv"
    r"|photo\w*"
    r"|judge|magistrates?|letter|file|seen|saw|shown|showed|x-ray|scan|told|said|says|according|account|tests?"
    r"|(?:child protection|in need)"
    r"|plan|order|attendance|late marks?|sessions?)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]"
    r"|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_AS_IT_WAS_SEEN = re.compile(
    r"\b(?:when I|as I|while I|in front of me|to me\b|from me\b|my |during the visit|at my visit|on arrival|I |me )"
)
_WRITER_THERE = re.compile(
    r"\b(?:I|me|us|my)\b|\bwe\b|\b(?:was|were) (?:seen|observed|present)\b|\bin the room\b|\bduring the visit\b"
)
_I_SAW = re.compile(
    r"\W*I (?:saw|watched|heard|was (?:there|with|in the)|picked|washed|noticed|found)\b", re.IGNORECASE
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
        claim = _claim(reading, read)
        if claim is not None:
            span, severity = claim
            yield finding_on(
                read,
                Code.CLAIM_AS_FACT,
                severity,
                span,
                "This is written as fact. If you did not see it, somebody told you.",
                "Say who told you, or how you know.",
            )


def _claim(reading: NoteReading, read: Read) -> tuple[tuple[int, int], Severity] | None:
    """Find what the writer cannot have seen, with nobody who told it; medium where the words leave little doubt."""
    if _SOURCE.search(_OF_TIME.sub("", read.bare)) or read.held:
        return None
    why = _why(reading, read)
    if why is not None:
        return why, Severity.LOW if read.section.for_child else Severity.MEDIUM
    if _is_vouched(reading, read):
        return None
    span, sure = _at_home(reading, read) or _moved_by_others(reading, read), True
    if span is None:
        found = _by_words(reading, read)
        if found is None:
            return None
        span, sure = found
    return span, Severity.MEDIUM if sure and not read.section.for_child else Severity.LOW


def _at_home(reading: NoteReading, read: Read) -> tuple[int, int] | None:
    """Find what one of the family is said to do in private, unless it goes on with what somebody told."""
    label = read.label
    theirs = label.kind is not Kind.OBSERVATION and not label.unsure and not _is_bare_fact(read)
    told = any(len(read.text[start:end].split()) > WORDS_OF_A_TERM for start, end in read.quotes)
    theirs = theirs or told or (read.keeps is Keeps.VIEWS and _starts_with_pronoun(read))
    if theirs or _WRITER_THERE.search(read.bare) or read.keeps is Keeps.ACTIONS:
        return None
    span = of_home_life(read)
    if span is None or not _opens_with_family(reading, read) or _DATED.search(read.bare[: span[0]]):
        return None
    return None if _continues(reading, read) and _may_mean_holder(reading, read) else span


def _why(reading: NoteReading, read: Read) -> tuple[int, int] | None:
    """Find a reason that lies before the writer's time and out of sight, where nobody has just told it."""
    apart = read.keeps in {Keeps.VIEWS, Keeps.ACTIONS, Keeps.ANALYSIS} or bool(read.quotes)
    if apart or _WRITER_THERE.search(read.bare) or (read.label.kind.is_view and not read.label.unsure):
        return None
    found = because_before(read)
    if found is None:
        return None
    hidden = _UNSEEN_TIME.search(read.bare[found[0] :]) is not None
    return found if hidden or (_opens_with_family(reading, read) and not _told_before(reading, read)) else None


def _told_before(reading: NoteReading, read: Read) -> bool:
    """Say whether the statement before is what somebody told the writer, which this one may go on with."""
    before = reading.before(read, 1)
    return bool(before) and before[0].label.kind.is_view and bool(before[0].held)


def _moved_by_others(reading: NoteReading, read: Read) -> tuple[int, int] | None:
    """Find why one of the family did a thing, where only they can know it: "because a boy dared her to"."""
    found = DARED.search(read.bare)
    apart = read.keeps in {Keeps.VIEWS, Keeps.ACTIONS, Keeps.ANALYSIS} or bool(read.quotes)
    apart = apart or (_continues(reading, read) and _starts_with_pronoun(read))
    if found is None or apart or _WRITER_THERE.search(read.bare) or not _opens_with_family(reading, read):
        return None
    return found.span()


def _by_words(reading: NoteReading, read: Read) -> tuple[tuple[int, int], bool] | None:
    """Find a cause, a deed or a time that the writer did not see, and whether its words leave little doubt."""
    if not _is_open(read) or SEEN.search(read.bare):
        return None
    cause, deed, done = _CAUSE.search(read.bare), _DEED.search(read.bare), DONE_BEFORE.search(read.bare)
    elsewhere = _UNSEEN_TIME.search(read.bare) if _AS_IT_WAS_SEEN.search(read.bare) is None else None
    dated = _DATED.search(read.bare)
    cause = None if cause and _fell_in_sight(read, cause) else cause
    private = done if done and elsewhere and not dated else None if dated else SINCE_THEN.search(read.bare)
    row = ROW.search(read.bare)
    private = private or _long_past(read, elsewhere) or row or long_or_far(read)
    match = private or cause or deed
    if match is None or (_continues(reading, read) and _goes_on(reading, read, sure=bool(private or cause))):
        return None
    family = _of_family(reading, read, match)
    if not cause and not family and (private is None or private is done):
        return None
    sure = private or cause or (deed and (elsewhere or _continues(reading, read))) or read.keeps is Keeps.ANALYSIS
    return match.span(), bool(sure)


def _fell_in_sight(read: Read, cause: re.Match[str]) -> bool:
    """Say whether a fall is one of the things seen, and not how an older injury came about."""
    fell = re.match(r"fell|slipped|tripped|banged|bumped", cause.group(), re.IGNORECASE) is not None
    return fell and read.keeps is Keeps.OBSERVATIONS and EARLIER.search(read.bare) is None


def _is_vouched(reading: NoteReading, read: Read) -> bool:
    """Say whether the writer saw it: the next statement says so, or the writer is a carer who tells of the child."""
    after = reading.after(read, 1)
    if after and _I_SAW.match(after[0].bare):
        return True
    children = any(m.start < 20 and m.person and m.person.role.is_young for m in reading.roster.mentions(read.bare))
    return kept_by_carer(reading) and (children or _starts_with_pronoun(read))


def _opens_with_family(reading: NoteReading, read: Read) -> bool:
    first = next(iter(reading.roster.mentions(read.bare)), None)
    return (first is not None and first.role in FAMILY) or _starts_with_pronoun(read)


def _is_open(read: Read) -> bool:
    """Say whether nobody is known to say this; in a part kept for views somebody is."""
    label = read.label
    guessed = label.kind.is_view and not label.reasons and not read.held and _CAUSE.search(read.bare) is not None
    open_ = label.kind is Kind.OBSERVATION or label.unsure or guessed
    told_of = read.keeps is Keeps.VIEWS and not (ROW.search(read.bare) and label.kind is Kind.OBSERVATION)
    return open_ and not told_of and read.keeps is not Keeps.ACTIONS and not read.quotes


def _is_bare_fact(read: Read) -> bool:
    """Say whether a statement that is taken for a judgement has no word of judgement in it."""
    judging = (FIRST_PERSON, CERTAIN, INFERENCE, JUDGEMENT, REASON)
    return read.label.kind is Kind.ANALYSIS and not any(pattern.search(read.bare) for pattern in judging)


def _of_family(reading: NoteReading, read: Read, match: re.Match[str]) -> bool:
    named = any(m.role in FAMILY and m.start < match.start() for m in reading.roster.mentions(read.bare))
    return named or _starts_with_pronoun(read)


def _continues(reading: NoteReading, read: Read) -> bool:
    """Say whether the statement before is a view, which this one may go on with."""
    before = reading.before(read, 1)
    return bool(before) and before[0].label.kind.is_view and before[0].label.holder != Role.WORKER


def _may_mean_holder(reading: NoteReading, read: Read) -> bool:
    """Say whether "he" or "she" at the head of a statement may be whose view stood before it."""
    pronoun = re.match(r"\W*(he|she|they)\b", read.bare, re.IGNORECASE)
    if pronoun is None:
        return False
    holder = reading.before(read, 1)[0].label.holder
    other = {"he": Role.MOTHER, "she": Role.FATHER}.get(pronoun.group(1).lower())
    return holder is None or holder != other


def _long_past(read: Read, elsewhere: re.Match[str] | None) -> re.Match[str] | None:
    """Find what had gone on out of sight: the main verb in the past perfect, with its time, and not seen by traces."""
    if elsewhere is None or re.search(r"\b(?:I|we|me|us|my)\b", read.bare):
        return None
    root = next((t for t in read.tokens if t.dep_ == "ROOT"), None)
    had = root is not None and root.tag_ in {"VBN", "VBG"} and any(t.lower_ == "had" for t in root.children)
    return elsewhere if had else None


def _goes_on(reading: NoteReading, read: Read, *, sure: bool) -> bool:
    """Say whether a statement after a view may be part of it: it speaks of "he", or its own words leave doubt."""
    first = next(iter(reading.roster.mentions(read.bare)), None)
    sure = sure or (first is not None and first.start == 0 and first.role in FAMILY)
    return not sure or re.match(r"\W*(?:he|she|they|it|this|that|there)\b", read.bare, re.IGNORECASE) is not None


def _starts_with_pronoun(read: Read) -> bool:
    return re.match(r"\W*(?:he|she|they)\b", read.bare, re.IGNORECASE) is not None


CHECK = Check(
    code=Code.CLAIM_AS_FACT,
    severity=Severity.MEDIUM,
    definition="What only a person could have told the writer, written as fact.",
    bad="The bruise was caused by a fall from the trampoline.",
    good="Ms Price told me that Leo fell from the trampoline. The GP has not yet given a view.",
    find=_find,
    leaves_alone=(
        "what the writer saw",
        "what a record, the police or a doctor is the source of",
        "“He …” straight after what somebody told",
    ),
)
