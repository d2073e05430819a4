"""Flags a deed with nobody who does it."""

from collections.abc import Iterator

from assistant.checks.cues import UNOWNED
from assistant.checks.grammar import hidden_doer
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.casenote import Keeps
from assistant.domain.finding import Code, Finding, Severity

_DEEDS = frozenset(
    """decide agree tell ask inform advise make refer remove complete discuss arrange send give offer request note
    observe identify address contact place move stop cancel share explain raise record assess recommend implement
    provide undertake support encourage remind expect require refuse suspend exclude inspect search warn invite
    hit hurt punch kick slap push grab hold shake burn bite beat strike lock threaten shout assault injure strangle
    restrain harm abuse neglect leave take return change extend reduce increase review close open approve reject
    consider report allege blame""".split()
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        if UNOWNED.search(read.bare) or read.keeps is Keeps.ACTIONS:
            continue
        for token in read.tokens:
            passive = hidden_doer(token) if token.lemma_ in _DEEDS else None
            if passive is None or read.quoted(token.idx):
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
    leaves_alone=(
        "a passive that names who did it: “was told by the school”",
        "“was born”, “is called”, “got married”",
    ),
)
