"""Trains the classifier of statements, and measures it on held-back hands: python -m models.labels.train."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_score

from assistant.checks.label import SURE, Label, label_lines
from assistant.domain.casenote import Kind
from assistant.ports import Embedder, EnglishParser
from assistant.settings import Settings
from models.embeddings import MiniLM
from models.english import SpacyParser
from models.labels.classifier import WEIGHTS, LogisticClassifier
from models.labels.features import features

SENTENCES = Path(__file__).parent / "sentences"
STRENGTH = 5.0
"""Inverse of the pull towards nought in the regression."""


@dataclass(frozen=True)
class Example:
    """One sentence written for training, its kind, and the hand that wrote it."""

    text: str
    kind: str
    hand: str


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on all hands and write the weights; with --measure, first hold back each hand in turn."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--measure", action="store_true", help="measure on each hand held back")
    chosen = options.parse_args(arguments)
    settings = Settings()
    embedder, parser = MiniLM(settings.weights / "meaning", settings.threads), SpacyParser()
    examples = read_examples(SENTENCES)
    rows = features([e.text for e in examples], embedder, parser)
    if chosen.measure:
        measure(examples, rows, embedder, parser)
    WEIGHTS.write_text(_weights(fit(examples, rows)), encoding="utf-8")


def read_examples(folder: Path) -> list[Example]:
    """Read the sentences of every hand: HAND.tsv with columns text, kind, holder, form."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.append(Example(row["text"], Kind(row["kind"]).value, path.stem))
    return found


def fit(examples: Sequence[Example], rows: NDArray[np.float64]) -> LogisticRegression:
    """Fit a multinomial logistic regression, each kind with the same weight; the same result each time."""
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=2000)
    return model.fit(csr_matrix(rows), [e.kind for e in examples])


def measure(examples: Sequence[Example], rows: NDArray[np.float64], embedder: Embedder, parser: EnglishParser) -> None:
    """Print, for each hand held back: macro F1 over kinds and over view/analysis/rest, precision of analysis."""
    lines = ["hand\tn\trules 3-way\tclassifier 3-way\tboth 3-way\tboth 6-way\tanalysis precision\tunsure\tsure right"]
    pooled: list[tuple[str, str, bool]] = []
    for hand in sorted({e.hand for e in examples}):
        train = [i for i, e in enumerate(examples) if e.hand != hand]
        test = [i for i, e in enumerate(examples) if e.hand == hand]
        weights = WEIGHTS.with_suffix(".held-back.json")
        weights.write_text(_weights(fit([examples[i] for i in train], rows[train])), encoding="utf-8")
        classifier = LogisticClassifier(embedder, parser, weights)
        weights.unlink()
        texts, gold = [examples[i].text for i in test], [examples[i].kind for i in test]
        rules = [label.kind.value for label in label_lines(texts, parser=parser)]
        alone = [kind.value for kind, _ in classifier.classify(texts)]
        both = label_lines(texts, parser=parser, classifier=classifier)
        lines.append(_line(hand, gold, rules, alone, both))
        pooled += [(g, b.kind.value, b.unsure) for g, b in zip(gold, both, strict=True)]
    right, got = [_three(g) for g, _, _ in pooled], [_three(k) for _, k, _ in pooled]
    low, high = _interval(right, got)
    lines.append(f"all hands, 3-way macro F1 {_f1(right, got):.2f} (95% {low:.2f} to {high:.2f})")
    sys.stdout.write("\n".join(lines) + "\n")


def _line(hand: str, gold: list[str], rules: list[str], alone: list[str], both: Sequence[Label]) -> str:
    kinds, three = [b.kind.value for b in both], [_three(g) for g in gold]
    merged = [_three(k) for k in kinds]
    precision = precision_score([t == "analysis" for t in three], [m == "analysis" for m in merged], zero_division=0.0)
    sure = [g == m for g, m, b in zip(three, merged, both, strict=True) if b.confidence >= SURE]
    figures = [
        _f1(three, [_three(k) for k in rules]),
        _f1(three, [_three(k) for k in alone]),
        _f1(three, merged),
        _f1(gold, kinds),
        precision,
        1 - len(sure) / len(gold),
        sum(sure) / max(1, len(sure)),
    ]
    return "\t".join([hand, str(len(gold)), *(f"{figure:.2f}" for figure in figures)])


def _three(kind: str) -> str:
    if kind == Kind.ANALYSIS:
        return "analysis"
    return "view" if kind == Kind.MIXED or Kind(kind).is_view else "rest"


def _f1(gold: Sequence[str], got: Sequence[str]) -> float:
    return float(f1_score(gold, got, average="macro", labels=sorted(set(gold)), zero_division=0.0))


def _interval(gold: Sequence[str], got: Sequence[str], rounds: int = 500) -> tuple[float, float]:
    chance = np.random.default_rng(7)
    pairs = np.array([gold, got])
    draws = [pairs[:, chance.integers(0, len(gold), len(gold))] for _ in range(rounds)]
    low, high = np.percentile([_f1(list(g), list(p)) for g, p in draws], [2.5, 97.5])
    return float(low), float(high)


def _weights(model: LogisticRegression) -> str:
    return json.dumps(
        {
            "kinds": list(model.classes_),
            "intercepts": [round(float(value), 5) for value in model.intercept_],
            "coefficients": [[round(float(value), 4) for value in row] for row in model.coef_],
        }
    )


if __name__ == "__main__":
    main()
