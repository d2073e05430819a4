"""Flags "clearly" and its kind beside a judgement."""

import re
from collections.abc import Iterator

from assistant.checks.cues import MENTAL
from assistant.checks.holders import WRITERS
from assistant.checks.mending import without
from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.checks.terms import Hit, Term
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity

_PLAIN_SENSE = re.compile(
    r"^\s+(?:sa(?:y|id|ys)|told|saw|see|hear|heard|audible|visible|marked|labelled|written|explain\w*|stat\w+"
    r"|sp(?:oke|eak\w*)|remember\w*|set out|ask\w*)\b",
    re.IGNORECASE,
)
_TERM = Term("", "certainty", "")
_SURE_TURNS = re.compile(
    r"\b(?:it (?:is|was|seems) (?:\w+ )?(?:plain|patent|undeniable|self-evident|beyond question|as plain as day"
    r"|plain to see|inescapable|unarguable) (?:that|to)\b"
    r"|(?:anyone|anybody) (?:can|could) see|plain (?:to see|for all to see)|there (?:is|can be|was) no (?:denying"
    r"|mistaking|escaping|getting away from|two ways about)"
    r"|without a shadow of|as clear as day|of course (?=(?:he|she|they|it|this|mum|dad)\b)|needless to say"
    r"|it goes without saying|(?:everyone"
    r"|everybody) knows|as we all know"
    r"|beyond (?:any |all )?doubt|there is no question|there can be no|without question|(?:this|which"
    r"|it) (?:clearly )?proves|for certain"
    r"|must have known|blatantly|patently)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:sa(?:id|ys?)|sp(?:oke|eaks?|oken)|explain(?:s|ed)?|stated?|described?|remember(?:s|ed)?|told (?:me|us)"
    r"|see|saw|hear|heard|ask(?:s|ed)|answer(?:s|ed)|show(?:s|ed|n)?|wr(?:ote|itten))\s+(?:\w+\s)?$",
    re.IGNORECASE,
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        if read.label.kind is Kind.ACTION:
            continue
        for hit in (*read.hits(reading.terms, "certainty"), *_turns(read)):
            if _PLAIN_SENSE.match(read.text[hit.end :]) or _SAID.search(read.text[: hit.start]):
                continue
            opens = hit.start == 0 and hit.words.lower().startswith(("it ", "there "))
            owned = not read.label.unsure and not opens and not _guesses(read, hit.start)
            if read.label.kind.is_view and (owned or _told(read, hit.start)):
                continue
            yield finding_on(
                read,
                Code.INFLATED_CERTAINTY,
                Severity.LOW
                if read.label.kind is Kind.OBSERVATION and read.keeps is not Keeps.ANALYSIS
                else Severity.MEDIUM,
                (hit.start, hit.end),
                f"“{hit.words}” makes a judgement sound like a fact.",
                "Write “I think …” and “because …”, with what you saw or heard.",
                replacement=without(read.text, hit.start, hit.end),
            )


def _told(read: Read, place: int) -> bool:
    """Say whether somebody but the writer says or thinks what stands at a place."""
    return any(start < place and holder not in WRITERS for start, _, holder in read.held)


def _guesses(read: Read, place: int) -> bool:
    """Say whether the word of certainty goes with what somebody feels or wants, and comes before any word of saying."""
    feels = any(token.idx == place and token.head.lemma_.lower() in MENTAL for token in read.tokens)
    return feels and not any(start < place for start, _, _ in read.held)


def _turns(read: Read) -> list[Hit]:
    """Find turns of phrase that are too sure, which are no words of the list."""
    return [Hit(_TERM, *match.span(), match.group()) for match in _SURE_TURNS.finditer(read.bare)]


CHECK = Check(
    code=Code.INFLATED_CERTAINTY,
    severity=Severity.MEDIUM,
    definition="“Clearly”, “obviously” and the like beside a judgement.",
    bad="She is clearly coping.",
    good="I think she is coping, because the children were fed and ready for school on all three visits.",
    find=_find,
    leaves_alone=("“said clearly”, “could clearly hear”", "what somebody else is sure of"),
)
