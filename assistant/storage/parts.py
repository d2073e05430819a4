"""The folder of files on their way in: what was confirmed stays there through a crash, what was not is cut off."""

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from assistant.errors import NotFoundError, StorageFullError
from assistant.storage.database import Database

BLOCK = 2**20
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
SPARE = 256 * 2**20
"""Bytes that an upload leaves free on the disk for the database and the work."""


class Digest(Protocol):
    """A hash that grows."""

    def update(self, data: bytes, /) -> None:
        """Take more bytes in."""
        ...

    def digest(self) -> bytes:
        """Give the hash of all so far."""
        ...


class Parts:
    """One file for each upload that is not a recording yet."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "uploads"

    def begin(self, upload_id: str, *, awaited: int) -> None:
        """Make an empty file; StorageFullError where the disk has no room for the bytes that are awaited in all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        if awaited + SPARE > shutil.disk_usage(self._folder).free:
            raise StorageFullError("There is no room on the disk for this recording: ask for room, then try again.")
        with self.path(upload_id).open("xb") as file:
            os.fsync(file.fileno())
        _sync_folder(self._folder)

    def path(self, upload_id: str) -> Path:
        """Give the path of a file on its way; it may not exist."""
        return self._folder / upload_id

    def write(self, upload_id: str, offset: int) -> "Writing":
        """Go on at an offset that was confirmed; what a crash left behind it is cut off."""
        path = self.path(upload_id)
        if not path.exists() or path.stat().st_size < offset:
            raise NotFoundError("What was sent of this file is gone: send it again from its beginning.")
        return Writing(path, offset)

    def hash(self, upload_id: str) -> str:
        """Give the SHA-256 of what is there, in constant memory."""
        digest = hashlib.sha256()
        try:
            with self.path(upload_id).open("rb") as file:
                while block := file.read(BLOCK):
                    digest.update(block)
        except FileNotFoundError:
            raise NotFoundError("What was sent of this file is gone: send it again from its beginning.") from None
        return digest.hexdigest()

    def remove(self, upload_id: str) -> None:
        """Delete a file; safe to do again."""
        self.path(upload_id).unlink(missing_ok=True)

    def older(self, moment: datetime) -> set[str]:
        """List the uploads whose file has not grown since."""
        return {one for one in self.known() if self.path(one).stat().st_mtime < moment.timestamp()}

    def known(self) -> set[str]:
        """List the uploads that have a file."""
        return {path.name for path in self._folder.iterdir()} if self._folder.exists() else set()


def clear_expired(database: Database, parts: Parts, now: datetime) -> int:
    """Delete uploads that nobody went on with in time, and files of a day that no upload owns."""
    with database.transaction() as tx:
        expired = [upload.id for upload in tx.uploads.expired(now)]
        for upload_id in expired:
            tx.uploads.remove(upload_id)
        strays = [one for one in parts.older(now - timedelta(days=1)) if not tx.uploads.has(one)]
    for upload_id in {*expired, *strays}:
        parts.remove(upload_id)
    return len(expired)


class Writing:
    """One stretch of bytes that is being written; nothing of it counts before `keep`."""

    def __init__(self, path: Path, offset: int) -> None:
        self._file = path.open("r+b")
        self._file.truncate(offset)
        self._file.seek(offset)
        self.offset = self._began = offset
        self._digests: list[Digest] = []

    def watch(self, digest: Digest) -> None:
        """Let a hash take in what is written from now on."""
        self._digests.append(digest)

    def add(self, data: bytes) -> None:
        """Write more; StorageFullError when the disk is full."""
        _or_full(lambda: self._file.write(data))
        self.offset += len(data)
        for digest in self._digests:
            digest.update(data)

    def keep(self) -> int:
        """Make sure that all of it is on disk, and give the offset that is now safe."""
        _or_full(self._sync)
        self._file.close()
        return self.offset

    def drop(self) -> None:
        """Take this stretch back."""
        # What could not be written out is cut off below.
        with contextlib.suppress(OSError):
            self._file.close()
        with Path(self._file.name).open("r+b") as file:
            file.truncate(self._began)

    def _sync(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())


def _or_full(write: Callable[[], object]) -> None:
    try:
        write()
    except OSError as problem:
        if problem.errno in FULL:
            raise StorageFullError("The disk is full: what was sent before is safe; ask for room.") from None
        raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
