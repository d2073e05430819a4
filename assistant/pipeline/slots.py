"""Gives each worker process a slot that no other has, by a lock that the operating system takes back when it dies."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import ConflictError

PATIENCE = 3.0


def slot_name(slot: int) -> str:
    """Name a slot as it is known in the job database."""
    return f"worker-{slot}"


@contextmanager
def held_slot(data: Path, slot: int, *, patience: float = PATIENCE) -> Iterator[str]:
    """Hold a slot while the block runs, and give its name; ConflictError when another process has it."""
    name = slot_name(slot)
    lock = _lock(data, name)
    try:
        # A peer may hold it for a moment, while it takes over what a dead worker left.
        lock.acquire(timeout=patience)
    except Timeout:
        raise ConflictError(f"Slot {slot} is taken by another worker: stop that one, or choose another slot.") from None
    try:
        yield name
    finally:
        lock.release()


@contextmanager
def free_slot(data: Path, name: str) -> Iterator[bool]:
    """Say whether nobody holds a slot, and keep it so while the block runs."""
    lock = _lock(data, name)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _lock(data: Path, name: str) -> FileLock:
    folder = data / "slots"
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / f"{name}.lock", thread_local=False, fallback_to_soft=False)
