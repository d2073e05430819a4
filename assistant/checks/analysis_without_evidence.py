"""Flags a judgement with no reason, event, date or view near it."""

import re
from collections.abc import Iterator

from assistant.checks import traits
from assistant.checks.blame import blaming_phrase
from assistant.checks.cues import CERTAIN, FIRST_PERSON, INFERENCE, JUDGEMENT, REASON, REFUSED, UNOWNED
from assistant.checks.judged_here import owns_sight
from assistant.checks.reading import FAMILY, Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Form, Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role

NEARLY_CERTAIN = 0.85
"""Confidence in a judgement that needs no word of judgement beside it."""

REACH = 2
"""How many statements before a judgement may hold its reason."""

_POINTS_BACK = re.compile(
    r"\W*(?:(?:for me|overall|taken together|on balance|in my view|to me|i think|i believe"
    r"|i feel),? )?(?:that )?(?:all )?(?:of )?"
    r"(?:this|that|these|those|so|it|therefore|both|such|which|either|neither|here|the two|as a result"
    r"|because of this)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:this|that|these|it|for example|for instance|he|she|they|on \d|i saw|i (?:have )?(?:seen|heard|watched"
    r"|noticed)|when|in the)\b",
    re.IGNORECASE,
)
_GOES_ON_ABOUT = re.compile(r"\W*(?:he|she|they|it(?!(?:['’]s| is| was) (?:\w+ ){1,3}(?:that|to)\b))\b", re.IGNORECASE)
"""Words that speak of somebody or something named before; "it is not impossible that" does not."""

_NO_JUDGEMENT = re.compile(
    r"\?\s*$|\b(?:may|might|could)(?: well)? \w+\b[^.;]{0,40}\bor\b[^.;]{0,20}\b(?:may|might|could)\b"
    r"|\b(?:does|do|did|cannot|can|could)(?: not|n['’]t|not)? (?:yet )?tell (?:me|us)\b"
    r"|\b(?:is|was|are|were) (?:not )?(?:right|correct) (?:that|to (?:say|ask|point|want|think))\b"
    r"|\b(?:I|we) (?:do not|don['’]t|cannot|can['’]t|could not) (?:yet |really |fully )?(?:know|tell|say"
    r"|understand|be sure)"
    r"|\b(?:have|has|had|do|does|did|can|am|is)(?: not|n['’]t|not)(?: yet)? (?:yet )?(?:reach|form|come to"
    r"|draw[n ]|hold"
    r"|made? up|make|decided|able to)(?:ed)?\b[^.;]{0,25}\b(?:conclusions?|view|opinion|judge?ment|mind|finding"
    r"|say|tell|know)\b"
    r"|\b(?:is|was|are) (?:(?-i:[A-Z])\w+['’]s|his|her|their) (?:own )?(?:worry|wish|request|view|idea|choice"
    r"|words|hope)\b"
    r"|\bno (?:firm |settled |final )?(?:conclusion|view)\b|\b(?:open mind|not yet known|not (?:known|clear) how)\b"
    r"|\b(?:I|we) (?:wonder|would like|want|may be wrong|am not sure|are not sure|need to)\b|\b(?:may|might|could"
    r"|would) (?:help|be worth"
    r"|give|need|be wrong)\b|\btoo early to\b|\bremains to be seen\b|\bnot clear (?:to me )?(?:yet|whether|if"
    r"|how|why)"
    r"|\b(?:it is|this is) (?:for|up to) (?:the )?(?:court|judge|panel)|\b(?:is|was) not what \w+|\bwhat (?:he|she"
    r"|they|\w+) asked for"
    r"|\b(?:I|we) (?:agree|recommend|decided|explained|told|(?:have )?weighed)\b"
    r"|\b(?:good|lovely|nice|great) to (?:meet|see|hear)"
    r"|\b(?:worth (?:trying|asking|knowing)|the (?:hard|hardest|main|next) (?:part|thing"
    r"|question))\b.{0,30}\bbecause",
    re.IGNORECASE,
)

