"""Counts sign-ins that were tried, so that passwords can't be guessed."""

from collections import defaultdict
from datetime import datetime, timedelta
from threading import Lock

MOST = 10
WINDOW = timedelta(minutes=15)


class Attempts:
    """Sign-ins of the last fifteen minutes that did not succeed, by address and by where they came from."""

    def __init__(self) -> None:
        self._tried: defaultdict[str, list[datetime]] = defaultdict(list)
        self._lock = Lock()

    def start(self, now: datetime, *keys: str) -> bool:
        """Count one more try, before it is known how it ends; False when it is one too many."""
        with self._lock:
            self._sweep(now)
            if any(len(self._tried.get(key, ())) >= MOST for key in keys):
                return False
            for key in keys:
                self._tried[key].append(now)
            return True

    def succeeded(self, address: str, place: str) -> None:
        """Start the address again from nought after a good sign-in, and take that try back from its place."""
        with self._lock:
            self._tried.pop(address, None)
            if self._tried.get(place):
                self._tried[place].pop()

    def _sweep(self, now: datetime) -> None:
        for key in list(self._tried):
            self._tried[key] = [at for at in self._tried[key] if at > now - WINDOW]
            if not self._tried[key]:
                del self._tried[key]
