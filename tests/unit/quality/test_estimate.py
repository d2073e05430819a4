from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

from assistant.quality.estimate import Compared, Layout, estimate
from assistant.quality.statistics import holm, newcombe, paired, welch, workers_needed

MakeScores = Callable[..., tuple[np.ndarray, Layout]]


def share_found(make_scores: MakeScores, runs: int, **design: object) -> float:
    found = [estimate(*make_scores(seed, **design)).estimate for seed in range(runs)]
    return float(np.mean([e is not None and e.p < 0.05 for e in found]))


def test_paired_agrees_with_scipy() -> None:
    changes = np.random.default_rng(3).normal(1, 2, 9)
    theirs = stats.ttest_1samp(changes, 0)
    ours = paired(changes)
    assert ours.p == pytest.approx(theirs.pvalue)
    assert ours.interval == pytest.approx(tuple(theirs.confidence_interval()))


def test_welch_agrees_with_scipy() -> None:
    draw = np.random.default_rng(4)
    before, after = draw.normal(0, 1, 7), draw.normal(1, 3, 11)
    theirs = stats.ttest_ind(after, before, equal_var=False)
    ours = welch(before, after)
    assert ours.p == pytest.approx(theirs.pvalue)
    assert ours.interval == pytest.approx(tuple(theirs.confidence_interval()))


def test_newcombe_agrees_with_statsmodels() -> None:
    theirs = confint_proportions_2indep(30, 50, 20, 60, method="newcomb", compare="diff")
    assert newcombe((20 / 60, 60), (30 / 50, 50)) == pytest.approx(theirs)


def test_holm_agrees_with_statsmodels() -> None:
    ps = [0.04, 0.001, 0.2, 0.03, 0.9]
    assert holm(ps) == pytest.approx(multipletests(ps, method="holm")[1])


def test_more_workers_are_needed_for_a_smaller_change() -> None:
    assert workers_needed(1.0, 0.5, sides=2) == pytest.approx(64, abs=1)
    assert workers_needed(1.0, 1.0, sides=1) < workers_needed(1.0, 0.5, sides=1) < workers_needed(1.0, 0.2, sides=1)


@pytest.mark.parametrize("same", [True, False])
def test_no_change_is_called_a_change_one_time_in_twenty(make_scores: MakeScores, same: bool) -> None:
    assert 0.02 <= share_found(make_scores, 400, same=same) <= 0.085


def test_same_workers_show_a_middling_change_eight_times_in_ten(make_scores: MakeScores) -> None:
    assert 0.72 <= share_found(make_scores, 300, lift=0.5) <= 0.86


def test_more_of_an_easy_type_is_not_a_change(make_scores: MakeScores) -> None:
    for same in (True, False):
        found = share_found(make_scores, 300, same=same, share=(0.3, 0.7), gap=1.5)
        assert 0.015 <= found <= 0.09


@pytest.mark.slow
@pytest.mark.parametrize(
    ("workers", "each", "same", "power"),
    [(6, 5, True, 0.42), (12, 5, True, 0.80), (20, 5, True, 0.96), (6, 5, False, 0.26), (20, 5, False, 0.73)],
)
def test_error_and_power_are_as_theory_says(
    make_scores: MakeScores, workers: int, each: int, same: bool, power: float
) -> None:
    assert 0.03 <= share_found(make_scores, 1000, workers=workers, each=each, same=same) <= 0.07
    assert share_found(make_scores, 600, workers=workers, each=each, same=same, lift=0.5) == pytest.approx(
        power, abs=0.05
    )


def one_kind(values: list[float], workers: list[int], periods: list[int], *, yes_no: bool = False) -> Compared:
    size = len(values)
    layout = Layout(np.array(periods), np.array(workers), np.zeros(size, dtype=np.int64), np.ones(size, dtype=bool))
    return estimate(np.array(values), layout, yes_no=yes_no)


def test_the_same_scores_twice_are_no_change() -> None:
    scores = [float(n % 7) for n in range(40)]
    found = one_kind(scores * 2, [n // 5 for n in range(40)] * 2, [0] * 40 + [1] * 40)
    assert found.estimate is not None
    assert found.estimate.p == 1.0
    assert found.estimate.interval == (0.0, 0.0)


def test_five_workers_are_not_enough() -> None:
    scores = [50.0] * 25 + [80.0] * 25
    found = one_kind(scores, [n // 5 for n in range(25)] * 2, [0] * 25 + [1] * 25)
    assert not found.enough


def test_a_worker_with_many_records_counts_once() -> None:
    workers = [0] * 60 + [1, 2, 3, 4, 5, 6]
    before, after = [50.0] * 66, [90.0] * 60 + [50.0, 52.0, 48.0, 51.0, 49.0, 50.0]
    found = one_kind(before + after, workers * 2, [0] * 66 + [1] * 66)
    assert found.after - found.before == pytest.approx(40 / 7)
    assert found.estimate is not None
    assert found.estimate.p > 0.2


def test_shares_at_the_edge_keep_an_honest_interval() -> None:
    found = one_kind([0.0] * 18 + [1.0] * 18, [n // 3 for n in range(18)] * 2, [0] * 18 + [1] * 18, yes_no=True)
    assert found.estimate is not None
    low, high = found.estimate.interval
    assert 0.2 < low < 0.8
    assert high == pytest.approx(1.0)


def test_without_workers_there_is_no_test() -> None:
    found = one_kind([1.0, 0.0] * 30 + [1.0] * 60, [-1] * 120, [0] * 60 + [1] * 60, yes_no=True)
    assert found.design == "no workers"
    assert not found.enough
    assert found.estimate is not None
    assert found.estimate.interval == pytest.approx(newcombe((0.5, 60), (1.0, 60)))


def test_types_of_one_period_only_are_left_out() -> None:
    size = 80
    kind = np.array([0] * 40 + [0, 1] * 20)
    layout = Layout(np.repeat([0, 1], 40), np.array([n // 5 for n in range(40)] * 2), kind, np.ones(size, dtype=bool))
    values = np.where(kind == 1, 100.0, 50.0)
    found = estimate(values, layout)
    assert found.left_out == 20
    assert found.after == found.before == pytest.approx(50.0)


def test_nothing_in_common_is_not_enough() -> None:
    layout = Layout(np.repeat([0, 1], 40), np.arange(80) // 5, np.repeat([0, 1], 40), np.ones(80, dtype=bool))
    found = estimate(np.arange(80.0), layout)
    assert not found.enough
    assert found.left_out == 80
