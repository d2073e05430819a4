"""Finds the writer's own judgement in a statement that stands among views or among things seen."""

import re

from assistant.checks import traits
from assistant.checks.blame import blaming_phrase
from assistant.checks.clause import Clause, Voice
from assistant.checks.reading import Read
from assistant.domain.casenote import Keeps, Kind

_A_COUNT = re.compile(
    r"^\W*[\w'’ -]{1,40}? (?:is|was|are|were|turned|turns) (?:now |nearly |almost |just |only |about )?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|a (?:baby|toddler))\b",
    re.IGNORECASE,
)
"""Somebody's age, or how many there are."""

_PRESENTED = re.compile(
    r"\b(?:present(?:s|ed|ing)?|com(?:es?|ing) across|came across) as (?:an? )?(?:[\w-]+,? (?:and |but )?){1,4}"
    r"(?:child|boy|girl|baby|toddler|teenager|young (?:man|woman|person)|mother|father|parent|carer|man|woman|family"
    r"|couple)\b",
    re.IGNORECASE,
)
"""What sort of person somebody is taken for."""

_LACKING = re.compile(
    r"\b(?:has|have|had|shows?|showed) (?:very |so |far too |too )?(?:little|no|scant|limited|a poor|a weak) "
    r"(?:real |true |obvious )?(?:sense|grasp|ambition|regard|understanding|awareness|notion|thought|feel|warmth"
    r"|empathy|insight|control|respect|remorse|patience) ?(?:of|for|over|with|towards)?\b"
    r"|\b(?:is|was) no (?:place|home|way|life) (?:for|to)\b"
    r"|\b(?:handled|handles|handling|managed|manages|parented|parents|responded|responds|dealt with|deals with)\b"
    r"[^.;,]{0,40}\b(?:(?:in)?sensitively|(?:in)?appropriately|badly|poorly|(?:in)?adequately|(?:in)?competently"
    r"|irresponsibly|harshly|coldly|skilfully|beautifully)\b",
    re.IGNORECASE,
)
"""What somebody is said to lack, or how well a thing was done."""

_TOO_MUCH = re.compile(
    r"\b(?:worries|trusts|gives in|leans on \w+|relies on \w+|expects|asks|talks|thinks|cares|fusses) (?:far |much )?"
    r"too (?:much|easily|quickly|readily|often|little|far|hard)\b",
    re.IGNORECASE,
)
"""More or less of a thing than the writer holds right."""

_OWN_SIGHT = re.compile(r"s(?:ees|aw|eeing) (?:no|nothing)\b", re.IGNORECASE)
"""What somebody sees no harm in is how they see it, where the statement is surely theirs."""

_NEEDS_TO = re.compile(
    r"\b(?:needs?|ought|has|have|must) (?:to )?(?:accept|understand|realise|recognise|learn|grow up|prioritise"
    r"|think about|take (?:more )?"
    r"responsibility|face up|engage|stop (?:blaming|arguing|drinking|making))\b",
    re.IGNORECASE,
)

FEWEST = 3
"""Words of a statement below which nothing is made of it."""

SURE = 0.75
"""Confidence in a clause from which its words are taken to decide."""

LEANS = 0.58
"""From this confidence a statement that no one is said to hold is taken for the writer's, where only views belong."""

LEANS_SEEN = 0.55
"""The same where only things seen belong, whose own share is raised by the section."""

Judgement = tuple[tuple[int, int] | None, bool]
"""Where the words of judgement stand, and whether words decide so that it is sure."""


def own_judgement(read: Read) -> Judgement | None:
    """Find a judgement that is nobody else's in a statement; None where somebody holds it, or nothing is sure."""
    label = read.label
    if len(read.text.split()) < FEWEST:
        return None
    if label.kind is Kind.ANALYSIS and not label.unsure:
        decided = [word for word in label.reasons if word in read.text and word != "follows"]
        place = read.text.find(decided[0]) if decided else -1
        span = (place, place + len(decided[0])) if place >= 0 else None
        return span, span is not None and label.confidence >= 0.75
    leaning = _leaning(read)
    if leaning is not None:
        return leaning
    clause = judged_clause(read)
    if clause is not None:
        return (clause.start, clause.end), False
    told_off = _NEEDS_TO.search(read.bare)
    trait = traits.blamed(read.bare)
    if told_off is not None and trait is None and not read.held and not read.quotes:
        return told_off.span(), False
    span = (trait.start, trait.end) if trait is not None else blaming_phrase(read.bare)
    held = any(start < span[0] for start, _, _ in read.held) if span is not None else True
    return (span, False) if span is not None and not held and not read.quotes else None


def _leaning(read: Read) -> Judgement | None:
    """Find words that say what sort of person somebody is, or a judgement that is likely and that nobody holds."""
    label = read.label
    if read.held or read.quotes:
        return None
    pattern = next((p for p in (_PRESENTED, _LACKING, _TOO_MUCH) if p.search(read.bare)), None)
    found = pattern.search(read.bare) if pattern is not None and label.kind is not Kind.ACTION else None
    if found is not None and re.search(r"\b(?:I|me|my)\b", read.bare) is None:
        return found.span(), False
    leans = LEANS_SEEN if read.keeps is Keeps.OBSERVATIONS else LEANS
    likely = label.kind is Kind.ANALYSIS and label.confidence >= leans and _stands_alone(read)
    return (None, False) if likely and _A_COUNT.match(read.bare) is None else None


def _stands_alone(read: Read) -> bool:
    """Say whether a statement has a subject, as "There was no answer" has not, and nobody is said to hold it."""
    subject = any(token.dep_ in {"nsubj", "nsubjpass"} for token in read.tokens)
    return subject and not read.held and not read.quotes


def owns_sight(read: Read, place: int) -> bool:
    """Say whether words at a place tell what somebody sees no harm in, in a statement that is surely their view."""
    return read.label.kind.is_view and not read.label.unsure and _OWN_SIGHT.match(read.bare[place:]) is not None


def judged_clause(read: Read) -> Clause | None:
    """Give the clause in which words decide that the writer judges, beside somebody's view or alone."""
    if read.statement.labelled_by is not None and read.label.kind not in {Kind.ANALYSIS, Kind.MIXED}:
        return None
    found = (c for c in read.label.clauses if c.voice is Voice.ANALYSIS and c.confidence >= SURE and c.words)
    return next(found, None)
