"""Says at what age a word is met: from a list where it stands there, else from how common and how long it is."""

import csv
from collections.abc import Sequence
from pathlib import Path

from wordfreq import zipf_frequency

from assistant.checks.word_ages import EARLY
from models.reading_age.features import syllables

LIST = Path(__file__).parent / "words.tsv"
_EARLY_AGE = 5.5
_LISTED = 0.6
_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ous", "ive", "ate")


class WordAges:
    """Ages of words in years: the list's, drawn towards what the `weights` of `shape` give, which serve alone else."""

    def __init__(self, weights: Sequence[float], listed: dict[str, float]) -> None:
        self._weights = list(weights)
        self._listed = listed
        self._known: dict[str, float] = {}

    def __call__(self, word: str) -> float:
        """Give the age at which a word, in lower case, is met."""
        if word not in self._known:
            guessed = sum(w * x for w, x in zip(self._weights, shape(word), strict=True))
            guessed = min(18.0, max(4.0, guessed))
            listed = self._listed.get(word)
            self._known[word] = guessed if listed is None else _LISTED * listed + (1 - _LISTED) * guessed
        return self._known[word]


def listed_ages(path: Path = LIST) -> dict[str, float]:
    """Read the list of words by age, with the words of small children."""
    found: dict[str, float] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for word in row["words"].split():
                found.setdefault(word, float(row["age"]))
    return dict.fromkeys(EARLY, _EARLY_AGE) | found


def shape(word: str) -> list[float]:
    """Measure a word by itself: a constant, its Zipf frequency and the square, letters, syllables, a learned ending."""
    zipf = float(zipf_frequency(word, "en"))
    return [1.0, zipf, zipf * zipf, float(len(word)), float(syllables(word)), float(word.endswith(_ENDINGS))]
