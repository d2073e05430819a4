"""A weights file is read as numbers, and nothing in it runs."""

import os
import pickle
from pathlib import Path

import pytest
import torch

from models.tensors import tensors


class Trap:
    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {self.mark}",)


class Strange:
    def __init__(self) -> None:
        self.anything = "kept beside the weights"


def test_tensors_are_read_by_name(tmp_path: Path) -> None:
    torch.save({"a": torch.ones(2)}, tmp_path / "plain.pt")
    torch.save({"state_dict": {"b": torch.zeros(3)}, "epoch": 4}, tmp_path / "trained.pt")
    assert tensors(tmp_path / "plain.pt")["a"].tolist() == [1.0, 1.0]
    assert tensors(tmp_path / "trained.pt")["b"].tolist() == [0.0, 0.0, 0.0]


def test_a_file_that_would_run_a_command_is_refused(tmp_path: Path) -> None:
    mark = tmp_path / "was-run"
    torch.save({"state_dict": {}, "more": Trap(mark)}, tmp_path / "bad.pt")
    with pytest.raises(pickle.UnpicklingError):
        tensors(tmp_path / "bad.pt")
    assert not mark.exists()


def test_a_named_strange_class_is_read_as_nothing(tmp_path: Path) -> None:
    torch.save({"state_dict": {"c": torch.ones(1)}, "about": Strange()}, tmp_path / "odd.pt")
    with pytest.raises(pickle.UnpicklingError):
        tensors(tmp_path / "odd.pt")
    assert tensors(tmp_path / "odd.pt", strange=[f"{__name__}.Strange"])["c"].tolist() == [1.0]
