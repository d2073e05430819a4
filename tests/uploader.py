"""A program that sends a large file to a real server in pieces, and watches how much memory that takes there."""

import hashlib
import http.client
import json
import socket
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psutil

from api.clock import SystemClock
from api.deps import SESSION_COOKIE, token_for
from assistant.settings import Settings
from assistant.storage.database import Database

PIECE = 2 * 2**20
MIB = 2**20


class Measured(NamedTuple):
    """Memory of the serving process before and at its most, in MiB, and whether the bytes are the same."""

    before: float
    most: float
    sha256: str
    same: bool


class Uploader:
    """Signed in to an installation as its one worker."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        database = Database(Settings(data=folder).case_database, SystemClock())
        with database.transaction() as tx:
            user = tx.users.by_email("amara@council.example")
            assert user
            secret = tx.users.open_session(user.id, hours=2)
        database.close()
        self.headers = {
            "Tus-Resumable": "1.0.0",
            "X-Form-Token": token_for(secret),
            "Cookie": f"{SESSION_COOKIE}={secret}",
        }

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Ask once, on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content

    def begin(self, length: int) -> str:
        """Begin a file; gives its path."""
        return self.ask("POST", "/api/v1/uploads", Upload_Length=str(length))[1]["location"]

    def where(self, path: str) -> int:
        """Ask how much is safe."""
        return int(self.ask("HEAD", path)[1]["upload-offset"])

    def piece(self, path: str, offset: int, content: bytes, **headers: str) -> int:
        """Send a piece, and give the status."""
        kind = "application/offset+octet-stream"
        return self.ask("PATCH", path, content, Upload_Offset=str(offset), Content_Type=kind, **headers)[0]

    def half_a_piece(self, path: str, offset: int, length: int, content: bytes) -> socket.socket:
        """Say that a long piece comes, send only its beginning, and leave the connection open."""
        line = socket.create_connection(("127.0.0.1", self.port))
        headers = self.headers | {
            "Host": "127.0.0.1",
            "Upload-Offset": str(offset),
            "Content-Type": "application/offset+octet-stream",
            "Content-Length": str(length),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        line.sendall(f"PATCH {path} HTTP/1.1\r\n{head}\r\n".encode() + content)
        return line

    def send_large(self, pieces: int, server: psutil.Process) -> Measured:
        """Send so many pieces that are made as they go, and see how much memory the server has meanwhile."""
        digest, before, most = hashlib.sha256(), _memory(server), 0.0
        path, offset = self.begin(pieces * PIECE), 0
        for content in _made(pieces):
            digest.update(content)
            checksum = b64encode(hashlib.sha256(content).digest()).decode()
            status = self.piece(path, offset, content, Upload_Checksum=f"sha256 {checksum}")
            assert status == 204, status
            offset += len(content)
            most = max(most, _memory(server))
        kept = self.folder / "uploads" / path.rsplit("/", 1)[1]
        with kept.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == digest.hexdigest()
        return Measured(before, most, digest.hexdigest(), same)

    def status(self, path: str) -> dict[str, object]:
        """Ask where an upload stands, in JSON."""
        return dict(json.loads(self.ask("GET", path)[2]))


def _made(pieces: int) -> Iterator[bytes]:
    for number in range(pieces):
        yield hashlib.sha256(str(number).encode()).digest() * (PIECE // 32)


def _memory(process: psutil.Process) -> float:
    return process.memory_info().rss / MIB
