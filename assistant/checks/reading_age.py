"""Estimates the reading age of a text from how rare its words are and how its sentences are built."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from wordfreq import zipf_frequency

from assistant.checks.word_ages import EARLY, LATE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

YOUNGEST, OLDEST = 5.0, 18.0
"""Ages outside this range are not told apart, in years."""

RANGE = 2.0
"""Half the width of the band to show round an estimate, in years."""

_RARE = 4.0
_PEOPLE = frozenset("i you he she we they me him her us them my your his our their".split())
_NOUNY = frozenset({"NOUN", "ADJ", "ADP"})
_LIVELY = frozenset({"PRON", "VERB", "ADV", "INTJ"})
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ology", "ship", "hood", "acy")
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "xcomp"})

_SCALES: dict[str, tuple[float, float, float]] = {
    "rarity": (-4.95, 0.25, 1.0),
    "rare_share": (0.18, 0.07, 1.0),
    "rarest": (-2.7, 0.45, 0.5),
    "sentence": (2.8, 0.35, 1.0),
    "depth": (5.0, 1.2, 0.5),
    "clauses": (1.5, 0.7, 0.25),
    "letters": (4.4, 0.35, 1.0),
    "nouny": (0.25, 0.3, 1.0),
    "people": (-0.07, 0.04, 0.75),
    "variety": (0.78, 0.05, 0.5),
    "abstract": (0.02, 0.02, 0.75),
    "late": (0.06, 0.05, 1.0),
    "early": (-0.35, 0.12, 1.5),
}
"""Each feature's middle, spread and weight. The weights are set by judgement, rounded, and fitted to no rated text."""

_MIDDLE_AGE, _YEARS_A_STEP = 11.5, 3.2


def reading_age(docs: "Sequence[Doc]") -> float | None:
    """Estimate in years the age at which a text (its sentences, parsed) reads easily; None without words."""
    found = features(docs)
    if not found:
        return None
    return round(min(OLDEST, max(YOUNGEST, _MIDDLE_AGE + _YEARS_A_STEP * hardness(found))), 1)


def hardness(found: dict[str, float]) -> float:
    """Combine features into one number: 0 for a text of middling difficulty, more for a harder one."""
    total = sum(weight for _, _, weight in _SCALES.values())
    return sum(
        weight * max(-3.0, min(3.0, (found[name] - middle) / spread))
        for name, (middle, spread, weight) in _SCALES.items()
    ) / (0.55 * total)


def features(docs: "Sequence[Doc]") -> dict[str, float]:
    """Measure a text; every feature grows with difficulty. Names and numbers are left out. Empty without words."""
    sentences = [tuple(s) for doc in docs for s in doc.sents]
    spoken = [[t for t in s if t.is_alpha or "'" in t.text or "’" in t.text] for s in sentences]
    words = [t for s in spoken for t in s]
    plain = [t for t in words if t.pos_ != "PROPN" and t.is_alpha]
    content = [t for t in plain if t.pos_ in {"NOUN", "VERB", "ADJ", "ADV"}]
    lengths = [len(s) for s in spoken if s]
    if not content or not lengths:
        return {}
    zipfs = sorted(common(t) for t in content)
    tenth = zipfs[: max(1, len(zipfs) // 10)]
    tags = [t.pos_ for t in words]
    nouny, lively = sum(t in _NOUNY for t in tags), sum(t in _LIVELY for t in tags)
    return {
        "rarity": -sum(zipfs) / len(zipfs),
        "rare_share": sum(z < _RARE for z in zipfs) / len(zipfs),
        "rarest": -sum(tenth) / len(tenth),
        "sentence": math.log(sum(lengths) / len(lengths)),
        "depth": sum(_depth(s) for s in sentences) / len(sentences),
        "clauses": sum(t.dep_ in _CLAUSES for t in words) / len(lengths),
        "letters": sum(len(t) for t in plain) / len(plain),
        "nouny": math.log((nouny + 1) / (lively + 1)),
        "people": -sum(t.lower_ in _PEOPLE for t in words) / len(words),
        "variety": _variety([t.lower_ for t in words]),
        "late": sum(_is_in(t, LATE) for t in content) / len(content),
        "early": -sum(_is_in(t, EARLY) for t in content) / len(content),
        "abstract": sum(len(t) > 6 and t.lower_.endswith(_ABSTRACT) for t in plain) / len(plain),
    }


def common(token: "Token") -> float:
    """Give how common a word is in English, on the Zipf scale (8 is "the", 3 is once in a million words)."""
    return max(_zipf(token.lower_), _zipf(token.lemma_.lower()) - 0.3)


@lru_cache(maxsize=50_000)
def _zipf(word: str) -> float:
    return float(zipf_frequency(word, "en"))


def _is_in(token: "Token", words: frozenset[str]) -> bool:
    return token.lemma_.lower() in words or token.lower_ in words


def _depth(sentence: "Sequence[Token]") -> int:
    heads = {token.i: token.head.i for token in sentence}
    deepest = 0
    for place in heads:
        steps, at = 0, place
        while heads.get(at, at) != at and steps < 40:
            at, steps = heads[at], steps + 1
        deepest = max(deepest, steps)
    return deepest


def _variety(words: Sequence[str], window: int = 50) -> float:
    """Share of different words in windows of 50, so that length does not matter (moving-average type-token ratio)."""
    if len(words) <= window:
        return 0.78
    shares = [len(set(words[i : i + window])) / window for i in range(0, len(words) - window + 1, 10)]
    return sum(shares) / len(shares)
