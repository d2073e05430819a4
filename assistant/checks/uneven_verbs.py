"""Flags a note in which the family "claims" while professionals "confirm"."""

from collections.abc import Iterator

from assistant.checks.reading import FAMILY, Check, NoteReading
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role

FEWEST = 6
"""Verbs of saying that a note needs before they are compared."""

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
        lemmas = {token.idx: token.lemma_.lower() for token in read.doc}
        for start, end, holder in read.held:
            verb = (lemmas[start], read.text[start:end])
            if verb[0] in _DOUBT | _TRUST and holder in FAMILY:
                family.append(verb)
            elif verb[0] in _DOUBT | _TRUST and holder == Role.PROFESSIONAL:
                others.append(verb)
    if len(family) + len(others) < FEWEST or len(family) < 2 or len(others) < 2:
        return
    doubted = [words for lemma, words in family if lemma in _DOUBT]
    doubted_others = [words for lemma, words in others if lemma in _DOUBT]
    if len(doubted) < 2 or len(doubted) * len(others) <= 2 * len(doubted_others) * len(family):
        return
    yield Finding(
        code=Code.UNEVEN_VERBS,
        severity=Severity.MEDIUM,
        words=tuple(dict.fromkeys((*doubted, *(words for _, words in others)))),
        message=f"The family “{doubted[0]}” where professionals “{others[0][1]}”. That weighs their words unevenly.",
        suggestion="Write “said” for everybody.",
    )


CHECK = Check(
    code=Code.UNEVEN_VERBS,
    severity=Severity.MEDIUM,
    definition="Verbs that doubt the family and trust professionals, over a whole note.",
    bad="Mum alleges … Dad claims … The police confirmed … School advised …",
    good="Mum said … Dad said … The police said … School said …",
    find=_find,
    leaves_alone=(f"notes with fewer than {FEWEST} verbs of saying",),
)
