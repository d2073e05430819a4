"""Flags long runs of words that stand twice, in this note or in an earlier record."""

import re
from collections.abc import Iterator

from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Keeps
from assistant.domain.finding import Code, Finding, Severity

RUN = 25
"""Words in a row that are the same by copying, not by chance."""

_DIFFER = re.compile(r"\b(?:differ|disagree|side by side|compared)", re.IGNORECASE)
"""Headings under which what two people said is set down again, to stand beside each other."""

_WORD = re.compile(r"[\w'’-]+")


def _find(reading: NoteReading) -> Iterator[Finding]:
    old = {run for text in reading.earlier for run in _runs(_words(text))}
    words = [(word, read) for read in reading.reads for word in _words(read.text)]
    seen: dict[tuple[str, ...], int] = {}
    told: set[str] = set()
    for place, run in enumerate(_runs([word for word, _ in words])):
        read = words[place][1]
        first = seen.setdefault(run, place)
        again = place - first >= RUN
        differ = _DIFFER.search(read.section.heading) is not None and run not in old
        if (run not in old and not again) or differ or read.statement.id in told:
            continue
        if run not in old and _cited(words[first][1], read):
            continue
        told |= {words[i][1].statement.id for i in range(place, place + RUN)}
        where = "an earlier record" if run in old else "another part of this note"
        yield finding_on(
            read,
            Code.COPIED_TEXT,
            Severity.MEDIUM,
            None,
            f"These words also stand in {where}.",
            "Write what is true of this child, on this day.",
            words=(" ".join(run[:6]),),
        )


def _cited(first: Read, again: Read) -> bool:
    """Say whether words that somebody said are set down a second time in the analysis, to be weighed there."""
    apart = first.section is not again.section and again.keeps is Keeps.ANALYSIS
    return apart and bool(again.quotes) and first.text.strip() == again.text.strip()


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]


CHECK = Check(
    code=Code.COPIED_TEXT,
    severity=Severity.MEDIUM,
    definition=f"The same {RUN} words in a row, in two parts of a note or in another child's or an earlier record.",
    bad="One paragraph on the files of three children.",
    good="A paragraph of its own for each child.",
    find=_find,
    leaves_alone=(
        "a sentence or two that happen to be alike",
        "form labels and headings",
        "“Where accounts differ”",
        "somebody's own words, set down again in the analysis",
    ),
)
