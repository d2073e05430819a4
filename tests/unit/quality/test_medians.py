from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from assistant.quality.medians import apart, middle, moved

Floats = NDArray[np.float64]


@pytest.mark.parametrize("number", [6, 9, 17, 40, 60])
def test_paired_moves_are_tested_as_wilcoxon_does(number: int) -> None:
    changes = np.random.default_rng(number).normal(0.4, 1, number)
    expected = stats.wilcoxon(changes, method="exact" if number <= 40 else "approx", correction=number > 40)
    assert moved(changes).p == pytest.approx(float(expected.pvalue), rel=0.02)


@pytest.mark.parametrize(("one", "two"), [(6, 6), (7, 12), (30, 40), (45, 50)])
def test_two_sides_are_tested_as_mann_and_whitney_do(one: int, two: int) -> None:
    draw = np.random.default_rng(one)
    before, after = draw.normal(0, 1, one), draw.normal(0.5, 1, two)
    method = "exact" if max(one, two) <= 40 else "asymptotic"
    expected = stats.mannwhitneyu(before, after, method=method)
    assert apart(before, after).p == pytest.approx(float(expected.pvalue), rel=0.02)


@pytest.mark.parametrize(("few", "find"), [(5, moved), (5, middle)])
def test_too_few_figures_have_no_interval(few: int, find: Callable[[Floats], object]) -> None:
    assert getattr(find(np.arange(float(few))), "interval") is None  # noqa: B009


def test_six_figures_have_their_ends_as_the_interval_of_the_median() -> None:
    assert middle(np.array([4.0, 1.0, 2.0, 9.0, 3.0, 8.0])) == (3.5, (1.0, 9.0))


def test_nothing_that_moved_is_no_change() -> None:
    still = moved(np.zeros(8))
    assert (still.value, still.interval, still.p) == (0.0, (0.0, 0.0), 1.0)
    same = apart(np.ones(8), np.ones(8))
    assert (same.value, same.p) == (0.0, 1.0)


def test_one_wild_figure_does_not_move_the_answer() -> None:
    changes = np.array([2.0, 2.1, 1.9, 2.2, 1.8, 2.0, 2.1, 500.0])
    assert moved(changes).value == pytest.approx(2.05, abs=0.1)


@pytest.mark.parametrize("shape", ["bell", "skewed"])
def test_intervals_hold_the_truth_as_often_as_they_say(shape: str) -> None:
    draw = np.random.default_rng(5)
    make = draw.normal if shape == "bell" else draw.exponential
    held = {"middle": 0, "moved": 0, "apart": 0}
    for _ in range(600):
        one, two = make(size=12), make(size=10)
        truth = 0.0 if shape == "bell" else np.log(2)
        for name, (low, high), right in (
            ("middle", middle(one).interval or (9, 9), truth),
            ("moved", moved(one - make(size=12)).interval or (9, 9), 0.0),
            ("apart", apart(one, two + 1).interval or (9, 9), 1.0),
        ):
            held[name] += low <= right <= high
    assert all(count / 600 > 0.93 for count in held.values()), held
