"""Reads an instruction such as "shorter" or "to the child" as one of the few that rules can follow."""

import re
from enum import StrEnum


class Instruction(StrEnum):
    """What rules can do to a statement, as a person would ask for it."""

    SHORTER = "shorter"
    PLAINER = "plainer"
    TO_CHILD = "to the child"
    THIRD_PERSON = "in the third person"


_SAID_AS = {
    Instruction.SHORTER: r"short(?:er|en)?|brief(?:er|ly)?|fewer words|concise(?:ly)?|tighten|cut (?:it|this) down",
    Instruction.PLAINER: r"plain english|plain(?:er)?|simpl(?:er|e|ify)|easy (?:to read|words)|easier|no jargon"
    r"|clearer",
    Instruction.TO_CHILD: r"(?:to|for) (?:the )?(?:child|him|her|them)|as a letter|second person|you[- ]form",
    Instruction.THIRD_PERSON: r"third person|not (?:in the )?first person|without [“\"']?i[”\"']?|no [“\"']?i[”\"']?",
}
_FILLER = re.compile(
    r"\b(?:please|can you|could you|make|put|write|rewrite|turn|say|it|this|these|section|part|in|into|the|a|bit|more"
    r"|much|words|form|sentences?|using|use|and)\b",
    re.IGNORECASE,
)


def instruction_of(text: str, child: str | None = None) -> Instruction | None:
    """Say which instruction a person means; None where it is none of these, or more than one.

    >>> instruction_of("make it shorter, please").value
    'shorter'
    """
    said = " ".join(text.lower().split()).strip(" .!")
    if child:
        said = re.sub(rf"\b(to|for) {re.escape(child.lower())}\b", r"\1 the child", said)
    found = []
    for instruction, words in _SAID_AS.items():
        rest, count = re.subn(rf"\b(?:{words})(?!\w)", " ", said)
        if count and not re.search(r"\w", _FILLER.sub(" ", rest)):
            found.append(instruction)
    return found[0] if len(found) == 1 else None
