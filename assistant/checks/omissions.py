"""Lists what was said that matters, and that no statement of the note rests on."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from assistant.checks.risk import risks
from assistant.checks.support.cast import cast_of
from assistant.checks.support.clauses import Reader
from assistant.checks.support.lexicon import same_words
from assistant.checks.support.quotes import plain
from assistant.checks.support.units import content, weight
from assistant.domain.casenote import Note, Uncovered
from assistant.domain.person import Role
from assistant.domain.transcript import Transcript, Utterance
from assistant.english.dates import dates
from assistant.english.numbers import numbers
from assistant.ports import EnglishParser

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Reason = Literal["risk", "view", "fact", "commitment"]

COVERED = 0.5
"""A sentence is in the note when one or two neighbouring statements hold this share of its words."""

_FEWEST = 3
_FEWEST_OF_CONTENT = 2
_ENOUGH = 1.2
_PHATIC = re.compile(
    r"(?:oh |well |no |yeah |yes |aye |right |okay |ok )*(?:thank|thanks|sorry|hello|hi|morning|afternoon|bye|see you"
    r"|nice to|lovely to|come (?:in|on|through)|sit down|mind the|do you|cup of|tea or"
    r"|that'?s (?:okay|fine|all right|good|it|right)|i (?:know|suppose|see|mean|understand|don'?t know|dunno))\b",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"\b(?:i|we)(?:'m|'d|'ve| am| was| do| don'?t| didn'?t| just| really| still| can'?t| used to)* ?(?:want\w*"
    r"|like[ds]?|love[ds]?|hate[ds]?|wish\w*"
    r"|need\w*|miss\w*|feel\w*|felt|think|thought|hope\w*|worr\w+|scared|frightened|happy|sad|angry|upset|tired"
    r"|lonely|fed up"
    r"|proud|glad|ashamed|embarrassed|enjoy\w*|prefer\w*|agree\w*|disagree\w*|trust\w*|believe\w*|can'?t cope"
    r"|struggl\w*)\b"
    r"|\bnot fair\b|\bwhat worries me\b|\bmy (?:feeling|worry|view) is\b|\bit'?s (?:hard|horrible|great|rubbish"
    r"|unfair|scary)\b"
    r"|\bwould help\b|\b(?:said|says|told me) (?:that )?(?:he|she|they) (?:likes?|wants?|feels?|thinks?|hates?"
    r"|loves?)\b",
    re.IGNORECASE,
)
_COMMITMENT = re.compile(
    r"\b(?:i|we)(?:'ll| will|'m going to| am going to|'re going to| shall| promise)\b|\bme to \w+|\b(?:can|could"
    r"|will) you \w+"
    r"[^?]*\b(?:by|before|tomorrow|next|this week|monday|tuesday|wednesday|thursday|friday)\b|\bnext (?:visit"
    r"|meeting) is\b"
    r"|\b[A-Z]\w+ to (?:ring|try|call|book|send|bring|ask|take|make|write|chase|see|visit|apply|contact)\b",
    re.IGNORECASE,
)
_ORDER: tuple[Reason, ...] = ("risk", "commitment", "view", "fact")
_ASKS = re.compile(r"\?\s*$")


def omissions(note: Note, transcript: Transcript, *, parser: EnglishParser) -> tuple[Uncovered, ...]:
    """Find utterances with risk, views, facts or commitments that the note leaves out, in the order they were said.

    A statement covers what it cites, and whatever shares enough of its words. Danger in a cited turn must still be
    in the words of the statement or in its quotation.
    """
    cast = cast_of(note.people, transcript)
    reader = Reader(cast, same_words())
    written = [statement.text for statement in note.statements] + [f"{a.what} {a.said}" for a in note.actions]
    stated = [_lemmas(doc[:], reader) for doc in parser.parse(written)]
    cited = _cited(note)
    spoken = parser.parse([utterance.text for utterance in transcript.utterances])
    alone = len(transcript.speakers) == 1
    found = []
    for utterance, doc in zip(transcript.utterances, spoken, strict=True):
        role = transcript.speaker(utterance.speaker).role
        worker = role is Role.WORKER and not alone
        young = role is not None and role.is_young
        missing = _missing(doc, worker, young, stated, cited.get(utterance.id), reader)
        if missing:
            reason = min((r for r, _ in missing), key=_ORDER.index)
            found.append(_uncovered(utterance, reason, [text for _, text in missing]))
    return tuple(found)


def why_it_matters(text: str, *, worker: bool) -> Reason | None:
    """Say why a sentence should be in a note, or None; of a worker's words only danger and promises count."""
    straight = text.replace("’", "'")
    if risks(straight) and not (worker and _ASKS.search(straight)):
        return "risk"
    if _COMMITMENT.search(straight):
        return "commitment"
    if worker and _ASKS.search(straight):
        return None
    if not worker and _VIEW.search(straight):
        return "view"
    if not worker and (numbers(straight) or _dated(straight)):
        return "fact"
    return None


def _missing(
    doc: "Doc", worker: bool, young: bool, stated: Sequence[dict[str, float]], cited: str | None, reader: Reader
) -> list[tuple[Reason, str]]:
    missing = []
    for sentence in doc.sents:
        if sum(token.is_alpha for token in sentence) < _FEWEST and not risks(sentence.text):
            continue
        reason = why_it_matters(sentence.text, worker=worker)
        if reason is None and not worker and _tells(sentence, reader):
            reason = "view" if young else "fact"
        if reason is None or (cited is not None and (reason != "risk" or plain(sentence.text) in cited)):
            continue
        if _share(_lemmas(sentence, reader), stated) < COVERED:
            missing.append((reason, sentence.text.strip()))
    return missing


def _tells(sentence: "Span", reader: Reader) -> bool:
    """Say whether a sentence of the family tells of somebody's life: a verb with a subject, and words of content."""
    if _ASKS.search(sentence.text) or _PHATIC.match(sentence.text.strip()):
        return False
    told = any(token.dep_ in {"nsubj", "nsubjpass"} for token in sentence)
    weights = [weight(token.lower_) for token in sentence if content(token, reader)]
    return told and len(weights) >= _FEWEST_OF_CONTENT and sum(weights) >= _ENOUGH


def _share(wanted: dict[str, float], stated: Sequence[dict[str, float]]) -> float:
    """Give the largest share of a sentence's words that one statement, or two in a row, hold."""
    total = sum(wanted.values())
    if not total:
        return 1.0
    pairs = [{**left, **right} for left, right in zip(stated, [*stated[1:], {}], strict=False)]
    return max((sum(w for lemma, w in wanted.items() if lemma in held) / total for held in pairs), default=0.0)


def _lemmas(span: "Span", reader: Reader) -> dict[str, float]:
    return {reader.lemma(token): weight(token.lower_) for token in span if content(token, reader)}


def _cited(note: Note) -> dict[str, str]:
    """Gather the quotations under each utterance id that something in the note rests on."""
    words: dict[str, list[str]] = {}
    for evidence in [e for s in note.statements for e in s.evidence] + [e for a in note.actions for e in a.evidence]:
        words.setdefault(evidence.utterance, []).append(evidence.quote)
    return {utterance: plain(" ".join(quotes)) for utterance, quotes in words.items()}


def _dated(text: str) -> bool:
    return bool(dates(text, date(2001, 1, 1)))


def _uncovered(utterance: Utterance, reason: Reason, texts: Sequence[str]) -> Uncovered:
    return Uncovered(
        utterance=utterance.id, reason=reason, text=" ".join(texts), start=utterance.start, end=utterance.end
    )
