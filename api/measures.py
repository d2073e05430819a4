"""What is measured on each record when two sets are compared; the same on the page and on the command line."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from assistant.checks.examine import examine
from assistant.checks.terms import Terms
from assistant.domain.casenote import Kind, Note
from assistant.domain.finding import Code, Report
from assistant.errors import BadInputError
from assistant.formats.notes import read_note
from assistant.ports import EnglishParser, ReadingAge, StatementClassifier
from assistant.quality.measures import Measure, Measures

APART = frozenset({Code.MIXED_STATEMENT, Code.ANALYSIS_IN_VIEWS, Code.ANALYSIS_IN_OBSERVATIONS})


class Figures(NamedTuple):
    """What one record's text comes to; NaN where it cannot be read, or is too short to score."""

    score: float
    reading_age: float
    parent: float
    apart: float
    words: float


def record_measures(
    *,
    parser: EnglishParser,
    terms: Terms,
    classifier: StatementClassifier | None = None,
    reading_age: ReadingAge | None = None,
    progress: Callable[[int], None] | None = None,
    read: Mapping[str, Figures] | None = None,
) -> Measures:
    """Name the child-friendly score as the one measure beforehand, and look at voices, reading age and length besides.

    Each text is read once, whatever number of measures looks at it, and not at all where `read` holds its figures;
    `progress` hears how many have been read. A child's view is not counted: records alone seldom say that a first name
    is the child's, so the count would be too low.
    """
    known = dict(read or {})

    def figures(text: str) -> Figures:
        if text not in known:
            known[text] = figures_of(text, _report)
            if progress:
                progress(len(known))
        return known[text]

    def of(name: str) -> Callable[[Sequence[str]], list[float]]:
        return lambda texts: [getattr(figures(text), name) for text in texts]

    def _report(note: Note) -> Report:
        return examine(note, parser=parser, terms=terms, classifier=classifier, reading_age=reading_age)

    return Measures(
        Measure.of_text("readability", "The child-friendly score", of("score")),
        (
            Measure.of_text("parent_view", "Records with a parent's view", of("parent"), yes_no=True),
            Measure.of_text("kept_apart", "Records that keep views and analysis apart", of("apart"), yes_no=True),
            Measure.of_text("reading_age", "The reading age", of("reading_age"), better="lower", unit="years"),
            Measure.of_text("words", "The length of a record", of("words"), better="neither", unit="words"),
        ),
    )


def figures_of(text: str, check: Callable[[Note], Report]) -> Figures:
    """Read and check one record, and say what it comes to."""
    try:
        report = check(read_note(text.encode(), name="record"))
    except BadInputError:
        return Figures(math.nan, math.nan, math.nan, math.nan, 0.0)
    read = report.readability
    # What a check is unsure of counts for nobody.
    sure = [statement for statement in report.statements if not statement.unsure]
    return Figures(
        score=math.nan if read.score is None or read.too_short else read.score,
        reading_age=math.nan if read.reading_age is None or read.too_short else read.reading_age,
        parent=float(any(s.kind is Kind.PARENT_VIEW for s in sure)),
        apart=float(not any(finding.code in APART for finding in report.findings)),
        words=float(read.words),
    )
