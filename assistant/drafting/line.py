"""Holds a sentence of the draft before it has its number and its place."""

from dataclasses import dataclass

from assistant.domain.casenote import Evidence, Form, Kind
from assistant.drafting.said import Said


@dataclass(frozen=True)
class Line:
    """A sentence of the draft."""

    text: str
    kind: Kind
    holder: str | None
    form: Form
    evidence: tuple[Evidence, ...]
    rests_on: tuple[Said, ...]
    new_paragraph: bool = False
