"""Real weights on text: MiniLM's lower layers, grammar and syllables, all without a network."""

from pathlib import Path

import torch

from models.english import SpacyParser
from models.lower import Lower
from models.syllables import prepare_syllables


def test_english_is_parsed_in_order() -> None:
    first, second = SpacyParser().parse(["He was pushed by Kyle.", "She laughed."])
    assert [token.dep_ for token in first if token.dep_ == "nsubjpass"] == ["nsubjpass"]
    assert second[1].lemma_ == "laugh"
    assert first.has_annotation("SENT_START")


def test_reading_ease_is_right_without_a_network(weights: Path) -> None:
    prepare_syllables(weights)
    import textstat

    assert textstat.syllable_count("The social worker visited on Saturday.") == 12


def test_a_sentence_has_the_same_states_whatever_stands_beside_it(weights: Path) -> None:
    texts = [
        "He wakes at four.",
        "Mum said that she rang the surgery twice and has heard nothing.",
        "No.",
        "Late again",
    ]
    network = Lower(weights / "meaning").network
    rows = network.tokens(texts)
    together = network.states(rows).split([len(row) for row in rows])
    alone = Lower(weights / "meaning").network
    assert all(torch.equal(alone.states([row]), part) for row, part in zip(rows, together, strict=True))
    assert network.tokens([]) == []
