from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.quality.estimate import Layout
from assistant.quality.records import Record, Records

Floats = NDArray[np.float64]
MakeScores = Callable[..., tuple[Floats, Layout]]
MakeRecords = Callable[..., Records]

WORDS = (
    "Amara showed me her drawing of the park and told me the swing was broken while Grandad made toast in the "
    "kitchen and the baby slept upstairs after a long night with a cough that has nearly gone now she says"
).split()


@pytest.fixture
def make_scores() -> MakeScores:
    """Invent scores of workers who differ (ICC 0.2), with a lift in SDs and types that score apart."""

    def make(
        seed: int,
        *,
        workers: int = 12,
        each: int = 5,
        same: bool = True,
        lift: float = 0.0,
        share: tuple[float, float] = (0.5, 0.5),
        gap: float = 0.0,
    ) -> tuple[Floats, Layout]:
        draw = np.random.default_rng(seed)
        period = np.repeat([0, 1], workers * each)
        one = np.repeat(np.arange(workers), each)
        worker = np.concatenate([one, one if same else one + workers])
        kind = (draw.random(len(period)) < np.take(share, period)).astype(np.int64)
        own = draw.normal(0, np.sqrt(0.2), workers if same else 2 * workers)
        values = own[worker] + draw.normal(0, np.sqrt(0.8), len(period)) + lift * period + gap * kind
        return values, Layout(period, worker, kind if gap else kind * 0, np.ones(len(period), dtype=bool))

    return make


@pytest.fixture
def make_records() -> MakeRecords:
    """Invent records of so many workers, each with so many, no two texts alike."""

    def make(
        name: str,
        *,
        workers: int = 8,
        each: int = 4,
        start: date = date(2026, 1, 5),
        types: tuple[str, ...] = ("home visit",),
        team: str = "North",
        seed: int = 1,
        first_worker: int = 0,
    ) -> Records:
        draw = np.random.default_rng(seed)
        return Records(
            name=name,
            records=tuple(
                Record(
                    id=f"{name}-{w}-{n}",
                    date=start + timedelta(days=7 * n + w),
                    type=types[(w + n) % len(types)],
                    team=team,
                    worker=f"Worker {first_worker + w}",
                    text=" ".join(draw.choice(WORDS, 60)),
                )
                for w in range(workers)
                for n in range(each)
            ),
        )

    return make
