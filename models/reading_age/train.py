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
from assistant.ports import EnglishParser
from assistant.settings import Settings
from models.english import SpacyParser
from models.lower import Lower
from models.reading_age.features import measures
from models.reading_age.model import OUTLIER, WEIGHTS, worded
from models.reading_age.states import LowerStates
from models.reading_age.words import WordAges, listed_ages, shape

PASSAGES = Path(__file__).parent / "passages"
OTHER_HANDS = (
    "almanac", "beacon", "compass", "ferry", "harbour", "lantern", "orchard", "quarry", "village", "workshop",
)  # fmt: skip
"""Files by writers of their own; one writer wrote all the others."""

GRAMMAR_PULL, STATES_PULL = 300.0, 300.0
"""Pull of each regression towards nought, chosen on writers held back."""

SHARE = 0.8
"""Share of right ages that the range is to hold."""

_WHOLE = 2.0
_FULL_SENTENCE = 40


@dataclass(frozen=True)
class Passage:
    """A text written for readers of one age, with its topic and the hand that wrote it.

    `ease` is the mean of two ratings, 0 (hardest) to 100, by readers who did not see the age.
    """

    text: str
    age: float
    ease: float
    topic: str
    hand: str


@dataclass(frozen=True)
class Measured:
    """Passages as numbers: `grammar` a row each, `states` a row for each sentence; `of` says whose sentence it is.

    `rated` is the ease of each passage told in years, which is what is learnt.
    """

    names: list[str]
    grammar: NDArray[np.float64]
    states: NDArray[np.float64]
    of: NDArray[np.int64]
    lengths: NDArray[np.float64]
    ages: NDArray[np.float64]
    rated: NDArray[np.float64]
    hands: NDArray[np.str_]


@dataclass(frozen=True)
class Fitted:
    """Both regressions, each with the middle and spread of its numbers."""

    grammar: Ridge
    grammar_scale: tuple[NDArray[np.float64], NDArray[np.float64]]
    states: Ridge
    states_scale: tuple[NDArray[np.float64], NDArray[np.float64]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on all passages and write the weights; with --measure, tell the figures on writers held back."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--measure", action="store_true", help="tell the figures on writers held back")
    chosen = options.parse_args(arguments)
    settings = Settings()
    words = fit_words()
    found = measure_all(
        read_passages(PASSAGES),
        words,
        LowerStates(Lower(settings.weights / "meaning", settings.threads)),
        SpacyParser(entities=False),
    )
    grammar, states = held_back(found)
    if chosen.measure:
        sys.stdout.write(figures(found, grammar, states))
    WEIGHTS.write_text(weights_of(found, words, grammar, states), encoding="utf-8")


def read_passages(folder: Path) -> list[Passage]:
    """Read every TSV of a folder: columns topic, age, first, second (two ratings of its ease), text."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        hand = path.stem if path.stem in OTHER_HANDS else "first"
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                ease = (float(row["first"]) + float(row["second"])) / 2
                found.append(Passage(row["text"], float(row["age"]), ease, row["topic"], hand))
    return found


def fit_words() -> list[float]:
    """Fit the age of a word to its frequency and shape on the list of words, by least squares."""
    listed = listed_ages()
    rows = np.array([shape(word) for word in listed])
    return [float(w) for w in np.linalg.lstsq(rows, np.array(list(listed.values())), rcond=None)[0]]


def measure_all(
    passages: Sequence[Passage], words: Sequence[float], states: LowerStates, parser: EnglishParser
) -> Measured:
    """Turn passages into numbers."""
    age_of = WordAges(words, listed_ages())
    rows: list[dict[str, float]] = []
    sentences: list[str] = []
    lengths: list[int] = []
    of: list[int] = []
    for number, passage in enumerate(passages):
        docs = parser.parse([passage.text[start:end] for start, end in sentence_spans(passage.text)])
        rows.append(measures(docs, age_of))
        seen, counts = worded([doc.text for doc in docs])
        sentences += seen
        lengths += counts
        of += [number] * len(seen)
    names = sorted(rows[0])
    ages = np.array([passage.age for passage in passages])
    return Measured(
        names=names,
        grammar=np.array([[row[name] for name in names] for row in rows]),
        states=np.concatenate([states.means(sentences[n : n + 500]) for n in range(0, len(sentences), 500)]).astype(
            np.float64
        ),
        of=np.array(of),
        lengths=np.array(lengths, dtype=np.float64),
        ages=ages,
        rated=_in_years(np.array([passage.ease for passage in passages]), ages),
        hands=np.array([passage.hand for passage in passages]),
    )


def held_back(found: Measured) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Estimate each hand's passages from the others' alone: by grammar, and by states."""
    grammar, states = np.zeros(len(found.ages)), np.zeros(len(found.ages))
    for hand in sorted(set(found.hands)):
        out = found.hands == hand
        fitted = fit(found, ~out)
        grammar[out], states[out] = (guess[out] for guess in estimates(found, fitted))
    return grammar, states


