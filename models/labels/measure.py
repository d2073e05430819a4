"""Measures the classifier of statements, alone and with the words that decide, on hands held back from training."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from assistant.checks.label import Label, label_lines
from assistant.domain.casenote import Kind
from assistant.ports import Opinion
from models.english import SpacyParser
from models.labels.classifier import TEMPERATURE
from models.labels.examples import KINDS, Example
from models.labels.fit import fit, predict

ROUNDS = 500
"""Draws for an interval of 95%."""

GROUPS = (
    frozenset("assessment court dictated letter minutes terse newly-qualified guardian case-example".split()),
    frozenset("duty-notes plain-to-child family-support email-thread".split()),
    frozenset("health-visitor report-section residential-log kinship-assessor".split()),
    frozenset("minimal-pairs other-tool school-safeguarding referral-desk".split()),
)
"""Hands that are held back together, so that four trainings measure all."""

Rows = Sequence["Outcome"]


@dataclass(frozen=True)
class Outcome:
    """An example, and what was made of it by a classifier that had not seen its hand."""

    example: Example
    scores: tuple[float, ...]
    by_words: Label
    by_both: Label

    @property
    def alone(self) -> Kind:
        """The kind by the classifier alone."""
        return KINDS[int(np.argmax(self.scores))]


class _Told:
    name = "opinions given beforehand"

    def __init__(self, shares: NDArray[np.float64]) -> None:
        self._shares = shares

    def classify(self, texts: Sequence[str]) -> list[Opinion]:
        each = zip(texts, self._shares, strict=True)
        return [Opinion(shares=dict(zip(KINDS, map(float, row), strict=True))) for _, row in each]


def measure(folder: Path, examples: Sequence[Example], states: Sequence[Tensor]) -> str:
    """Hold back each group of hands in turn, train on the rest, and say how much was right."""
    return report(outcomes(examples, held_back(folder, examples, states)))


def held_back(folder: Path, examples: Sequence[Example], states: Sequence[Tensor]) -> NDArray[np.float64]:
    """Give each example's scores by a classifier that was trained without its hand."""
    kinds = [KINDS.index(example.kind) for example in examples]
    scores = np.zeros((len(examples), len(KINDS)))
    for hands in _groups(examples):
        train = [i for i, e in enumerate(examples) if e.hand not in hands]
        test = [i for i, e in enumerate(examples) if e.hand in hands]
        if not test:
            continue
        weights = fit(folder, [states[i] for i in train], [kinds[i] for i in train], len(KINDS))
        scores[test] = predict(weights, [states[i] for i in test])[0].numpy()
    return scores


def outcomes(examples: Sequence[Example], scores: NDArray[np.float64]) -> list[Outcome]:
    """Put words and classifier together for each example."""
    parser, texts = SpacyParser(entities=False), [example.text for example in examples]
    by_words = label_lines(texts, parser=parser)
    by_both = label_lines(texts, parser=parser, classifier=_Told(_shares(scores, TEMPERATURE)))
    rows = zip(examples, scores, by_words, by_both, strict=True)
    return [Outcome(example, tuple(map(float, row)), words, both) for example, row, words, both in rows]


def report(rows: Rows) -> str:
    """Say in tables what was right, for each hand, each kind and each degree of sureness."""
    hands = sorted({row.example.hand for row in rows})
    lines = ["hand\tn\twords 3-way\talone 3-way\tboth 3-way\tboth 7-way\tanalysis precision\tunsure\tsure right"]
    lines += [_line(hand, [row for row in rows if row.example.hand == hand]) for hand in hands]
    lines += [_line("all", rows), "", "95% intervals, words and classifier together"]
    for name, figure in (("3-way", _three_way), ("7-way", _seven_way), ("analysis precision", _analysis)):
        low, high = _interval(rows, figure)
        lines.append(f"{name}\t{figure(rows):.3f}\t{low:.3f} to {high:.3f}")
    lines += ["", *_confusion(rows), "", *_calibration(rows), "", *_holders(rows)]
    return "\n".join(lines) + "\n"


def three(kind: Kind) -> str:
    """Fold a kind into view, analysis or the rest."""
    if kind is Kind.ANALYSIS:
        return "analysis"
    return "view" if kind is Kind.MIXED or kind.is_view else "rest"


def _groups(examples: Sequence[Example]) -> list[frozenset[str]]:
    """Give the hands that are held back together; a hand in no group is held back alone."""
    known = frozenset().union(*GROUPS)
    others = sorted({example.hand for example in examples} - known)
    return [*GROUPS, *(frozenset({hand}) for hand in others)]


