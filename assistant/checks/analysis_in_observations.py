"""Flags the writer's judgement in a section kept for what was seen and heard."""

from collections.abc import Iterator

from assistant.checks.judged_here import own_judgement
from assistant.checks.minds import mind_read
from assistant.checks.reading import Check, NoteReading, finding_on
from assistant.domain.casenote import Keeps
from assistant.domain.finding import Code, Finding, Severity


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        if read.keeps is not Keeps.OBSERVATIONS or read.section.for_child:
            continue
        judged = own_judgement(read)
        span = judged[0] if judged is not None else mind_read(read, reading.roster)
        if judged is None and span is None:
            continue
        yield finding_on(
            read,
            Code.ANALYSIS_IN_OBSERVATIONS,
            Severity.MEDIUM,
            span,
            "This part is kept for what you saw and heard, and this reads as your own judgement.",
            "Say what you saw or heard here, and move the judgement to your analysis.",
        )


CHECK = Check(
    code=Code.ANALYSIS_IN_OBSERVATIONS,
    severity=Severity.MEDIUM,
    definition="The writer's judgement in a section kept for what was seen and heard.",
    bad="What I saw: The home is neglectful.",
    good="What I saw: There was no food in the fridge and one bed had no sheet.",
    find=_find,
    leaves_alone=("how something looked: “she seemed tired”", "a judgement that somebody else is said to hold"),
)
