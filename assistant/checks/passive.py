"""Flags a deed with nobody who does it."""

from collections.abc import Iterator

from assistant.checks.cues import UNOWNED
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.casenote import Keeps
from assistant.domain.finding import Code, Finding, Severity

_DEEDS = frozenset(
    {
        "decide",
        "agree",
        "tell",
        "ask",
        "inform",
        "advise",
        "make",
        "refer",
        "remove",
        "complete",
        "discuss",
        "arrange",
        "send",
        "give",
    }
    | {
        "offer",
        "request",
        "note",
        "observe",
        "identify",
        "address",
        "contact",
        "place",
        "move",
        "stop",
        "cancel",
        "share",
        "explain",
        "hit",
        "hurt",
    }
    | {
        "raise",
        "record",
        "assess",
        "recommend",
        "implement",
        "provide",
        "undertake",
        "support",
        "encourage",
        "remind",
        "expect",
        "require",
    }
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        if UNOWNED.search(read.bare) or read.keeps is Keeps.ACTIONS:
            continue
        for token in read.doc:
            passive = next((c for c in token.children if c.dep_ == "auxpass"), None)
            if passive is None or passive.lower_ == "being" or token.lemma_ not in _DEEDS or read.quoted(token.idx):
                continue
            if any(c.dep_ == "agent" for c in token.children):
                continue
            yield finding_on(
                read,
                Code.PASSIVE,
                Severity.LOW,
                (passive.idx, token.idx + len(token.text)),
                "This does not say who did it.",
                "Name who did it, at the start: “I decided …”, “The school told …”.",
            )
            break


CHECK = Check(
    code=Code.PASSIVE,
    severity=Severity.LOW,
    definition="A deed or decision with nobody who does it.",
    bad="A decision was made to stop visits.",
    good="My manager, Ade Cole, decided to stop visits.",
    find=_find,
    leaves_alone=("a passive that names who did it: “was told by the school”",),
)
