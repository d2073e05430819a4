"""Reads offers and requests, what deed each names, and the turn that answers it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.drafting.said import Said

_TOGETHER = re.compile(r"\b(?:shall we|let['’]s|can we|could we)\s+(?P<what>.+?)[.?!]*$", re.I)
_OFFER = re.compile(
    r"\b(?:shall I|do you want me to|would you like me to|would you let me|(?:is it|would it be) (?:okay|ok"
    r"|alright|all right) if I"
    r"|can I|could I)\s+(?P<what>.+?)[.?!]*$",
    re.I,
)
_REQUEST = re.compile(r"\b(?:can|could|will|would) you\s+(?:(?:two|both|all|please)\s+)*(?P<what>.+?)[.?!]*$", re.I)
_WANTED = re.compile(
    r"\b(?:I['’]d like you to|I would like you to|I need you to|I want you to|you(?:['’]ll)? need to"
    r"|you['’]ll(?=[^?]*\?$)(?! be\b| have to\b| know\b| want\b))\s+(?P<what>.+?)[.?!]*$",
    re.I,
)
_COULD = re.compile(r"\bI(?: could| can|['’]d like to)\s+(?P<what>.+?)[.?!]*$")
_TALK = re.compile(
    r"^(?:tell (?:me|us)|say|explain|describe|show me|repeat|hear|remember|think|imagine|ask you|have (?:a )?(?:tea"
    r"|coffee|look|seat|word|chat)|come in|sit$|just ask|start|record|talk me|have (?:five|ten|a few) minutes"
    r"|go (?:up|in|through|over|upstairs|back a)\b|open (?:it|that)|take one|have (?:five|ten|a) |just (?:check|go)"
    r"|(?:bring|fetch|call) (?!it|that|this|them\b)\w+ (?:back )?in\b"
    r"|see (?:him|her|them|[A-Z]\w+)(?: now)?$|put (?:it|that|the|them)\b|pop (?:in|up)|turn |get (?:you|some"
    r"|a )|do money"
    r"|like\b|mind\b|rather\b|feel\b|want\b|be\b|see\b(?! you| if| about)|do (?:that|it)$)",
    re.I,
)
_REFERS = re.compile(r"^(?:do|try|have|sort|go with) (?:it|that|this|so)\b", re.I)


@dataclass(frozen=True)
class Deed:
    """What a sentence offers, asks for or plans together, and whether that is work rather than talk."""

    what: str
    kind: Literal["offer", "request", "together", "able"]
    said: Said

    @property
    def works(self) -> bool:
        """Say whether the deed is something to do after the talk."""
        return (
            self.kind != "able"
            and len(self.what.split()) >= 2
            and (not _TALK.match(self.what) or (bool(_REFERS.match(self.what)) and len(self.what.split()) > 2))
        )


def deed_of(said: Said, *, able: bool = False) -> Deed | None:
    """Read the deed of an offer or a request; `able` takes "I could ring her" for one too."""
    for pattern, kind in ((_TOGETHER, "together"), (_OFFER, "offer"), (_REQUEST, "request"), (_WANTED, "request")):
        if match := pattern.search(said.text):
            what = match["what"].strip(" ,")
            return Deed(what, kind, said)  # type: ignore[arg-type]
    if able and (match := _COULD.search(said.text)):
        return Deed(match["what"].strip(" ,"), "able", said)
    return None


def answer_of(said: Sequence[Said], at: int) -> list[Said]:
    """The sentences of the turn that follows, where another voice speaks."""
    one = said[at]
    return [s for s in said[at + 1 : at + 9] if s.order == one.order + 1 and s.voice != one.voice]


def is_courtesy(question: Said) -> bool:
    """Say whether a question only asks leave to talk, come in or record."""
    deed = deed_of(question)
    polite = re.search(
        r"\b(?:record|come in|sit|talk to you|chat|ask you|a word|can you hear|is that (?:okay|ok|alright)"
        r"|okay with you|alright\?|does that make sense|do you mind)\b",
        question.text,
        re.I,
    )
    return bool(polite) or (deed is not None and not deed.works)


def meant(said: Sequence[Said], at: int) -> Deed | None:
    """The earlier deed that "I'll do that" means: named in this turn or the one before, and itself not "that"."""
    for earlier in reversed(said[max(0, at - 6) : at]):
        if said[at].order - earlier.order > 2:
            return None
        deed = deed_of(earlier, able=True)
        if deed is not None and not _REFERS.match(deed.what) and len(deed.what.split()) >= 2:
            return deed
    return None
