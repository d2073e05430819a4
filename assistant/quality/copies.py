"""Text that was copied from record to record, which makes the pile look larger than it is."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from zlib import crc32

RUN = 8
KEPT = 4
COMMON = 0.05
NEAR = 0.6


def fold(text: str) -> str:
    """Bring a text down to its words, so that spaces and capitals don't hide a copy."""
    return " ".join(text.lower().split())


def near_copies(texts: Sequence[str]) -> list[bool]:
    """Say of each text whether most of its runs of eight words stand in one earlier text too.

    A quarter of the runs is looked at, chosen by hash, so that thousands of records take a second or two. Runs that
    a twentieth of all records share are taken for the form's own wording.
    """
    runs = [_runs(text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    for place, own in enumerate(runs):
        for run in own:
            holders[run].append(place)
    most = max(3, int(COMMON * len(texts)))
    told = []
    for place, own in enumerate(runs):
        telling = [run for run in own if len(holders[run]) <= most]
        shared = Counter(other for run in telling for other in holders[run] if other < place)
        told.append(len(telling) >= 3 and max(shared.values(), default=0) >= NEAR * len(telling))
    return told


def _runs(text: str) -> set[int]:
    words = fold(text).split()
    hashed = (crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1))
    return {run for run in hashed if run % KEPT == 0}
