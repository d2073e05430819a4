"""Measures the classifier that ships on hands kept out of training: python tests/measure_labels.py."""

import sys
from pathlib import Path

import numpy as np
from safetensors.torch import load_file

from assistant.settings import Settings
from models.labels.classifier import WEIGHTS
from models.labels.examples import read_examples
from models.labels.fit import lower_states, predict
from models.labels.measure import outcomes, report
from models.labels.train import as_read

HANDS = Path(__file__).parent / "hands"


def main() -> None:
    """Print the tables for the hands in tests/hands: by hand, by kind and by confidence."""
    examples = read_examples(HANDS)
    states = lower_states(Settings().weights / "meaning", as_read(examples))
    weights = {name: tensor.float() for name, tensor in load_file(WEIGHTS).items()}
    scores, _ = predict(weights, states)
    sys.stdout.write(report(outcomes(examples, scores.numpy().astype(np.float64))))


if __name__ == "__main__":
    main()
