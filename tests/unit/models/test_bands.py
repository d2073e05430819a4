"""Mel bands follow pitch, not loudness."""

import numpy as np
import pytest

from models.bands import BANDS, bands, mel_filters
from models.windows import RATE, Samples


def tone(hertz: float, seconds: float = 0.5, loudness: float = 0.3) -> Samples:
    return (loudness * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)).astype(np.float32)


def test_there_is_a_row_every_ten_milliseconds_of_whole_frames() -> None:
    assert bands(tone(300, seconds=1.0), mel_filters()).shape == (98, BANDS)


def test_a_higher_tone_after_a_lower_one_moves_to_higher_bands() -> None:
    found = bands(np.concatenate([tone(300), tone(1000), tone(3000)]), mel_filters())
    loudest = [int(found[at].argmax()) for at in (20, 70, 120)]
    assert loudest == sorted(set(loudest))


def test_loudness_makes_no_difference_since_means_are_taken_off() -> None:
    hiss = np.random.default_rng(3).standard_normal(RATE).astype(np.float32)
    sound = np.concatenate([tone(200), tone(700)]) + np.float32(0.01) * hiss
    assert np.allclose(bands(sound, mel_filters()), bands(0.5 * sound, mel_filters()), atol=0.01)


@pytest.mark.parametrize("samples", [0, 1, 399, 400, 401])
def test_sound_of_any_length_has_a_row(samples: int) -> None:
    found = bands(tone(300)[:samples], mel_filters())
    assert found.shape == (1, BANDS)
    assert np.isfinite(found).all()


def test_filters_are_triangles_that_cover_20_hz_to_8_khz() -> None:
    filters = mel_filters()
    assert filters.shape == (257, BANDS)
    assert (filters >= 0).all()
    assert (filters.max(axis=0) > 0).all()
    covered = filters[2:245].sum(axis=1)
    assert np.allclose(covered, 1.0, atol=1e-5)
