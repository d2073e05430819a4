"""Frames of who speaks become stretches in which two speak at once."""

import numpy as np
import pytest

from models.local_voices import FIRST_MIDDLE, FRAME_SECONDS, Moments
from models.spans import Span

NOBODY, ONE, OTHER, BOTH = 0, 1, 2, 4


def moments(*said: tuple[float, float, int], windows: int = 2, seconds: float = 20.0) -> Moments:
    chances = np.zeros((windows, 589, 7), dtype=np.float32)
    chances[..., NOBODY] = 1.0
    for start, end, kind in said:
        for window in range(windows):
            middles = window * 10 + FIRST_MIDDLE + np.arange(589) * FRAME_SECONDS
            chances[window, (middles >= start) & (middles < end)] = np.eye(7, dtype=np.float32)[kind]
    return Moments(chances, seconds)


def test_speech_by_two_is_found_with_its_times() -> None:
    (found,) = moments((1.0, 3.0, ONE), (3.0, 4.5, BOTH), (4.5, 6.0, OTHER)).at_once()
    assert found.start == pytest.approx(3.0, abs=0.03)
    assert found.end == pytest.approx(4.5, abs=0.03)


def test_speech_by_one_after_the_other_is_not_at_once() -> None:
    assert moments((1.0, 3.0, ONE), (3.0, 9.0, OTHER)).at_once() == []


def test_a_short_break_joins_and_a_very_short_stretch_is_left_out() -> None:
    found = moments((1.0, 2.0, BOTH), (2.2, 3.0, BOTH), (6.0, 6.1, BOTH)).at_once()
    assert len(found) == 1
    assert found[0].length == pytest.approx(2.0, abs=0.05)


def test_speech_by_two_across_the_end_of_a_window_is_one_stretch() -> None:
    (found,) = moments((9.0, 11.0, BOTH)).at_once()
    assert found.length == pytest.approx(2.0, abs=0.1)


def test_nothing_is_found_after_the_end_of_the_sound() -> None:
    (found,) = moments((11.0, 19.0, BOTH), seconds=12.0).at_once()
    assert found.end == 12.0


def test_a_change_of_voice_is_heard_only_where_both_sides_are_clear() -> None:
    heard = moments((1.0, 3.0, ONE), (3.0, 5.0, OTHER), (5.0, 7.0, BOTH))
    assert heard.changes(Span(2.0, 3.0), Span(3.0, 4.0))
    assert not heard.changes(Span(1.0, 2.0), Span(2.0, 3.0))
    assert not heard.changes(Span(4.0, 5.0), Span(5.0, 7.0))
    assert not heard.changes(Span(4.0, 5.0), Span(7.5, 9.0))


def test_voices_of_two_windows_are_not_compared_since_their_numbers_mean_nothing() -> None:
    heard = moments((8.0, 10.0, ONE), (10.0, 12.0, OTHER))
    assert not heard.changes(Span(9.0, 9.9), Span(10.1, 11.0))


def test_no_sound_has_nobody_at_once() -> None:
    assert Moments(np.zeros((0, 1, 7), dtype=np.float32), 0.0).at_once() == []
