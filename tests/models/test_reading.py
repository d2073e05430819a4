"""Real weights on text: meaning, grammar and syllables, all without a network."""

from pathlib import Path

import numpy as np

from models.embeddings import MiniLM
from models.english import SpacyParser
from models.syllables import prepare_syllables


def test_sentences_that_mean_the_same_are_near(weights: Path) -> None:
    vectors = MiniLM(weights / "meaning").embed(
        ["He missed the bus.", "The bus left without him.", "Boil the rice.", ""]
    )
    assert vectors.shape == (4, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_no_sentences_give_no_vectors(weights: Path) -> None:
    assert MiniLM(weights / "meaning").embed([]).shape == (0, 384)


def test_english_is_parsed_in_order() -> None:
    first, second = SpacyParser().parse(["He was pushed by Kyle.", "She laughed."])
    assert [token.dep_ for token in first if token.dep_ == "nsubjpass"] == ["nsubjpass"]
    assert second[1].lemma_ == "laugh"
    assert first.has_annotation("SENT_START")


def test_reading_ease_is_right_without_a_network(weights: Path) -> None:
    prepare_syllables(weights)
    import textstat

    assert textstat.syllable_count("The social worker visited on Saturday.") == 12


def test_a_sentence_has_the_same_vector_whatever_stands_beside_it(weights: Path) -> None:
    texts = [
        "He wakes at four.",
        "Mum said that she rang the surgery twice and has heard nothing.",
        "No.",
        "Late again",
    ]
    embedder = MiniLM(weights / "meaning")
    together = embedder.embed(texts)
    assert all((embedder.embed([text])[0] == row).all() for text, row in zip(texts, together, strict=True))
