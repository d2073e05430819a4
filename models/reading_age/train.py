"""Trains the estimate of reading age on passages written for it: python -m models.reading_age.train."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import Ridge

from assistant.english.sentences import sentence_spans
from assistant.ports import Embedder, EnglishParser
from assistant.settings import Settings
from models.embeddings import MiniLM
from models.english import SpacyParser
from models.reading_age.features import measures
from models.reading_age.model import WEIGHTS
from models.reading_age.words import WordAges, listed_ages, shape

PASSAGES = Path(__file__).parent / "passages"
GRAMMAR_PULL, MEANING_PULL = 300.0, 1.0
"""Pull of each regression towards nought, strong because one hand wrote all the passages."""

_OUTLIER = 3.0


@dataclass(frozen=True)
class Passage:
    """A text written for readers of one age, with its topic and the file it stands in."""

    text: str
    age: float
    topic: str
    file: str


@dataclass(frozen=True)
class Measured:
    """Passages as numbers: `grammar` standardised and cut off at three spreads, `meaning` embedded."""

    names: list[str]
    middle: NDArray[np.float64]
    spread: NDArray[np.float64]
    grammar: NDArray[np.float64]
    meaning: NDArray[np.float32]
    ages: NDArray[np.float64]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on all passages and write the weights; with --measure, first hold back each topic and each file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--measure", action="store_true", help="measure on topics and files held back")
    chosen = options.parse_args(arguments)
    settings = Settings()
    passages = read_passages(PASSAGES)
    words = fit_words()
    found = measure_all(passages, words, MiniLM(settings.weights / "meaning", settings.threads), SpacyParser())
    if chosen.measure:
        for what, groups in (("topic", [p.topic for p in passages]), ("file", [p.file for p in passages])):
            sys.stdout.write(f"each {what} held back: {held_back(found, groups)}\n")
    WEIGHTS.write_text(weights_of(found, words), encoding="utf-8")


def read_passages(folder: Path) -> list[Passage]:
    """Read every TSV of a folder: columns topic, age, text."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.append(Passage(row["text"], float(row["age"]), row["topic"], path.stem))
    return found


def fit_words() -> list[float]:
    """Fit the age of a word to its frequency and shape on the list of words, by least squares."""
    listed = listed_ages()
    rows = np.array([shape(word) for word in listed])
    return [float(w) for w in np.linalg.lstsq(rows, np.array(list(listed.values())), rcond=None)[0]]


def measure_all(
    passages: Sequence[Passage], words: Sequence[float], embedder: Embedder, parser: EnglishParser
) -> Measured:
    """Turn passages into numbers."""
    age_of = WordAges(words, listed_ages())
    found = []
    for passage in passages:
        sentences = [passage.text[start:end] for start, end in sentence_spans(passage.text)]
        found.append(measures(parser.parse(sentences), age_of))
    names = sorted(found[0])
    rows = np.array([[row[name] for name in names] for row in found])
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    return Measured(
        names=names,
        middle=middle,
        spread=spread,
        grammar=np.clip((rows - middle) / spread, -_OUTLIER, _OUTLIER),
        meaning=embedder.embed([p.text for p in passages]),
        ages=np.array([p.age for p in passages]),
    )


def held_back(found: Measured, groups: Sequence[str]) -> str:
    """Predict each group from the others; say how near the predictions come."""
    guesses = np.zeros(len(found.ages))
    for group in sorted(set(groups)):
        out = np.array([g == group for g in groups])
        grammar, meaning = _fit(found, ~out)
        guesses[out] = (grammar.predict(found.grammar[out]) + meaning.predict(found.meaning[out])) / 2
    r = float(np.corrcoef(guesses, found.ages)[0, 1])
    middle = (found.ages >= 8) & (found.ages <= 14)
    r_middle = float(np.corrcoef(guesses[middle], found.ages[middle])[0, 1])
    error = float(np.sqrt(np.mean((guesses - found.ages) ** 2)))
    return f"n {len(guesses)}, r {r:.3f}, r from 8 to 14 {r_middle:.3f}, error {error:.2f} years"


def weights_of(found: Measured, words: Sequence[float]) -> str:
    """Fit on everything and give the weights as JSON."""
    grammar, meaning = _fit(found, np.ones(len(found.ages), dtype=bool))
    rows = zip(found.names, found.middle, found.spread, grammar.coef_, strict=True)
    return json.dumps(
        {
            "grammar": [
                {"name": n, "middle": round(float(m), 5), "spread": round(float(s), 5), "weight": round(float(w), 5)}
                for n, m, s, w in rows
            ],
            "grammar_start": round(float(grammar.intercept_), 4),
            "meaning": [round(float(w), 3) for w in meaning.coef_],
            "meaning_start": round(float(meaning.intercept_), 4),
            "words": [round(w, 5) for w in words],
        },
        indent=1,
    )


def _fit(found: Measured, kept: NDArray[np.bool_]) -> tuple[Ridge, Ridge]:
    ages = found.ages[kept]
    return (
        Ridge(alpha=GRAMMAR_PULL).fit(found.grammar[kept], ages),
        Ridge(alpha=MEANING_PULL).fit(found.meaning[kept].astype(np.float64), ages),
    )


if __name__ == "__main__":
    main()
