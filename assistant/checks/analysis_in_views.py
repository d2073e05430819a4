"""Flags the writer's judgement in a section kept for somebody's views."""

from collections.abc import Iterator

from assistant.checks.judged_here import Judgement, own_judgement
from assistant.checks.mixed_statement import turns
from assistant.checks.reading import FAMILY, Check, NoteReading, Read, finding_on
from assistant.checks.turning import writers_turn
from assistant.domain.casenote import Keeps
from assistant.domain.finding import Code, Finding, Severity


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        judged = _judged(read) if read.keeps is Keeps.VIEWS else None
        if judged is None:
            continue
        span, sure = judged
        family = not read.whose or any(role in FAMILY for role in read.whose)
        yield finding_on(
            read,
            Code.ANALYSIS_IN_VIEWS,
            Severity.HIGH if family and sure else Severity.MEDIUM,
            span,
            "This part is kept for what people said, and this reads as your own judgement.",
            "Move it to your analysis, and say what it rests on. If somebody said it, write who.",
        )


def _judged(read: Read) -> Judgement | None:
    """Find the writer's judgement, alone or in one sentence with somebody's view."""
    judged = own_judgement(read)
    if judged is not None and judged[0] is None and read.section.for_child:
        # A letter answers the child between what was told: "It did not." is no judgement of anybody.
        return None
    return judged or ((None, False) if turns(read) or writers_turn(read) is not None else None)


CHECK = Check(
    code=Code.ANALYSIS_IN_VIEWS,
    severity=Severity.HIGH,
    definition="The writer's judgement in a section kept for somebody's own views.",
    bad="Father's views: He lacks insight into the harm.",
    good='Father\'s views: Mr Doyle said, "I shouted. I did not scare her."',
    find=_find,
    leaves_alone=("a judgement that somebody else is said to hold", "words inside a quotation"),
)
