"""Parses and vectors are remembered, and come back in the order asked for."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.english.remember import RememberingEmbedder, RememberingParser
from models.english import SpacyParser


def test_a_text_is_parsed_once() -> None:
    parser = RememberingParser(SpacyParser())
    first = parser.parse(["Mum rang.", "Dad rang.", "Mum rang."])
    again = parser.parse(["Dad rang.", "Mum rang."])
    assert [doc.text for doc in first] == ["Mum rang.", "Dad rang.", "Mum rang."]
    assert again[0] is first[1]
    assert again[1] is first[0] is first[2]


def test_old_parses_are_let_go() -> None:
    parser = RememberingParser(SpacyParser(), size=1)
    first = parser.parse(["Mum rang.", "Dad rang."])
    assert parser.parse(["Mum rang."])[0] is not first[0]


def test_a_vector_is_made_once_for_each_text_and_given_in_order() -> None:
    asked: list[list[str]] = []

    class Lengths:
        name = "lengths"

        def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
            asked.append(list(texts))
            return np.array([[len(text), 1.0] for text in texts], dtype=np.float32).reshape(len(texts), 2)

    embedder = RememberingEmbedder(Lengths(), size=2)
    assert embedder.embed(["a", "bbb", "a"]).tolist() == [[1, 1], [3, 1], [1, 1]]
    assert embedder.embed(["bbb", "cc"]).tolist() == [[3, 1], [2, 1]]
    assert embedder.embed(["a"]).tolist() == [[1, 1]]
    assert embedder.embed([]).shape == (0, 2)
    assert asked == [["a", "bbb"], ["cc"], ["a"], []]
