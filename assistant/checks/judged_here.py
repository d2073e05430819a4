"""Finds the writer's own judgement in a statement that stands among views or among things seen."""

import re

from assistant.checks import traits
from assistant.checks.blame import blaming_phrase
from assistant.checks.clause import Clause, Voice
from assistant.checks.reading import Read
from assistant.domain.casenote import Keeps, Kind

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
    leans = LEANS_SEEN if read.keeps is Keeps.OBSERVATIONS else LEANS
    if label.kind is Kind.ANALYSIS and label.confidence >= leans and _stands_alone(read):
        return None, False
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


def _stands_alone(read: Read) -> bool:
    """Say whether a statement has a subject, as "There was no answer" has not, and nobody is said to hold it."""
    subject = any(token.dep_ in {"nsubj", "nsubjpass"} for token in read.doc)
    return subject and not read.held and not read.quotes


def judged_clause(read: Read) -> Clause | None:
    """Give the clause in which words decide that the writer judges, beside somebody's view or alone."""
    if read.statement.labelled_by is not None and read.label.kind not in {Kind.ANALYSIS, Kind.MIXED}:
        return None
    found = (c for c in read.label.clauses if c.voice is Voice.ANALYSIS and c.confidence >= SURE and c.words)
    return next(found, None)
