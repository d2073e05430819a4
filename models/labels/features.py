"""Turns a statement into numbers: its meaning as a vector, ten cues of grammar, and its runs of words and of forms."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.checks.cues import MENTAL, SPEECH
from assistant.ports import Embedder, EnglishParser

if TYPE_CHECKING:
    from spacy.tokens import Doc

CUE_WEIGHT = 0.35
"""Scale of a cue beside a vector of length 1."""

WORDS_WEIGHT, FORMS_WEIGHT = 0.7, 0.5
"""Lengths of the row of words and of the row of forms beside a vector of length 1."""

COLUMNS = 2048
"""Columns that runs share; more make the weights larger."""

_CLOSED = frozenset({"PRON", "AUX", "SCONJ", "CCONJ", "ADP", "DET", "PART", "ADV", "PUNCT"})

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FIRST = frozenset({"i", "we", "me", "my", "us", "our"})


def features(texts: Sequence[str], embedder: Embedder, parser: EnglishParser) -> NDArray[np.float64]:
    """Give one row for each text: its vector, then the cues, then runs of words and of forms."""
    docs = parser.parse(texts)
    cues = np.array([_cues(doc) for doc in docs], dtype=np.float64).reshape(len(texts), -1)
    words = _runs([[t.lower_ for t in doc if t.is_alpha and len(t) > 1] for doc in docs], 2)
    forms = _runs([[t.lower_ if t.pos_ in _CLOSED else t.tag_ for t in doc] for doc in docs], 3)
    meaning = embedder.embed(texts).astype(np.float64)
    return np.hstack([meaning, CUE_WEIGHT * cues, WORDS_WEIGHT * words, FORMS_WEIGHT * forms])


def _runs(sequences: Sequence[Sequence[str]], longest: int) -> NDArray[np.float64]:
    """Count runs of up to `longest` in a fixed number of columns, chosen by hash, each row of length 1."""
    rows = np.zeros((len(sequences), COLUMNS))
    for row, sequence in zip(rows, sequences, strict=True):
        for length in range(1, longest + 1):
            for start in range(len(sequence) - length + 1):
                run = " ".join(sequence[start : start + length])
                row[crc32(f"{length} {run}".encode()) % COLUMNS] += 1
    rows = np.log1p(rows)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths > 0, lengths, 1.0)


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
