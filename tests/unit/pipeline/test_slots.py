from pathlib import Path

import pytest

from assistant.errors import ConflictError
from assistant.pipeline.slots import free_slot, held_slot


def test_a_slot_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    with held_slot(tmp_path, 1) as name:
        assert name == "worker-1"
        with pytest.raises(ConflictError, match="Slot 1 is taken"), held_slot(tmp_path, 1, patience=0):
            pass
        with held_slot(tmp_path, 2) as other:
            assert other == "worker-2"


def test_a_slot_is_free_once_it_is_let_go(tmp_path: Path) -> None:
    with held_slot(tmp_path, 1), free_slot(tmp_path, "worker-1") as free:
        assert not free
    with free_slot(tmp_path, "worker-1") as free:
        assert free
        with pytest.raises(ConflictError), held_slot(tmp_path, 1, patience=0):
            pass
