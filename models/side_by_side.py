"""Runs a network on several batches at once, each batch in one thread."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Batch = TypeVar("Batch")
Found = TypeVar("Found")


def side_by_side(run: Callable[[Batch], Found], batches: Sequence[Batch], threads: int) -> Iterator[Found]:
    """Give what `run` makes of each batch, in order.

    Threads that share one batch wait for each other after every layer, and on a busy machine such waiting took ten
    times as much of the processor as the work.
    """
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with ThreadPoolExecutor(threads) as pool:
            yield from pool.map(run, batches)
    finally:
        torch.set_num_threads(before)
