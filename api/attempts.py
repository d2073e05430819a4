"""Counts sign-ins that failed, so that passwords can't be guessed."""

from collections import defaultdict
from datetime import datetime, timedelta
from threading import Lock

MOST = 10
WINDOW = timedelta(minutes=15)


class Attempts:
    """Failed sign-ins of the last fifteen minutes, by address and by where they came from."""

    def __init__(self) -> None:
        self._failed: defaultdict[str, list[datetime]] = defaultdict(list)
        self._lock = Lock()

    def allowed(self, now: datetime, *keys: str) -> bool:
        """Say whether one more try is allowed."""
        with self._lock:
            self._sweep(now)
            return all(len(self._failed.get(key, ())) < MOST for key in keys)

    def failed(self, now: datetime, *keys: str) -> None:
        """Count a failed try."""
        with self._lock:
            for key in keys:
                self._failed[key].append(now)

    def forget(self, key: str) -> None:
        """Start again from nought after a good sign-in."""
        with self._lock:
            self._failed.pop(key, None)

    def _sweep(self, now: datetime) -> None:
        for key in list(self._failed):
            self._failed[key] = [at for at in self._failed[key] if at > now - WINDOW]
            if not self._failed[key]:
                del self._failed[key]
