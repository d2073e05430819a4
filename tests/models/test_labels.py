"""The statement classifier with its real weights."""

import pytest

from assistant.domain.casenote import Kind
from assistant.settings import Settings
from models.embeddings import MiniLM
from models.english import SpacyParser
from models.labels.classifier import LogisticClassifier
from models.labels.train import SENTENCES, read_examples


@pytest.mark.slow
def test_statements_that_no_cue_decides_are_told_apart() -> None:
    classifier = LogisticClassifier(MiniLM(Settings().weights / "meaning"), SpacyParser())
    told = classifier.classify(["the mother is fed up with the landlord", "There was a broken chair by the door."])
    assert [kind for kind, _ in told] == [Kind.PARENT_VIEW, Kind.OBSERVATION]
    assert all(0 < sure <= 1 for _, sure in told)
    assert classifier.classify([]) == []


def test_every_training_sentence_has_a_kind_and_a_hand() -> None:
    examples = read_examples(SENTENCES)
    assert len({e.hand for e in examples}) >= 6
    assert len({e.text for e in examples}) == len(examples)
