"""The folder of recordings: bytes are safe on disk, and hashed, before anybody is told so."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from assistant.errors import BadInputError, NotFoundError, StorageFullError, TooLargeError
from assistant.storage.keys import new_id


class Received(NamedTuple):
    """A file that is safe on disk: its folder's id, its SHA-256 and its size in bytes."""

    recording_id: str
    sha256: str
    size: int


class Files:
    """One folder a recording: the original, the working sound, the sound that browsers play."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "recordings"

    def receive(self, chunks: Iterable[bytes], *, limit: int) -> Received:
        """Write a stream to disk and hash it; nothing is left when it is empty, too large or the disk is full."""
        digest, size = hashlib.sha256(), 0
        with self._arriving() as (recording_id, path):
            with path.open("wb") as file:
                for chunk in chunks:
                    size += len(chunk)
                    if size > limit:
                        raise TooLargeError(f"This file is larger than {limit // 2**20} MB: choose a smaller one.")
                    digest.update(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            if size == 0:
                raise BadInputError("This file is empty: choose the recording again.")
        return Received(recording_id, digest.hexdigest(), size)

    def adopt(self, source: Path, *, sha256: str) -> Received:
        """Take a file that is on this disk already, without writing it again; it stays where it was, too."""

        def link(target: Path) -> None:
            try:
                os.link(source, target)
            except OSError as problem:
                if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
                    raise
                shutil.copyfile(source, target)

        return self.make(link, sha256=sha256)

    def make(self, write: Callable[[Path], None], *, sha256: str = "") -> Received:
        """Keep a file that `write` makes; nothing is left when it fails or makes an empty one."""
        with self._arriving() as (recording_id, path):
            write(path)
            size = path.stat().st_size
            if size == 0:
                raise BadInputError("This file is empty: choose the recording again.")
            with path.open("rb") as file:
                os.fsync(file.fileno())
                sha256 = sha256 or hashlib.file_digest(file, "sha256").hexdigest()
        return Received(recording_id, sha256, size)

    def original(self, recording_id: str) -> Path:
        """Give the path of the file as it was handed over; NotFoundError when it is gone."""
        path = self._folder / recording_id / "original"
        if not path.exists():
            raise NotFoundError("The sound of this recording is gone: it was deleted, or the data folder has moved.")
        return path

    def sound(self, recording_id: str) -> Path:
        """Give the path of the 16 kHz mono WAV that models hear; it may not exist yet."""
        return self._folder / recording_id / "sound.wav"

    def playable(self, recording_id: str) -> Path:
        """Give the path of the m4a that browsers play; it may not exist yet."""
        return self._folder / recording_id / "play.m4a"

    def remove(self, recording_id: str) -> None:
        """Delete all files of a recording; safe to run again."""
        shutil.rmtree(self._folder / recording_id, ignore_errors=True)

    def clear_unfinished(self, *, older_than: timedelta, now: datetime) -> int:
        """Delete uploads that broke off and have been still for so long; complete files are never touched."""
        broken = [
            room
            for room in (self._folder.iterdir() if self._folder.exists() else ())
            if not (room / "original").exists()
            and all(now.timestamp() - p.stat().st_mtime > older_than.total_seconds() for p in (room, *room.iterdir()))
        ]
        for room in broken:
            shutil.rmtree(room, ignore_errors=True)
        return len(broken)

    def known(self) -> set[str]:
        """List the recordings that have a folder."""
        return {p.name for p in self._folder.iterdir()} if self._folder.exists() else set()

    @contextmanager
    def _arriving(self) -> Iterator[tuple[str, Path]]:
        """Give a new recording's id and the path for its bytes: kept on disk at the end, or all gone if it fails."""
        recording_id = new_id()
        room = self._folder / recording_id
        try:
            room.mkdir(parents=True)
            yield recording_id, room / "arriving"
            (room / "arriving").rename(room / "original")
            _sync_folder(room)
            _sync_folder(self._folder)
        except OSError as problem:
            shutil.rmtree(room, ignore_errors=True)
            raise _full(problem) from None
        except BaseException:
            shutil.rmtree(room, ignore_errors=True)
            raise


def open_folder(data: Path) -> None:
    """Make the data folder, open to nobody but whoever runs this; what this process makes later is so too."""
    os.umask(0o077)
    data.mkdir(parents=True, exist_ok=True)
    data.chmod(0o700)


def _full(problem: OSError) -> Exception:
    if problem.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return StorageFullError("The disk is full, so the recording was not kept: ask for room, try again.")
    return problem


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
