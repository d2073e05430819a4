"""Keeps each written word beside its seconds in the sound, also after a person has changed the words."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.domain.transcript import Utterance, Word

_EDGES = re.compile(r"^\W+|\W+$")


def written_words(utterance: Utterance) -> list[str]:
    """Give a turn's words as they are written, one for each stretch without a space."""
    return utterance.text.split()


def timed_words(utterance: Utterance) -> tuple[Word, ...]:
    """Give one Word with times for each written word of a turn; none where the turn has no times for words."""
    tokens = written_words(utterance)
    if not utterance.words or [w.text for w in utterance.words] == tokens:
        return utterance.words
    return fit(utterance.words, tokens, utterance.start, utterance.end)


def fit(old: Sequence[Word], tokens: Sequence[str], start: float | None, end: float | None) -> tuple[Word, ...]:
    """Put times beside written words: a word that was there keeps its own, others share those of what they replace.

    `start` and `end` bound the turn, in seconds; without them and without old words there are no times to give. A new
    word's probability is 1, since a person wrote it.
    """
    first = old[0].start if start is None and old else start
    last = old[-1].end if end is None and old else end
    if first is None or last is None:
        return ()
    fitted: list[Word] = []
    steps = SequenceMatcher(None, [bare(w.text) for w in old], [bare(t) for t in tokens], autojunk=False).get_opcodes()
    for tag, a, b, c, d in steps:
        if tag == "equal":
            fitted += [w.model_copy(update={"text": t}) for w, t in zip(old[a:b], tokens[c:d], strict=True)]
        elif d > c:
            begin = old[a].start if b > a else (fitted[-1].end if fitted else first)
            finish = old[b - 1].end if b > a else (old[a].start if a < len(old) else last)
            fitted += _shared(tokens[c:d], begin, max(begin, finish))
    return tuple(fitted)


def bare(word: str) -> str:
    """Give a word without capitals and the marks around it, so that words can be told to be the same."""
    return _EDGES.sub("", word).casefold() or word


def _shared(tokens: Sequence[str], start: float, end: float) -> list[Word]:
    """Share seconds among words by their length."""
    whole = sum(len(token) for token in tokens)
    words, done = [], 0
    for token in tokens:
        begin = start + (end - start) * done / whole
        done += len(token)
        words.append(Word(start=begin, end=start + (end - start) * done / whole, text=token, probability=1.0))
    return words
