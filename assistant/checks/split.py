"""Splits a statement of two voices into two sentences that keep every word that carries meaning."""

import re
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.checks.clause import Clause, Voice
from assistant.checks.reading import Read
from assistant.english.roster import Mention, Roster

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOIN = re.compile(
    r"^\W*(?:but|however|although|though|even though|yet|whereas|while|whilst|nevertheless|nonetheless|and)\b,?\s*",
    re.IGNORECASE,
)
_OPENS = re.compile(r"^\W*(?:although|though|even though|while|whilst|whereas)\b,?\s*", re.IGNORECASE)
_CANNOT = re.compile(r"^\W*(?:despite|except|in spite)\b", re.IGNORECASE)
_WHICH = re.compile(r"^\W*which\b", re.IGNORECASE)
_SHOWING = re.compile(
    r"^\W*(?P<verb>suggesting|showing|indicating|demonstrating|evidencing|highlighting|implying|meaning)\b",
    re.IGNORECASE,
)
_SHOWS = {
    "suggesting": "suggests",
    "showing": "shows",
    "indicating": "indicates",
    "demonstrating": "demonstrates",
    "evidencing": "evidences",
    "highlighting": "highlights",
    "implying": "implies",
    "meaning": "means",
}
_PRONOUN = re.compile(r"^(?:he|she|they)\b(?!['’])", re.IGNORECASE)
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj", "expl"})
_LEFT_OUT = frozenset({"however", "nevertheless", "nonetheless", "yet", "though", "even", "which", "but", "and"})


def split_voices(read: Read, roster: Roster) -> tuple[str, ...]:
    """Write each voice of a statement as its own sentence; nothing where grammar leaves doubt.

    A pronoun that would be left without its person becomes the name that stood before it.
    """
    parts = _parts(read.label.clauses)
    if len(parts) != 2 or read.text.rstrip().endswith("?"):
        return ()
    cut = parts[1][0].start
    if (
        any(left < cut < right for left, right in read.quotes)
        or _CANNOT.match(read.text)
        or _CANNOT.match(read.text[cut:])
    ):
        return ()
    subject = _subject(read, roster, cut)
    first, second = _first(read.text[:cut]), _second(read, cut, subject)
    if not first or not second or not _has_finite(read, 0, cut):
        return ()
    made = (_closed(first), _closed(second))
    return made if _keeps_all(read, made) else ()


def _parts(clauses: tuple[Clause, ...]) -> list[list[Clause]]:
    def voice(clause: Clause) -> tuple[Voice, str | None]:
        return clause.voice, clause.holder if clause.voice is Voice.VIEW else None

    return [list(group) for _, group in groupby(clauses, key=voice)]


def _first(words: str) -> str:
    return _capital(_OPENS.sub("", words).strip().strip(",;–—- "))


def _second(read: Read, cut: int, subject: str | None) -> str | None:
    """Write the second voice as a sentence: its joining word left out, its subject given back."""
    words = read.text[cut:].strip().lstrip(",;–—- ")
    shown = _SHOWING.match(words)
    if _WHICH.match(words):
        return _WHICH.sub("This", words)
    if shown:
        return f"This {_SHOWS[shown['verb'].lower()]}{words[shown.end() :]}"
    bare = _JOIN.sub("", words)
    start = cut + read.text[cut:].find(bare) if bare else cut
    tokens = [t for t in read.tokens if t.idx >= start]
    verb = next((t for t in tokens if t.tag_ in _FINITE and t.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return None
    if not any(t.dep_ in _SUBJECTS and t.i < verb.i for t in tokens):
        only_adverbs = all(t.pos_ in {"ADV", "PART"} for t in tokens if t.i < verb.i)
        return f"{subject} {bare}" if subject and only_adverbs else None
    if subject and _PRONOUN.match(bare):
        return _PRONOUN.sub(subject, bare)
    return _capital(bare)


def _subject(read: Read, roster: Roster, cut: int) -> str | None:
    """Give the name of who speaks before the cut, where "he" or "she" after it can mean nobody else."""
    named = [m for m in roster.mentions(read.bare[:cut]) if m.role not in {"worker", "manager"}]
    opens = re.sub(r"^\W*(?:although|though|even though|while|whilst|whereas)\b\W*", "", read.text[:cut], flags=re.I)
    if not named or not opens.startswith(named[0].words):
        return None
    pronoun = next((t for t in read.tokens if t.idx >= cut and t.lower_ in {"he", "she", "they"}), None)
    if pronoun is not None and (pronoun.lower_ == "they" or _others(named, pronoun)):
        return None
    return _capital(named[0].words)


def _others(named: list[Mention], pronoun: "Token") -> bool:
    """Say whether anybody else named before might be meant by a pronoun."""
    woman, man = {"mother"}, {"father"}
    wrong = man if pronoun.lower_ == "she" else woman
    if named[0].role in wrong:
        return True
    return any(m.role != named[0].role and m.role not in wrong for m in named[1:])


def _has_finite(read: Read, start: int, end: int) -> bool:
    return any(start <= t.idx < end and t.tag_ in _FINITE for t in read.tokens)


def _keeps_all(read: Read, made: tuple[str, ...]) -> bool:
    """Say whether every word that carries meaning is still there."""
    whole = " ".join(made).lower()
    kept = {t.lower_ for t in read.tokens if t.pos_ in _CONTENT and t.is_alpha} - _LEFT_OUT
    return all(re.search(rf"\b{re.escape(_SHOWS.get(word, word))}\b", whole) for word in kept)


def _closed(words: str) -> str:
    words = words.strip()
    return words if words[-1:] in {".", "!", "?"} or words[-2:] in {'."', ".”", '!"', "!”", '?"', "?”"} else f"{words}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
