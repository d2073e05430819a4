"""Flags words that cast doubt on what a family member said."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.checks.mending import said, without
from assistant.checks.reading import FAMILY, Check, NoteReading, Read, finding_on
from assistant.checks.terms import Hit
from assistant.domain.finding import Code, Finding, Severity

if TYPE_CHECKING:
    from spacy.tokens import Token

_STRONG = frozenset({"claim", "insist", "purport", "profess", "confess", "concede", "contend", "allege", "admit"})
_MILD = frozenset({"deny", "assert"})
_LEGAL = re.compile(
    r"\b(?:police|offence|charged?|court|arrest\w*|bail|convict\w*|prosecut\w*|crime|solicitor|judge)\b", re.I
)
_TURNS = re.compile(
    r"\b(?:his|her|their|['’]s|this|that|one|another) version (?:of (?:events|it|things|what happened)|was|is)\b"
    r"|(?:sw(?:ears|ore)|swearing) (?!blind\b)(?=(?:that|he|she|they|it|there|nobody|no one)\b)|\bor so (?:he|she"
    r"|they) (?:says?|said|claims?)"
    r"|\b(?:if|were) (?:he|she|they|mum|dad) (?:is|are|was|were) to be believed|\bexpects? (?:us|me|people) to believe"
    r"|\b(?:his|her|their) (?:story|account) (?:keeps?|kept|has) chang\w+|\bconveniently\b|\bself-report(?:s|ed)\b"
    r"|\ballegation that never\b|\b(?:tried|trying|tries) to (?:convince|persuade) (?:me|us) that\b",
    re.IGNORECASE,
)
_LEAVE_OUT = frozenset({"supposedly", "allegedly", "so-called", "reportedly", "purportedly", "ostensibly"})
_THAT_SHE = re.compile(r"\s+(?!about\b|on\b)\w")
_CLAUSE = frozenset({"ccomp", "xcomp", "pcomp", "mark"})
_ADMITTED = re.compile(
    r"^\s+(?:to|into)\s+(?:the |a |an )?(?:\w+ )?(?:hospital|ward|nursery|school|unit|a&e|home|care)", re.IGNORECASE
)
_BENEFIT = re.compile(
    r"^\s+(?:\w+ ){0,2}(?:benefits?|universal credit|pip|dla|housing|money|tax|child|asylum|expenses|it back)", re.I
)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        holders = {start: holder for start, _, holder in read.held}
        verbs = {token.idx: token for token in read.tokens}
        for hit in read.hits(reading.terms, "doubt"):
            token = verbs.get(hit.start)
            finding = (
                _on_verb(read, hit, token, holders)
                if token is not None and (token.pos_ == "VERB" or token.idx in holders)
                else _on_phrase(read, hit)
            )
            if finding is not None:
                yield finding
        yield from _on_turns(read)


def _on_turns(read: Read) -> Iterator[Finding]:
    """Find turns of phrase that doubt, which are no words of the list."""
    for match in _TURNS.finditer(read.bare):
        yield finding_on(
            read,
            Code.DOUBTING_LANGUAGE,
            Severity.MEDIUM,
            match.span(),
            f"“{match.group()}” makes it sound as if this is not believed.",
            "Write “said”. If something else was seen, say so in a sentence of its own.",
            who=read.label.holder,
        )


def _on_verb(read: Read, hit: Hit, token: "Token", holders: dict[int, str | None]) -> Finding | None:
    rest = read.text[hit.end :]
    lemma = token.lemma_.lower()
    holder = holders.get(hit.start) or read.label.holder
    if (
        _ADMITTED.match(rest)
        or (_BENEFIT.match(rest) and rest[:6] != " that ")
        or (_LEGAL.search(read.text) and lemma in {"allege", "admit", "deny"})
    ):
        return None
    speaks = any(child.dep_ in _CLAUSE for child in token.children) or rest[:1] in {",", ":"} or rest[:6] == " that "
    if lemma == "maintain" and not speaks:
        return None
    known = holder in FAMILY
    if not known and holder is not None:
        return None
    strong = lemma in _STRONG and known and (speaks or lemma in {"insist", "allege"})
    severity = Severity.HIGH if strong else Severity.LOW if lemma in _MILD else Severity.MEDIUM
    # "She said that he hit her" is the opposite of "She denied that he hit her".
    mended = None if lemma == "deny" else said(read.text, token)
    return _finding(read, hit, severity, holder, mended)


def _on_phrase(read: Read, hit: Hit) -> Finding | None:
    if _LEGAL.search(read.text) and hit.words.lower().startswith("alleged"):
        return None
    noun_like = hit.words.lower() in {"claim", "claims", "alleged"}
    if hit.words.lower() == "adamant" and not _THAT_SHE.match(read.text[hit.end :]):
        return None
    # Without its "allegedly" a sentence that names nobody who says so would tell it as a fact.
    adverb = hit.words.lower() in _LEAVE_OUT and bool(read.held)
    mended = without(read.text, hit.start, hit.end) if adverb else None
    return None if noun_like else _finding(read, hit, Severity.MEDIUM, read.label.holder, mended)


def _finding(read: Read, hit: Hit, severity: Severity, holder: str | None, mended: str | None) -> Finding:
    plain = hit.term.plain
    fix = f"Write “{plain}”." if "(" not in plain and " and " not in plain else plain
    return finding_on(
        read,
        Code.DOUBTING_LANGUAGE,
        severity,
        (hit.start, hit.end),
        f"“{hit.words}” makes it sound as if this is not believed.",
        f"{fix[:1].upper()}{fix[1:]} If something else was seen, say so in a sentence of its own.",
        who=holder,
        replacement=mended,
    )


CHECK = Check(
    code=Code.DOUBTING_LANGUAGE,
    severity=Severity.HIGH,
    definition="A verb or word that casts doubt on what a child, parent or relative said.",
    bad="Mum claims that she rang.",
    good="Mum said that she rang on Tuesday. The school's log shows no call.",
    find=_find,
    leaves_alone=(
        "“admitted to hospital”",
        "an alleged offence in a sentence about police or court",
        "“claims Universal Credit”",
        "words inside a quotation",
    ),
)
