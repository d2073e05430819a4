"""Batches run side by side keep their order, and leave the number of threads as it was."""

import pytest
import torch

from models.side_by_side import side_by_side


def test_what_is_found_comes_in_the_order_of_the_batches() -> None:
    assert list(side_by_side(lambda n: n * n, range(20), 3)) == [n * n for n in range(20)]


def test_each_batch_has_one_thread_and_the_number_before_comes_back() -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        assert list(side_by_side(lambda _batch: torch.get_num_threads(), [1, 2, 3], 2)) == [1, 1, 1]
        with pytest.raises(ZeroDivisionError):
            list(side_by_side(lambda n: 1 // n, [0], 2))
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(before)