def _line(name: str, rows: Rows) -> str:
    gold = [three(row.example.kind) for row in rows]
    sure = [row for row in rows if not row.by_both.unsure]
    figures = [
        _f1(gold, [three(row.by_words.kind) for row in rows]),
        _f1(gold, [three(row.alone) for row in rows]),
        _three_way(rows),
        _seven_way(rows),
        _analysis(rows),
        1 - len(sure) / len(rows),
        sum(row.by_both.kind is row.example.kind for row in sure) / max(1, len(sure)),
    ]
    return "\t".join([name, str(len(rows)), *(f"{figure:.2f}" for figure in figures)])


def _three_way(rows: Rows) -> float:
    return _f1([three(row.example.kind) for row in rows], [three(row.by_both.kind) for row in rows])


def _seven_way(rows: Rows) -> float:
    return _f1([row.example.kind for row in rows], [row.by_both.kind for row in rows])


def _analysis(rows: Rows) -> float:
    told = [row.example.kind for row in rows if row.by_both.kind is Kind.ANALYSIS]
    return sum(kind is Kind.ANALYSIS for kind in told) / max(1, len(told))


def _f1(gold: Sequence[str], got: Sequence[str]) -> float:
    """Give the mean, over the labels given, of the harmonic mean of precision and recall."""
    pairs, given, told = Counter(zip(gold, got, strict=True)), Counter(gold), Counter(got)
    return sum(2 * pairs[name, name] / (given[name] + told[name]) for name in given) / len(given)


def _interval(rows: Rows, figure: Callable[[Rows], float]) -> tuple[float, float]:
    chance = np.random.default_rng(7)
    draws = [figure([rows[i] for i in chance.integers(0, len(rows), len(rows))]) for _ in range(ROUNDS)]
    low, high = np.percentile(draws, [2.5, 97.5])
    return float(low), float(high)


def _confusion(rows: Rows) -> list[str]:
    names = [kind.value for kind in KINDS]
    pairs = Counter((row.example.kind.value, row.by_both.kind.value) for row in rows)
    heading = "\t".join(["labelled, then told as", *names])
    return [heading, *("\t".join([name, *(str(pairs[name, told]) for told in names)]) for name in names)]


def _calibration(rows: Rows) -> list[str]:
    """Say how far a confidence is what it says, and at which temperature it would be most so."""
    scores = np.array([row.scores for row in rows])
    gold = np.array([KINDS.index(row.example.kind) for row in rows])
    right = np.array([row.by_both.kind is row.example.kind for row in rows])
    said = np.array([row.by_both.confidence for row in rows])
    shares = _shares(scores, TEMPERATURE)
    brier = float(((shares - np.eye(len(KINDS))[gold]) ** 2).sum(1).mean())
    tried = np.arange(0.4, 1.6, 0.05)
    best = min(tried, key=lambda t: -np.log(_shares(scores, t)[np.arange(len(gold)), gold] + 1e-12).mean())
    lines = [
        f"Brier\t{brier:.3f}",
        f"expected calibration error\t{_error(said, right):.3f}",
        f"best temperature\t{best:.2f}",
        "confidence\tshare\tright\tright 3-way",
    ]
    same = np.array([three(row.by_both.kind) == three(row.example.kind) for row in rows])
    for bar in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9):
        over = said >= bar
        if over.any():
            lines.append(f"{bar:.2f}\t{over.mean():.2f}\t{right[over].mean():.3f}\t{same[over].mean():.3f}")
    return lines


def _error(said: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    total = 0.0
    for low, high in pairwise(np.linspace(0, 1.0001, 11)):
        inside = (said >= low) & (said < high)
        if inside.any():
            total += inside.mean() * abs(said[inside].mean() - right[inside].mean())
    return float(total)


def _holders(rows: Rows) -> list[str]:
    """Say how often the holder and the form of a view told as that kind of view are right."""
    views = [row for row in rows if row.example.kind.is_view and row.by_both.kind is row.example.kind]
    known = [row for row in views if row.by_both.holder is not None]
    held = sum(row.by_both.holder == row.example.holder for row in known) / max(1, len(known))
    formed = sum(row.by_both.form.value == row.example.form for row in views) / max(1, len(views))
    return [
        f"views told as such\t{len(views)}",
        f"holder named\t{len(known) / max(1, len(views)):.2f}",
        f"holder right where named\t{held:.2f}",
        f"form right\t{formed:.2f}",
    ]


def _shares(scores: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    odds = np.exp((scores - scores.max(1, keepdims=True)) / temperature)
    shares: NDArray[np.float64] = odds / odds.sum(1, keepdims=True)
    return shares
