"""Words become turns, and voiceprints become voices."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from assistant.domain.transcript import Word
from models.local_voices import FIRST_MIDDLE, FRAME_SECONDS, Moments
from models.speakers import cut, turns
from models.voices import group


def words(*said: tuple[float, float, str]) -> list[Word]:
    return [Word(start=start, end=end, text=text, probability=0.8) for start, end, text in said]


def voices(*lengths: int, spread: float = 0.25) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    random = np.random.default_rng(11)
    rows = []
    for voice, length in enumerate(lengths):
        centre = np.zeros(64)
        centre[voice * 5 : voice * 5 + 5] = 1
        rows += [centre / np.linalg.norm(centre) + spread * random.standard_normal(64) / 8 for _ in range(length)]
    vectors = np.array(rows)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.full(len(rows), 2.0)


def test_words_are_cut_at_sentence_ends_and_pauses() -> None:
    pieces = cut(words((0, 0.3, "Hello"), (0.3, 0.6, "Jo."), (0.6, 0.9, "Are"), (1.5, 1.8, "you"), (1.8, 2, "in?")))
    assert [[word.text for word in piece.words] for piece in pieces] == [["Hello", "Jo."], ["Are"], ["you", "in?"]]


def test_speakers_are_numbered_by_who_speaks_first_and_pieces_of_one_voice_are_one_turn() -> None:
    pieces = cut(words((0, 0.3, "One."), (0.4, 0.6, "Two."), (0.7, 0.9, "Three."), (1.0, 1.3, "Four.")))
    said = turns(pieces, [3, 3, 1, 3])
    assert [(u.id, u.speaker, u.text) for u in said] == [
        ("u1", "S1", "One. Two."),
        ("u2", "S2", "Three."),
        ("u3", "S1", "Four."),
    ]
    assert said[0].confidence == 0.8
    assert (said[0].start, said[0].end) == (0, 0.6)


def test_no_words_give_no_turns() -> None:
    assert turns(cut([]), []) == ()


def test_the_number_of_voices_is_guessed() -> None:
    for lengths in [(12,), (10, 6), (9, 3, 5), (8, 8, 8, 4)]:
        assert len(group(*voices(*lengths), None)) == len(lengths)


def test_a_number_given_is_the_most_there_can_be() -> None:
    for lengths in [(12,), (10, 6), (9, 3, 5)]:
        assert len(group(*voices(*lengths), len(lengths) + 1)) == len(lengths)
    assert len(group(*voices(10, 6, 3, spread=0.1), 3)) == 3


def test_one_odd_short_piece_does_not_take_the_place_of_a_voice() -> None:
    vectors, seconds = voices(10, 4, 1)
    seconds[-1] = 0.3
    centres = group(vectors, seconds, 2)
    assert np.argmax(centres @ vectors[0]) != np.argmax(centres @ vectors[10])


def test_words_are_cut_where_another_voice_goes_on() -> None:
    said = words((0, 0.4, "Shall"), (0.4, 0.8, "we"), (0.8, 1.2, "stop"), (1.2, 1.6, "no"), (1.6, 2.0, "leave"))
    pieces = cut(said, moments(lambda seconds: [1] if seconds < 1.2 else [2]))
    assert [[word.text for word in piece.words] for piece in pieces] == [["Shall", "we", "stop"], ["no", "leave"]]
    assert len(cut(said, moments(lambda _seconds: [1]))) == 1


def moments(speaking: Callable[[float], list[int]], seconds: float = 10.0) -> Moments:
    chances = np.full((1, 589, 7), 0.01, dtype=np.float32)
    classes = {(): 0, (1,): 1, (2,): 2, (3,): 3, (1, 2): 4, (1, 3): 5, (2, 3): 6}
    for frame in range(589):
        chances[0, frame, classes[tuple(speaking(FIRST_MIDDLE + frame * FRAME_SECONDS))]] = 0.94
    return Moments(chances, seconds)
