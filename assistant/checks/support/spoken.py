"""Parts the words that a statement quotes, and the question it tells of, from what it claims in its own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checks.support.cast import Cast, Who
from assistant.checks.support.clauses import SAYING, Reader
from assistant.english.sentences import quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONG_QUOTE = 4
"""A quotation of this many words is somebody's speech; a shorter one may be part of the writer's sentence."""

_ASKED = re.compile(
    r"^(?:Asked|When asked)\b(?P<question>.+?), "
    r"(?=(?:[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*)*(?: \([^)]*\))?|he|she|they|you)"
    r" (?:also |then |just |only )?[a-z]+)"
)
_VOICE = re.compile(r"\bvoice (S\d+)\b")
_SPEAKING = SAYING | {"call", "cry", "laugh", "write", "read", "sign"}


@dataclass(frozen=True)
class Quotation:
    """Words in quotation marks, and whose they are said to be, where that is told."""

    text: str
    who: Who | None
    who_words: str


@dataclass(frozen=True)
class Spoken:
    """What a statement quotes and asks; `aside` are the places of tokens that are not the writer's own claim."""

    quotations: tuple[Quotation, ...]
    question: "tuple[Token, ...]"
    aside: frozenset[int]
    teller: "Token | None"


def spoken_in(doc: "Doc", reader: Reader, me: frozenset[int]) -> Spoken:
    """Find quotations with their speakers, and the question of "Asked whether …, she said …"."""
    spans = [span for span in quoted_spans(doc.text) if _is_speech(doc.text, *span)]
    aside = {t.i for t in doc if any(start <= t.idx < end for start, end in spans)}
    question: tuple[Token, ...] = ()
    asked = _ASKED.match(doc.text)
    if asked:
        question = tuple(t for t in doc if asked.start("question") <= t.idx < asked.end("question"))
        aside |= {t.i for t in doc if t.idx < asked.end("question")}
    quotations, before, teller = [], 0, None
    last: tuple[Who | None, str] = (None, "")
    for number, (start, end) in enumerate(spans):
        after = spans[number + 1][0] if number + 1 < len(spans) else len(doc.text)
        verb = _saying(doc, before, start, aside, last=True)
        if verb is None and last[0] is None:
            verb = _saying(doc, end, after, aside, last=False)
        subject = _subject(verb) if verb is not None else None
        if subject is not None and verb is not None:
            last = (reader.who(subject, me, frozenset()), subject.text)
            teller = subject if teller is None or teller.head.lemma_ == "ask" else teller
        quotations.append(Quotation(doc.text[start + 1 : end - 1], *last))
        before = end
    return Spoken(tuple(quotations), question, frozenset(aside), teller)


def voice_named(text: str, cast: Cast) -> frozenset[int]:
    """Find the person behind "One person (voice S4)" at the start of a statement."""
    match = _VOICE.search(text[:60])
    return frozenset({cast.by_voice[match[1]]}) if match and match[1] in cast.by_voice else frozenset()


def voice_spans(text: str) -> Sequence[tuple[int, int]]:
    """Find where voices are named by their number, which counts nothing."""
    return [match.span() for match in _VOICE.finditer(text)]


def _is_speech(text: str, start: int, end: int) -> bool:
    led = re.search(r"(?:^|[,:])\s*$", text[:start]) is not None
    return led or len(text[start:end].split()) >= LONG_QUOTE


def _saying(doc: "Doc", start: int, end: int, aside: set[int], *, last: bool) -> "Token | None":
    verbs = [
        t
        for t in doc
        if start <= t.idx < end and t.i not in aside and t.lemma_.lower() in _SPEAKING and t.pos_ in {"VERB", "AUX"}
    ]
    verbs = [verb for verb in verbs if _subject(verb) is not None]
    return (verbs[-1] if last else verbs[0]) if verbs else None


def _subject(verb: "Token") -> "Token | None":
    own = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i), None)
    own = own or next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if own is None and verb.dep_ == "conj":
        return _subject(verb.head)
    return own
