"""Flags a note in which the family "claims" while professionals "confirm"."""

from collections.abc import Iterator

from assistant.checks.reading import FAMILY, Check, NoteReading
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role

FEWEST = 2
"""Doubting verbs for the family, and plain or trusting ones for professionals, that a note needs."""

_DOUBT = frozenset(
    {"claim", "allege", "admit", "insist", "deny", "maintain", "purport", "profess", "confess", "concede", "assert"}
)
_TRUST = frozenset(
    {"confirm", "advise", "report", "explain", "state", "inform", "note", "clarify", "say", "tell", "share"}
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    family: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for read in reading.reads:
        starts = {start for start, _, _ in read.held}
        lemmas = {token.idx: token.lemma_.lower() for token in read.tokens if token.idx in starts}
        for start, end, holder in read.held:
            verb = (lemmas[start], read.text[start:end])
            if verb[0] in _DOUBT | _TRUST and holder in FAMILY:
                family.append(verb)
            elif verb[0] in _DOUBT | _TRUST and holder == Role.PROFESSIONAL:
                others.append(verb)
        doubts = [hit for hit in read.hits(reading.terms, "doubt") if hit.start not in starts]
        if read.label.holder in FAMILY and read.label.kind.is_view:
            family += [("claim", hit.words) for hit in doubts]
    doubted = [words for lemma, words in family if lemma in _DOUBT]
    trusted = [words for lemma, words in others if lemma in _TRUST]
    if not doubted or len(trusted) < FEWEST or len(doubted) + len(trusted) < 2 * FEWEST:
        return
    doubted_others = len(others) - len(trusted)
    as_often = len(doubted) * len(others) <= 2 * doubted_others * len(family)
    if as_often or 3 * len(doubted) < len(family):
        return
    yield Finding(
        code=Code.UNEVEN_VERBS,
        severity=Severity.MEDIUM,
        words=tuple(dict.fromkeys((*doubted, *trusted))),
        message=f"The family “{doubted[0]}” where professionals “{_firmest(trusted)}”: their words weigh less here.",
        suggestion="Write “said” for everybody.",
    )


def _firmest(words: list[str]) -> str:
    """Give the verb that shows the difference best: "confirmed" before "said"."""
    return next((word for word in words if not word.lower().startswith(("sa", "t"))), words[0])


CHECK = Check(
    code=Code.UNEVEN_VERBS,
    severity=Severity.MEDIUM,
    definition="Verbs that doubt the family and trust professionals, over a whole note.",
    bad="Mum alleges … Dad claims … The police confirmed … School advised …",
    good="Mum said … Dad said … The police said … School said …",
    find=_find,
    leaves_alone=("notes in which most of what the family says is simply “said”",),
)
