"""Builds the questions that ask the worker for analysis from what was said; it never answers them."""

from collections.abc import Sequence

from assistant.domain.casenote import Form
from assistant.domain.notetype import SectionPlan
from assistant.domain.person import Person
from assistant.drafting.line import Line
from assistant.drafting.prose import with_subject
from assistant.drafting.select import RISK, VIEW

_MOST = 3
_FIRST = 2


def analysis_prompts(plan: SectionPlan, lines: Sequence[Line], child: Person | None) -> tuple[str, ...]:
    """Give the questions of a section, led by what the child, then others, said that most needs weighing."""
    name = child.first_name if child else "the child"
    childs = [line for line in lines if line.rests_on[0].voice.is_child and line.form is Form.QUOTE]
    weighty = sorted(childs, key=lambda line: -_weight(line))[:_FIRST]
    others = [line for line in lines if not line.rests_on[0].voice.is_child and RISK.search(line.text)]
    chosen = [*sorted(weighty, key=lambda line: line.rests_on[0].key), *others][:_MOST]
    asks = [
        f"{with_subject(line, line.rests_on[0].voice.name)} What does this mean for {_whom(line) or name}?"
        for line in chosen
        if _weight(line) > 0
    ]
    return (*asks, *plan.questions)


def _whom(line: Line) -> str | None:
    """The child who said it, where it was a child."""
    person = line.rests_on[0].voice.person
    return person.first_name if person is not None and line.rests_on[0].voice.is_child else None


def _weight(line: Line) -> int:
    words = len(line.text.split())
    return 3 * len(RISK.findall(line.text)) + len(VIEW.findall(line.text)) + (1 if words > 12 else 0)
