"""A tape holds what is voiced, in chunks that can be heard at once, and knows the way back."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from models.spans import Span, merge
from models.tape import MOST_CHUNK, Tape
from models.windows import RATE


@given(some.lists(some.tuples(some.floats(0, 290), some.floats(0.3, 8)), max_size=60))
def test_every_voiced_moment_is_in_a_chunk_and_finds_its_way_back(found: list[tuple[float, float]]) -> None:
    voiced = merge(Span(start, min(start + length, 299.0)) for start, length in found)
    tape = Tape(np.zeros(300 * RATE, dtype=np.float32), voiced)
    chunks = tape.chunks()
    assert all(0 < chunk.length <= MOST_CHUNK + 1e-6 for chunk in chunks)
    assert abs(sum(chunk.length for chunk in chunks) - tape.seconds) < 1e-6
    covered = merge((tape.in_sound(Span(at, at + 0.1)) for at in np.arange(0.0, tape.seconds - 0.1, 0.1)), gap=0.01)
    for span in voiced:
        assert any(cover.start - 0.2 <= span.start and span.end <= cover.end + 0.2 for cover in covered)


def test_a_long_silence_is_cut_out_and_no_span_reaches_over_it() -> None:
    tape = Tape(np.zeros(60 * RATE, dtype=np.float32), [Span(1, 5), Span(40, 45)])
    assert 9 < tape.seconds < 11
    before, after = tape.in_sound(Span(1.0, 2.0)), tape.in_sound(Span(6.0, 7.0))
    assert before.end < 5.5
    assert after.start > 39.5


def test_sound_with_no_speech_has_no_chunks() -> None:
    assert Tape(np.zeros(RATE, dtype=np.float32), []).chunks() == []
