"""The statement classifier with its real weights, and its training on a few sentences."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import torch

from assistant.domain.casenote import Kind
from assistant.settings import Settings
from models.labels.classifier import LIKE, TunedClassifier
from models.labels.examples import KINDS, SENTENCES, read_examples
from models.labels.fit import Recipe, fit, lower_states, predict
from models.labels.like import Examples, keep
from models.labels.measure import outcomes, report
from models.labels.train import as_read
from models.lower import Lower


@pytest.fixture(scope="module")
def meaning() -> Path:
    return Settings().weights / "meaning"


def test_statements_that_no_cue_decides_are_told_apart(meaning: Path) -> None:
    classifier = TunedClassifier(Lower(meaning))
    told = classifier.classify(["the mother is fed up with the landlord", "There was a broken chair by the door."])
    assert [opinion.kind for opinion in told] == [Kind.PARENT_VIEW, Kind.OBSERVATION]
    assert all(sum(opinion.shares.values()) == pytest.approx(1, abs=1e-4) for opinion in told)
    assert classifier.classify([]) == []


def test_a_statement_is_read_alike_alone_and_among_others(meaning: Path) -> None:
    classifier, text = TunedClassifier(Lower(meaning)), "He will ring the nursery on Monday."
    alone = classifier.classify([text])[0].shares
    among = classifier.classify(["She copes.", text, "Nan thinks that the school is too far for a child of six."])[1]
    assert max(abs(alone[kind] - among.shares[kind]) for kind in Kind) < 0.02


def test_a_labelled_sentence_is_most_like_itself(meaning: Path) -> None:
    text = "She will ring the GP on Monday."
    kept = Examples.read(LIKE)
    assert kept.nearest(np.zeros(384, dtype=np.float32), Kind.ACTION) is None
    opinion = TunedClassifier(Lower(meaning)).classify([text])[0]
    assert opinion.kind is Kind.ACTION
    assert opinion.like in set(kept.texts)


def test_every_training_sentence_has_a_kind_and_a_hand() -> None:
    examples = read_examples(SENTENCES)
    assert len({e.hand for e in examples}) >= 20
    assert len({e.text for e in examples}) == len(examples)
    assert set(Counter(e.kind for e in examples)) == set(Kind)


def test_the_same_seed_gives_the_same_weights_and_report(meaning: Path, tmp_path: Path) -> None:
    few = [e for e in read_examples(SENTENCES) if e.hand == "terse"][:24]
    states, kinds = lower_states(meaning, as_read(few)), [KINDS.index(e.kind) for e in few]
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    first, again = (fit(meaning, states, kinds, len(KINDS), recipe=Recipe(epochs=1)) for _ in range(2))
    torch.set_num_threads(threads)
    assert all(torch.equal(first[name], again[name]) for name in first)
    scores, vectors = predict(first, states)
    keep(tmp_path / "like.npz", few, vectors.numpy())
    assert Examples.read(tmp_path / "like.npz").nearest(vectors[0].numpy(), few[0].kind) == few[0].text
    assert "analysis precision" in report(outcomes(few, scores.numpy().astype(np.float64)))
