"""Uploads to a real server that is killed, on connections that break or go quiet."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.e2e.installation import Installation
from tests.uploader import MIB, PIECE, Uploader

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """Serve a bare installation."""
    made = Installation(tmp_path)
    made.start()
    yield made
    made.stop()


def test_a_killed_server_goes_on_with_the_same_bytes(installation: Installation) -> None:
    uploader, content = Uploader(installation.folder, installation.port), os.urandom(5 * MIB)
    path = uploader.begin(len(content))
    assert uploader.piece(path, 0, content[:MIB]) == 204
    line = uploader.half_a_piece(path, MIB, 4 * MIB, content[MIB : 3 * MIB])
    kept = installation.folder / "uploads" / path.rsplit("/", 1)[1]
    _until(lambda: kept.stat().st_size > MIB)
    installation.kill()
    line.close()
    assert kept.stat().st_size > MIB
    installation.start()
    assert uploader.where(path) == MIB
    assert uploader.piece(path, MIB, content[MIB:]) == 204
    assert kept.read_bytes() == content


def test_what_came_before_a_connection_broke_counts(installation: Installation) -> None:
    uploader, content = Uploader(installation.folder, installation.port), os.urandom(3 * MIB)
    path = uploader.begin(len(content))
    line = uploader.half_a_piece(path, 0, len(content), content[:MIB])
    line.shutdown(1)
    _until(lambda: uploader.where(path) == MIB)
    line.close()
    assert uploader.piece(path, MIB, content[MIB:]) == 204
    kept = installation.folder / "uploads" / path.rsplit("/", 1)[1]
    assert kept.read_bytes() == content


def test_a_connection_that_went_quiet_holds_nobody_up(installation: Installation) -> None:
    uploader, content = Uploader(installation.folder, installation.port), os.urandom(3 * MIB)
    path = uploader.begin(len(content))
    line = uploader.half_a_piece(path, 0, len(content), content[:MIB])
    kept = installation.folder / "uploads" / path.rsplit("/", 1)[1]
    time.sleep(0.5)
    began = time.monotonic()
    offset = uploader.where(path)
    assert time.monotonic() - began < 5
    assert offset == MIB
    assert uploader.piece(path, offset, content[offset:]) == 204
    line.close()
    assert kept.read_bytes() == content


def test_memory_stays_flat_while_a_large_file_arrives(installation: Installation) -> None:
    uploader = Uploader(installation.folder, installation.port)
    server = psutil.Process(installation.pid)
    uploader.send_large(10, server)
    measured = uploader.send_large(200 * MIB // PIECE, server)
    assert measured.same
    assert measured.most - measured.before < 40


def _until(true: Callable[[], bool]) -> None:
    for _ in range(200):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come to be")