def fit(found: Measured, kept: NDArray[np.bool_]) -> Fitted:
    """Fit both regressions on some passages; sentences and whole passages both teach the one on states."""
    middle, spread = _scale(found.grammar[kept])
    hands = found.hands[kept]
    # Each writer counts by the root of how much they wrote, so that one does not drown the others.
    even = np.array([1 / np.sqrt((hands == hand).sum()) for hand in hands])
    grammar = Ridge(alpha=GRAMMAR_PULL).fit(
        _standard(found.grammar[kept], middle, spread), found.rated[kept], sample_weight=even / even.mean()
    )
    whole = np.array([_mean_state(found, int(number)) for number in np.flatnonzero(kept)])
    single = kept[found.of]
    rows = np.vstack([found.states[single], whole])
    scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    weights = np.concatenate([np.minimum(1.0, found.lengths[single] / _FULL_SENTENCE), np.full(len(whole), _WHOLE)])
    told = np.concatenate([found.rated[found.of[single]], found.rated[kept]])
    states = Ridge(alpha=STATES_PULL).fit((rows - scale[0]) / scale[1], told, sample_weight=weights)
    return Fitted(grammar, (middle, spread), states, scale)


def estimates(found: Measured, fitted: Fitted) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Estimate every passage by grammar and by states."""
    grammar = fitted.grammar.predict(_standard(found.grammar, *fitted.grammar_scale))
    whole = np.array([_mean_state(found, number) for number in range(len(found.ages))])
    middle, spread = fitted.states_scale
    return grammar, fitted.states.predict((whole - middle) / spread)


def figures(found: Measured, grammar: NDArray[np.float64], states: NDArray[np.float64]) -> str:
    """Say how near the estimates of held-back writers come, and how often the range holds the right age."""
    lines = []
    for name, guess in (("states", states), ("words and grammar", grammar)):
        drawn = _drawn(guess, found)
        error = np.abs(drawn["start"] + drawn["slope"] * guess - found.ages)
        lines.append(f"by {name}\n")
        for hand in (*sorted(set(found.hands)), ""):
            own = found.hands == hand if hand else np.ones(len(found.ages), dtype=bool)
            between = own & (found.ages >= 8) & (found.ages <= 14)
            lines.append(
                f"  {hand or 'all':10} n {own.sum():3}, r {_r(guess[own], found.ages[own]):.3f}, "
                f"r from 8 to 14 {_r(guess[between], found.ages[between]):.3f}, "
                f"error {np.sqrt(np.mean(error[own] ** 2)):.2f} years, "
                f"range of {drawn['half']} each way holds {np.mean(error[own] <= drawn['half']):.2f}\n"
            )
    return "".join(lines)


def weights_of(
    found: Measured, words: Sequence[float], grammar: NDArray[np.float64], states: NDArray[np.float64]
) -> str:
    """Fit on everything and give the weights as JSON; spreads and ranges come from writers held back."""
    fitted = fit(found, np.ones(len(found.ages), dtype=bool))
    middle, spread = fitted.states_scale
    look = fitted.states.coef_ / spread
    rows = zip(found.names, *fitted.grammar_scale, fitted.grammar.coef_, strict=True)
    return json.dumps(
        {
            "grammar": [
                {"name": n, "middle": round(float(m), 5), "spread": round(float(s), 5), "weight": round(float(w), 5)}
                for n, m, s, w in rows
            ],
            "grammar_start": round(float(fitted.grammar.intercept_), 4),
            "states": [round(float(w), 4) for w in look],
            "states_start": round(float(fitted.states.intercept_ - middle @ look), 4),
            "by_states": _drawn(states, found),
            "by_grammar": _drawn(grammar, found),
            "words": [round(w, 5) for w in words],
        },
        indent=1,
    )


def _drawn(guess: NDArray[np.float64], found: Measured) -> dict[str, float]:
    """Fit the line that draws estimates out to real ages, and the half-width that holds SHARE of them.

    Every hand counts the same, whatever it wrote.
    """
    even = np.array([1.0 / (found.hands == hand).sum() for hand in found.hands])
    slope, start = np.polyfit(guess, found.ages, 1, w=np.sqrt(even))
    error = np.abs(start + slope * guess - found.ages)
    order = np.argsort(error)
    held = np.cumsum(even[order]) / even.sum()
    half = float(error[order][np.searchsorted(held, SHARE)])
    return {"start": round(float(start), 3), "slope": round(float(slope), 3), "half": round(half, 2)}


def _in_years(ease: NDArray[np.float64], ages: NDArray[np.float64]) -> NDArray[np.float64]:
    """Tell ratings of ease in years, by the line that runs through the ages the passages were written for."""
    slope, start = np.polyfit(ease, ages, 1)
    return np.asarray(start + slope * ease)


def _mean_state(found: Measured, number: int) -> NDArray[np.float64]:
    own = found.of == number
    mean: NDArray[np.float64] = np.average(found.states[own], axis=0, weights=found.lengths[own])
    return mean


def _scale(rows: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return rows.mean(axis=0), rows.std(axis=0) + 1e-9


def _standard(
    rows: NDArray[np.float64], middle: NDArray[np.float64], spread: NDArray[np.float64]
) -> NDArray[np.float64]:
    cut: NDArray[np.float64] = np.clip((rows - middle) / spread, -OUTLIER, OUTLIER)
    return cut


def _r(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float(np.corrcoef(one, other)[0, 1])


if __name__ == "__main__":
    main()
