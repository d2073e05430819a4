"""Who says a short piece is settled by how people take turns; a plain voice is believed against that."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.transcript import Word
from models.speakers import cut, stretches
from models.turntaking import Scores, Stretch, settle, shares

WORKER, MOTHER, CHILD = 0, 1, 2


def voice(who: int, other: float = 0.5) -> list[float]:
    return [0.9 if number == who else other for number in range(3)]


def piece(start: float, seconds: float = 2.0, *, after_question: bool = False, after_sentence: bool = True) -> Stretch:
    return Stretch(start, start + seconds, 0.4, after_sentence, after_question)


def test_a_short_answer_goes_to_the_one_who_is_talking_with_the_worker() -> None:
    pieces = [piece(0), piece(3), piece(6), piece(9, 0.5, after_question=True), piece(10)]
    near = [0.5, 0.71, 0.69]
    belief = shares(np.array([voice(WORKER), voice(CHILD), voice(WORKER), near, voice(CHILD)]), pieces)
    assert belief.argmax(axis=1).tolist() == [WORKER, CHILD, WORKER, CHILD, CHILD]
    assert belief[3].max() < 0.9
    assert belief[4].max() > 0.97


def test_a_plain_voice_is_believed_where_turns_say_otherwise() -> None:
    pieces = [piece(0), piece(3, after_question=True), piece(6, after_sentence=False)]
    belief = shares(np.array([voice(WORKER), voice(WORKER), voice(CHILD)]), pieces)
    assert belief.argmax(axis=1).tolist() == [WORKER, WORKER, CHILD]


def test_two_voices_that_are_as_likely_leave_it_unsure() -> None:
    belief = shares(np.array([voice(WORKER), [0.5, 0.7, 0.7]]), [piece(0), piece(3, 0.6, after_question=True)])
    assert belief[1].max() < 0.6


def test_one_voice_has_all_belief() -> None:
    assert shares(np.array([[0.4], [0.9]]), [piece(0), piece(3)]).tolist() == [[1.0], [1.0]]


def test_a_centre_moves_to_the_pieces_of_its_voice_and_an_empty_one_stays() -> None:
    far, near = np.array([1.0, 0.0, 0.0]), np.array([0.0, 1.0, 0.0])
    vectors = np.array([far, far, near, near])
    centres = settle(vectors, [piece(3.0 * at) for at in range(4)], np.array([[0.9, 0.3, 0.3], [0.2, 0.9, 0.1]]))
    assert centres @ far == pytest.approx([1.0, 0.0], abs=0.05)
    assert np.linalg.norm(centres, axis=1) == pytest.approx([1.0, 1.0])


@given(
    st.integers(1, 5).flatmap(
        lambda voices: st.lists(
            st.tuples(st.lists(st.floats(-1, 1), min_size=voices, max_size=voices), st.floats(0.05, 15), st.booleans()),
            min_size=1,
            max_size=25,
        )
    )
)
def test_belief_is_a_share(drawn: list[tuple[list[float], float, bool]]) -> None:
    likeness: Scores = np.array([row for row, _, _ in drawn])
    starts = np.cumsum([0.0, *(seconds for _, seconds, _ in drawn)])
    pieces = [
        piece(float(start), seconds, after_question=asked)
        for start, (_, seconds, asked) in zip(starts, drawn, strict=False)
    ]
    belief = shares(likeness, pieces)
    assert np.isfinite(belief).all()
    assert belief.sum(axis=1) == pytest.approx(np.ones(len(drawn)))


def test_a_piece_knows_how_the_one_before_ended() -> None:
    said = (("Who?", 0.0), ("Me.", 1.0), ("And", 3.0), ("then", 4.0))
    pieces = stretches(cut([Word(start=at, end=at + 0.5, text=text, probability=0.9) for text, at in said]))
    assert [(p.silence, p.after_sentence, p.after_question) for p in pieces] == [
        (0.0, True, False),
        (0.5, True, True),
        (1.5, True, False),
        (0.5, False, False),
    ]
