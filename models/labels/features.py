"""Turns a statement into numbers: its meaning as a vector, and ten general cues of grammar."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.checks.cues import MENTAL, SPEECH
from assistant.ports import Embedder, EnglishParser

if TYPE_CHECKING:
    from spacy.tokens import Doc

CUE_WEIGHT = 0.35
"""Scale of a cue beside a vector of length 1."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FIRST = frozenset({"i", "we", "me", "my", "us", "our"})


def features(texts: Sequence[str], embedder: Embedder, parser: EnglishParser) -> NDArray[np.float64]:
    """Give one row for each text: its vector, then the cues; no word list but verbs of saying and thinking."""
    cues = np.array([_cues(doc) for doc in parser.parse(texts)], dtype=np.float64).reshape(len(texts), -1)
    return np.hstack([embedder.embed(texts).astype(np.float64), CUE_WEIGHT * cues])


def _cues(doc: "Doc") -> list[float]:
    says = [t for t in doc if t.lemma_.lower() in SPEECH | MENTAL and t.tag_.startswith("VB")]
    held = [c for t in says for c in t.children if c.dep_ in _SUBJECTS]
    tags = {t.tag_ for t in doc}
    return [
        float(bool(held)),
        float(any(c.lower_ in {"i", "we"} for c in held)),
        float(any(t.text in {'"', "“", "”", "``", "''"} for t in doc)),
        float(any(t.lower_ in _FIRST for t in doc)),
        float("MD" in tags),
        float("VBD" in tags),
        float("VBZ" in tags),
        float(any(t.dep_ == "acomp" for t in doc)),
        float(any(t.dep_ == "auxpass" for t in doc)),
        float(any(t.like_num for t in doc)),
    ]
