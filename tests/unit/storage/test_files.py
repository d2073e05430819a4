import hashlib
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import BadInputError, NotFoundError, TooLargeError
from assistant.storage.files import Files

FULL = """
import resource, sys
from pathlib import Path
from assistant.errors import StorageFullError
from assistant.storage.files import Files
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
files = Files(Path(sys.argv[1]))
try:
    files.receive((b"x" * 50_000 for _ in range(4)), limit=2**30)
except StorageFullError as problem:
    print(problem.sentence)
    print(files.known())
"""


def test_what_is_received_is_kept_whole_with_its_hash(tmp_path: Path) -> None:
    files = Files(tmp_path)
    received = files.receive([b"one", b"two"], limit=100)
    assert files.original(received.recording_id).read_bytes() == b"onetwo"
    assert received.sha256 == hashlib.sha256(b"onetwo").hexdigest()
    assert received.size == 6


def test_an_empty_or_a_too_large_upload_leaves_nothing(tmp_path: Path) -> None:
    files = Files(tmp_path)
    with pytest.raises(BadInputError):
        files.receive([], limit=100)
    with pytest.raises(TooLargeError):
        files.receive([b"x" * 101], limit=100)
    assert files.known() == set()


def test_an_upload_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half of it"
        raise ConnectionError

    files = Files(tmp_path)
    with pytest.raises(ConnectionError):
        files.receive(broken(), limit=100)
    assert files.known() == set()


def test_a_full_disk_is_told_in_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 100_000
    ran = subprocess.run([sys.executable, "-c", FULL, tmp_path], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == [
        "The disk is full, so the recording was not kept: ask for room, try again.",
        "set()",
    ]


def test_what_was_removed_is_gone(tmp_path: Path) -> None:
    files = Files(tmp_path)
    received = files.receive([b"one"], limit=100)
    files.remove(received.recording_id)
    files.remove(received.recording_id)
    with pytest.raises(NotFoundError):
        files.original(received.recording_id)