_PROGNOSIS = re.compile(
    r"\bwill (?:(?:not|now|always|never|soon|also|only) )*(?:put (?:\w+ ){1,3}first|cope|manage|change|struggle"
    r"|improve"
    r"|find|settle|recover|relapse|do (?:well|better|worse|badly|fine)|be (?:able|fine|safe|unable|happy"
    r"|alright|well)"
    r"|understand|learn|protect|thrive|grow|get (?:better|worse|there)|make (?:a|an|it)|keep (?:it|this) up)\b",
    re.IGNORECASE,
)
"""How somebody will do, which is no task."""


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        judges = (read.label.kind is Kind.ANALYSIS and not read.label.unsure) or _blames_first(read)
        if not (judges or _leans(reading, read) or _foretells(reading, read)) or _NO_JUDGEMENT.search(read.bare):
            continue
        if read.keeps in {Keeps.VIEWS, Keeps.OBSERVATIONS, Keeps.ACTIONS} or read.section.for_child:
            continue
        if (
            _is_cut_short(read)
            or UNOWNED.search(read.bare)
            or REFUSED.search(read.bare)
            or gives_reason(read)
            or _in_reach(reading, read)
        ):
            continue
        if not _judges_by_words(read):
            continue
        if "follows" in read.label.reasons or len(read.text.split()) < 3:
            continue
        yield finding_on(
            read,
            Code.ANALYSIS_WITHOUT_EVIDENCE,
            Severity.LOW if _is_owned(read) else Severity.MEDIUM,
            None,
            "This is a judgement, and nothing near it says what it rests on.",
            "Add “because …”: what you saw or heard, and when.",
            words=read.label.reasons,
        )


