"""Flags a wish of a child or parent that nothing later in the note answers."""

import re
from collections.abc import Iterator

from assistant.checks.reading import FAMILY, Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity

_WISH = re.compile(
    r"\b(?:wants?|wanted|would like|['’]d like|wish(?:es|ed)?|asked (?:for|if|to|that|whether|me to)|requested"
    r"|hop(?:es|ed) (?:to|that|for)|needs? help)\b",
    re.IGNORECASE,
)
_NOUNS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_COMMON = frozenset(
    {
        "want",
        "like",
        "wish",
        "ask",
        "say",
        "tell",
        "hope",
        "have",
        "be",
        "get",
        "go",
        "do",
        "make",
        "would",
        "request",
        "more",
        "thing",
        "time",
    }
    | {"need", "help", "see", "know", "think", "feel", "visit", "day", "week"}
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    answers = [
        read
        for read in reading.reads
        if read.label.kind in {Kind.ANALYSIS, Kind.ACTION, Kind.MIXED} or read.keeps in {Keeps.ACTIONS, Keeps.ANALYSIS}
    ]
    if not answers and not reading.note.actions:
        return
    spoken = {lemma for read in answers for lemma in _content(read)}
    spoken |= {word.lower() for action in reading.note.actions for word in re.findall(r"\w+", action.what)}
    for read in reading.reads:
        match = _WISH.search(read.text)
        if (
            match is None
            or read in answers
            or read.label.holder not in FAMILY
            or not read.label.kind.is_view
            or read.label.unsure
        ):
            continue
        wanted = _content(read, match.end())
        named = {m.words.lower() for m in reading.roster.mentions(read.text[: match.start()])}
        if not wanted or (wanted - named) & spoken:
            continue
        yield finding_on(
            read,
            Code.UNANSWERED_VIEW,
            Severity.LOW,
            match.span(),
            "This is a wish, and nothing in the analysis or the actions answers it.",
            "Say what you will do about it, or why it cannot be done.",
            who=read.label.holder,
        )


def _content(read: Read, start: int = 0) -> set[str]:
    return {
        token.lemma_.lower()
        for token in read.doc
        if token.idx >= start and token.pos_ in _NOUNS and token.lemma_.lower() not in _COMMON and len(token.text) > 2
    }


CHECK = Check(
    code=Code.UNANSWERED_VIEW,
    severity=Severity.LOW,
    definition="A wish of a child or parent that no analysis or action answers.",
    bad="Dad would like weekends. (Nothing follows.)",
    good="Dad would like weekends. I will ask the family centre about Saturdays by 1 June.",
    find=_find,
    leaves_alone=("notes with no analysis and no actions in them",),
)
