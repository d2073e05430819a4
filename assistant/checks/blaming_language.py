"""Flags words that blame or label a person."""

import re
from collections.abc import Iterator

from assistant.checks import traits
from assistant.checks.blame import blaming_phrase
from assistant.checks.clause import Voice
from assistant.checks.cues import REFUSED
from assistant.checks.judged_here import owns_sight
from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.checks.terms import Hit
from assistant.domain.casenote import Kind
from assistant.domain.finding import Code, Finding, Severity

_NOT = re.compile(
    r"\b(?:not|no|never|n['’]t|without|nor|rather than|isn['’]t|wasn['’]t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_THING = re.compile(
    r"^\W+(?:dog|cat|puppy|treatment|cancer|tumour|medicine|cream|material|strain|bacteria|advertis\w+|schedule"
    r"|job|work|marking)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:on \d|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\d{1,2}[/.]\d{1,2}|because|as (?:he|she|they))",
    re.IGNORECASE,
)
_MILDER = (
    "fail",
    "known to",
    "well known",
    "not bothered",
    "absent",
    "not engaging",
    "non-",
    "non ",
    "does not prior",
    "did not prior",
)
_THINGS_FAIL = re.compile(
    r"\b(?:boiler|car|heating|phone|test|school|council|service|landlord|system|exam|hospital|police|agenc\w+)\s+$",
    re.I,
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        found = read.hits(reading.terms, "blame")
        for hit in found:
            before, after = read.text[: hit.start], read.text[hit.end :]
            if REFUSED.search(hit.words) or _NOT.search(before) or _THING.match(after) or _THINGS_FAIL.search(before):
                continue
            yield finding_on(
                read,
                Code.BLAMING_LANGUAGE,
                _severity(read, hit),
                (hit.start, hit.end),
                _message(read, hit),
                _suggestion(hit),
                who=read.label.holder,
            )
        trait = traits.blamed(read.bare)
        spans = [(trait.start, trait.end)] if trait is not None else []
        phrase = blaming_phrase(read.bare)
        if phrase is not None and not spans:
            spans = [phrase]
        for start, end in spans:
            if any(h.start < end and start < h.end for h in found):
                continue
            yield finding_on(
                read,
                Code.BLAMING_LANGUAGE,
                Severity.LOW if _owned(read, start) else Severity.HIGH,
                (start, end),
                f"“{read.text[start:end]}” blames or labels a person, and does not say what happened.",
                "Say what was said or done, and when.",
                who=read.label.holder,
            )


def _owned(read: Read, start: int) -> bool:
    """Say whether words stand in what somebody is said to have said or thought, before them in the same statement."""
    view = read.label.kind.is_view and not read.label.unsure
    if owns_sight(read, start):
        return True
    if read.label.kind is Kind.MIXED:
        view = any(c.voice is Voice.VIEW and c.start <= start < c.end for c in read.label.clauses)
    return view and any(place < start for place, _, _ in read.held)


def _severity(read: Read, hit: Hit) -> Severity:
    if _owned(read, hit.start):
        return Severity.LOW
    milder = hit.words.lower().startswith(_MILDER)
    return (
        Severity.MEDIUM
        if milder or (hit.words.lower().startswith("fail") and _DATED.search(read.text))
        else Severity.HIGH
    )


def _message(read: Read, hit: Hit) -> str:
    if _owned(read, hit.start):
        return f"“{hit.words}” labels a person. If these were somebody's own words, put them in quotation marks."
    return f"“{hit.words}” blames or labels a person, and does not say what happened."


def _suggestion(hit: Hit) -> str:
    plain = hit.term.plain.strip("()") if hit.term.plain.startswith("(") else hit.term.plain
    return f"{plain[:1].upper()}{plain[1:]}."


CHECK = Check(
    code=Code.BLAMING_LANGUAGE,
    severity=Severity.HIGH,
    definition="Words that blame or label a person in place of saying what happened.",
    bad="Mum is manipulative and hard to reach.",
    good="Mum told the school one time and told me another (3 and 5 May). We have met once in four tries.",
    find=_find,
    leaves_alone=("words inside a quotation", "“not aggressive”", "an aggressive dog, a resistant strain"),
)
