"""Seals what a page is given, so that what comes back is known to be what was offered."""

import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path

_FILE = "seal.key"
_BYTES = 32


class Seals:
    """Seals with a key of this installation, which lies in its data folder and nowhere else."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    def seal(self, *parts: str) -> str:
        """Give the seal of some words in order; without the key nobody can make it."""
        return hmac.new(self._key(), json.dumps(parts).encode(), hashlib.sha256).hexdigest()

    def holds(self, seal: str, *parts: str) -> bool:
        """Say whether a seal is that of these words."""
        return hmac.compare_digest(self.seal(*parts).encode(), seal.encode(errors="replace"))

    def _key(self) -> bytes:
        """Read the key; the first who asks makes it, and of two at once the first counts."""
        if not self._path.exists():
            made = self._path.with_name(f".{_FILE}.{secrets.token_hex(8)}")
            with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(secrets.token_bytes(_BYTES))
                file.flush()
                os.fsync(file.fileno())
            try:
                os.link(made, self._path)
            except FileExistsError:
                pass
            finally:
                made.unlink()
        return self._path.read_bytes()