def _is_owned(read: Read) -> bool:
    """Say whether the writer owns a judgement or leaves it open, or hangs a clause of reason or doubt on it."""
    owned = re.search(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b", read.bare) is not None
    unsure = re.search(r"\b(?:may|might|could|perhaps|possibly|probably|though|although)\b", read.bare, re.I)
    return (owned or unsure is not None) and _blamed_at(read) is None


def _blames_first(read: Read) -> bool:
    """Say whether, in the analysis, a fault is laid on somebody before anybody is said to think or say a thing."""
    if read.keeps is not Keeps.ANALYSIS or read.label.kind is Kind.ACTION:
        return False
    start = _blamed_at(read)
    return start is not None and not any(place < start for place, _, _ in read.held)


def _blamed_at(read: Read) -> int | None:
    trait = traits.blamed(read.bare)
    phrase = blaming_phrase(read.bare)
    if trait is not None and owns_sight(read, trait.start):
        trait = None
    places = [place for place in (trait.start if trait else None, phrase[0] if phrase else None) if place is not None]
    return min(places, default=None)


def _judges_by_words(read: Read) -> bool:
    """Say whether the part is kept for analysis, or words of judgement bear the label out."""
    if read.keeps is Keeps.ANALYSIS:
        return True
    strong = (FIRST_PERSON, JUDGEMENT, INFERENCE, CERTAIN)
    worded = any(pattern.search(read.bare) for pattern in strong) or traits.judged(read.bare) is not None
    if worded:
        return True
    told = any(t.tag_ in {"VBZ", "VBP", "VBD", "MD"} for t in read.tokens)
    about = any(t.ent_type_ == "PERSON" or t.pos_ in {"PROPN", "PRON"} for t in read.tokens)
    return told and about and read.label.confidence >= NEARLY_CERTAIN


def _leans(reading: NoteReading, read: Read) -> bool:
    """Say whether, in the analysis, one of the family is judged in words that nobody is said to hold."""
    kind = read.label.kind
    leans = kind is Kind.ANALYSIS or kind.is_view
    if read.keeps is not Keeps.ANALYSIS or not read.label.unsure or not leans or read.held or read.quotes:
        return False
    first = next(iter(reading.roster.mentions(read.bare)), None)
    if re.search(
        r"['’]s (?:\w+ )?(?:wish|hope|view|worry|request|fear|choice|preference)\w* (?:is|was|are|were)\b", read.bare
    ):
        return False
    return _says_how_it_is(read) and first is not None and first.start == 0 and first.role in FAMILY


def _says_how_it_is(read: Read) -> bool:
    """Say whether a statement tells how somebody is or will be, and not what was done."""
    root = next((t for t in read.tokens if t.dep_ == "ROOT"), None)
    if root is None:
        return False
    helped = [t for t in root.children if t.dep_ in {"aux", "auxpass"}]
    done = root.tag_ == "VBD" or any(t.lower_ in {"has", "have", "had", "was", "were", "did", "would"} for t in helped)
    return not done and re.search(r"\b(?:I|me|we|us)\b", read.bare) is None


def _is_cut_short(read: Read) -> bool:
    """Say whether a statement leaves its verb to the one before it: "Ms Orr's can, with a nurse in the bay"."""
    verbs = any(t.pos_ in {"VERB", "AUX"} and t.tag_ != "MD" for t in read.tokens)
    return not verbs and re.search(r"\b(?:can|could|will|would|does|did|may|might|should)\b", read.bare) is not None


def _foretells(reading: NoteReading, read: Read) -> bool:
    """Say whether the analysis tells how one of the family will do, as if it were a plan: "Mum will put him first"."""
    first = next(iter(reading.roster.mentions(read.bare)), None)
    opens = first is not None and first.start == 0 and first.role in FAMILY
    planned = read.label.kind is Kind.ACTION and read.keeps is Keeps.ANALYSIS
    return opens and planned and _PROGNOSIS.search(read.bare) is not None and not re.search(r"\d", read.bare)


def gives_reason(read: Read) -> bool:
    """Say whether a statement gives a reason, an event, a date, a source or somebody's words."""
    return REASON.search(read.text) is not None or bool(read.quotes)


def _in_reach(reading: NoteReading, read: Read) -> bool:
    """Look for what a judgement rests on in the two statements before it and the one after it."""
    before, after = reading.before(read, REACH), reading.after(read, 1)
    if _sums_up(reading, read) and after and (_is_evidence(after[0]) or after[0].label.unsure):
        return True
    if _POINTS_BACK.match(read.text) and any(_is_evidence(other) for other in before):
        return True
    blames = _blamed_at(read) is not None
    goes_on = after and _GOES_ON.match(after[0].text) and _is_evidence(after[0])
    # What somebody says next is no reason to lay a fault on them; what was seen or dated is.
    if goes_on and _same_person(reading, read, after[0]) and not (blames and after[0].label.kind.is_view):
        return True
    if blames:
        return False
    return any(_is_evidence(other) and _shares(reading, read, other) for other in (*before, *after))


def _shares(reading: NoteReading, read: Read, other: Read) -> bool:
    """Say whether evidence speaks of the same matter; of another's own judgement with its own reason, more is asked."""
    topics = _topics(reading, read) & _topics(reading, other)
    if other.label.kind is Kind.ANALYSIS:
        return len(topics) > 1
    if FIRST_PERSON.search(read.bare) or other.label.kind is Kind.OBSERVATION:
        return bool(topics) or _same_person(reading, read, other)
    return bool(topics)


def _same_person(reading: NoteReading, read: Read, other: Read) -> bool:
    named = {m.role for m in reading.roster.mentions(read.bare)} - {Role.WORKER}
    told = {m.role for m in reading.roster.mentions(other.bare)} | {other.label.holder}
    pronoun = _GOES_ON_ABOUT.match(other.bare if named else read.bare)
    return bool(named & told) or pronoun is not None


def _sums_up(reading: NoteReading, read: Read) -> bool:
    """Say whether a judgement that the writer owns opens its part, and so leads into its evidence."""
    owned = FIRST_PERSON.search(read.bare) is not None
    return owned and not reading.before(read, 1) and traits.blamed(read.bare) is None


def _is_evidence(read: Read) -> bool:
    label = read.label
    seen = label.kind is Kind.OBSERVATION and (not label.unsure or label.form is Form.NONVERBAL)
    return (label.kind.is_view and not label.unsure) or seen or gives_reason(read)


def _topics(reading: NoteReading, read: Read) -> set[str]:
    people = {word for m in reading.roster.mentions(read.text) for word in m.words.lower().split()}
    return {
        token.lemma_.lower()[:6]
        for token in read.tokens
        if token.pos_ in {"NOUN", "VERB", "ADJ"} and len(token.text) > 3 and token.lower_ not in people
    } - _SLIGHT


_SLIGHT = frozenset(
    {"have", "think", "feel", "make", "want", "need", "good", "very", "know", "say", "tell", "told", "time"}
)


CHECK = Check(
    code=Code.ANALYSIS_WITHOUT_EVIDENCE,
    severity=Severity.MEDIUM,
    definition="A judgement with no reason, event, date, observation or view within reach.",
    bad="Mr Doyle does not prioritise the children.",
    good="I think the children come second on pay day, because on 2 and 9 May there was no food.",
    find=_find,
    leaves_alone=(
        "a judgement whose reason stands one or two sentences before it, or straight after it",
        "what is not yet known: “I cannot tell yet whether …”; “I think …” is asked for its reason quietly",
    ),
)
