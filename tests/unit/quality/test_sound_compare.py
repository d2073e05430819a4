from datetime import date, timedelta
from xml.etree import ElementTree

import numpy as np
import pytest

from assistant.domain.sounding import MEASURED, Sounding, figures_of
from assistant.errors import BadInputError
from assistant.quality.sound_chart import draw_sound
from assistant.quality.sound_compare import compare_sound
from assistant.quality.sound_comparison import SoundComparison

NAMES = ("before 1 June", "from 1 June")


def make(
    seed: int,
    *,
    workers: int = 8,
    each: int = 4,
    lift: float = 0.0,
    first: int = 0,
    start: date = date(2026, 2, 1),
    types: tuple[str, ...] = ("home-visit",),
    quieter: float = 0.0,
    seconds: float = 900.0,
) -> list[Sounding]:
    """Invent recordings of workers whose phones differ; the second type sounds `quieter`."""
    draw = np.random.default_rng(seed)
    phones = np.random.default_rng(7).normal(0, 2, 100)
    found = []
    for worker in range(first, first + workers):
        for number in range(each):
            kind = types[number % len(types)]
            snr = 18 + phones[worker] + draw.normal(0, 2) + lift - (quieter if kind != types[0] else 0)
            found.append(
                Sounding(
                    id=f"{seed}-{worker}-{number}",
                    day=start + timedelta(days=number),
                    type=kind,
                    team="North",
                    worker=f"w{worker}",
                    seconds=seconds,
                    figures={
                        "snr": float(snr),
                        "level": -25.0,
                        "clipping": 0.001,
                        "unheard": 0.02,
                        "speech": 0.6,
                        **({"echo": 0.4} if number == 0 else {}),
                    },
                )
            )
    return found


def test_a_change_that_is_there_is_seen_with_its_size_and_its_range() -> None:
    found = compare_sound(make(1), make(2, lift=4.0), NAMES)
    result = found.primary
    assert (result.measure, result.counted, result.design) == ("snr", "workers", "same workers")
    assert result.change_detected
    assert result.interval is not None
    assert result.difference is not None
    assert result.interval[0] < 4.0 < result.interval[1]
    assert result.records == (32, 32)
    assert result.workers == (8, 8)
    assert found.headline.startswith("Recordings sound better. How far voices stand above the noise: ")
    assert result.before_interval is not None
    assert result.before_interval[0] <= (result.before or 0) <= result.before_interval[1]


def test_no_change_is_called_no_clear_change() -> None:
    assert compare_sound(make(1), make(2), NAMES).headline.startswith("No clear change.")


@pytest.mark.slow
@pytest.mark.parametrize("other", [0, 8])
def test_chance_alone_seldom_makes_a_change(other: int) -> None:
    draws = [compare_sound(make(2 * n), make(2 * n + 1, first=other), NAMES).primary for n in range(200)]
    assert sum(r.change_detected for r in draws) <= 200 * 0.09


def test_few_workers_are_described_and_not_judged() -> None:
    found = compare_sound(make(1, workers=3, each=20), make(2, workers=3, each=20, lift=6.0), NAMES)
    assert found.headline.startswith("There is not enough to tell yet.")
    assert found.primary.counted == "recordings"
    assert found.primary.interval is not None
    assert not any(r.change_detected for r in found.measures)
    assert "the ranges are too narrow" in found.method
    assert any(c.startswith("Small numbers") for c in found.cautions)


def test_more_dictations_are_no_better_sound() -> None:
    """Voice notes are clean; where there are more of them after, nothing has changed."""
    before = make(1, each=6, types=("voice-note", "home-visit", "home-visit"), quieter=12.0)
    after = make(2, each=6, types=("voice-note", "voice-note", "home-visit"), quieter=12.0)
    found = compare_sound(before, after, NAMES)
    assert found.primary.adjusted_for_type
    assert not found.primary.change_detected
    assert abs(found.primary.difference or 0) < 1.5
    assert (found.primary.plain_after or 0) - (found.primary.plain_before or 0) > 8
    assert any("mix of kinds of visit" in caution for caution in found.cautions)


def test_a_kind_of_one_period_only_is_left_out_and_said() -> None:
    found = compare_sound(make(1), [*make(2), *make(3, each=2, types=("conference",))], NAMES)
    assert found.primary.compared_records == (32, 32)
    assert any(c.startswith("16 recordings of kinds found in one period only") for c in found.cautions)


def test_trials_of_the_button_do_not_count() -> None:
    found = compare_sound([*make(1), *make(3, seconds=4.0)], make(2), NAMES)
    assert found.recordings == (32, 32)
    assert "32 recordings shorter than half a minute did not count." in found.cautions


def test_a_period_without_recordings_is_refused_with_a_sentence() -> None:
    with pytest.raises(BadInputError, match="There is no recording from 1 June"):
        compare_sound(make(1), [], NAMES)


def test_what_few_recordings_show_is_said_and_what_none_shows_is_left_out() -> None:
    found = compare_sound(make(1), make(2), NAMES)
    assert "overlap" not in {r.measure for r in found.measures}
    assert any(c.startswith("How long the room echoes: measured in 8 recordings before") for c in found.cautions)


def test_shares_are_written_as_percentages() -> None:
    clipping = next(r for r in compare_sound(make(1), make(2), NAMES).measures if r.measure == "clipping")
    assert (clipping.shown(clipping.before), clipping.shown(0.0), clipping.shown(0.256)) == ("0.1%", "0%", "26%")
    assert clipping.shown(-0.004, signed=True) == "\N{MINUS SIGN}0.4%"


@pytest.mark.parametrize("narrow", [True, False])
def test_the_picture_says_in_words_what_it_shows(narrow: bool) -> None:
    found = compare_sound(make(1), make(2), NAMES)
    root = ElementTree.fromstring(draw_sound(found, narrow=narrow))  # noqa: S314
    assert root.get("role") == "img"
    assert "How far voices stand above the noise" in (root[1].text or "")


def test_the_json_holds_medians_and_numbers_and_no_worker() -> None:
    found: SoundComparison = compare_sound(make(1), make(2), NAMES)
    written = found.model_dump(mode="json", by_alias=True)
    assert {"schema", "primary", "measures", "cautions"} <= set(written)
    assert {"before", "after", "difference", "interval", "p", "records", "workers"} <= set(written["measures"][1])
    assert "before_interval" in written["measures"][1]
    assert "w1" not in found.model_dump_json()


def test_only_figures_are_kept() -> None:
    kept = figures_of({"snr": 12, "echo": None, "advice": "Clear.", "unheard": 0.5})
    assert kept == {"snr": 12.0, "unheard": 0.5}
    assert set(kept) <= set(MEASURED)
