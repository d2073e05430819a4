"""Doubts that the transcript itself has: about who spoke, and about words that matter."""

import re
from collections.abc import Iterator, Sequence

from assistant.checks.risk import risks
from assistant.domain.casenote import Evidence, Problem
from assistant.domain.transcript import Transcript
from assistant.english.numbers import numbers

UNSURE_AT_MOST = 0.45
"""The highest score of a statement that rests on words whose speaker, or whose hearing, is not sure."""

UNSURE_WORD = 0.3
"""A word below this probability may be another word; names and numbers are misheard far more often than that."""

DENIAL = re.compile(r"(?:not|no|never|nobody|nothing|none|cannot|\w+n['’]t)$", re.IGNORECASE)
NAME = re.compile(r"[A-Z][a-z]+")


def unsure_voices(evidence: Sequence[Evidence], transcript: Transcript) -> list[Problem]:
    """Say where a statement rests on seconds whose speaker the machine was not sure of."""
    doubtful = [
        (warning.start, warning.end)
        for warning in transcript.warnings
        if warning.code == "unsure-speaker" and warning.start is not None and warning.end is not None
    ]
    unsure = any(
        start < piece.end and piece.start < end
        for piece in evidence
        if piece.start is not None and piece.end is not None
        for start, end in doubtful
    )
    message = "The machine is not sure who said this: listen before you keep it."
    return [Problem(code="speaker", message=message)] if unsure else []


def unsure_words(text: str, evidence: Sequence[Evidence], transcript: Transcript) -> list[Problem]:
    """Name the words of a statement that matter and were heard unsurely: names, numbers, denials, words of harm."""
    stated = {_bare(word).lower() for word in text.split()}
    heard = dict.fromkeys((code, word) for code, word in _that_matter(evidence, transcript) if word.lower() in stated)
    return [
        Problem(
            code=code,
            evidence_words=(word,),
            statement_words=(word,),
            message=f"The machine was not sure it heard “{word}”: listen before you keep it.",
        )
        for code, word in heard
    ]


def _that_matter(evidence: Sequence[Evidence], transcript: Transcript) -> Iterator[tuple[str, str]]:
    cited = {piece.utterance: piece for piece in evidence}
    for utterance in transcript.utterances:
        piece = cited.get(utterance.id)
        if piece is None:
            continue
        first = True
        for word in utterance.words:
            inside = piece.start is None or piece.end is None or piece.start - 0.1 <= word.start < piece.end
            if inside and word.probability < UNSURE_WORD and (code := _matters(_bare(word.text), opens=first)):
                yield code, _bare(word.text)
            first = word.text.rstrip().endswith((".", "?", "!"))


def _matters(word: str, *, opens: bool) -> str | None:
    if NAME.fullmatch(word) and not opens:
        return "name"
    if DENIAL.match(word):
        return "negation"
    if numbers(word):
        return "number"
    return "unsure-word" if risks(word) else None


def _bare(word: str) -> str:
    return re.sub(r"^\W+|(?:['’]s)?\W*$", "", word)
