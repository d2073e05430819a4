"""Keeps what has been heard of a recording so far, so that its worker can begin to read."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from assistant.domain.job import Job
from assistant.domain.transcript import Word
from assistant.pipeline.tools import Tools

EVERY = timedelta(seconds=4)
WORDS_A_SECOND = 400
"""More words take longer to write down, so that they are written less often."""

PAUSE = 0.9
LONGEST_LINE = 60


class HeardSoFar:
    """Fulfils SoFar for one job: writes lines down every few seconds, while somebody wants the work."""

    def __init__(self, tools: Tools, job: Job) -> None:
        self._tools, self._job = tools, job.id
        self._written = tools.clock.now() - EVERY
        with tools.database.transaction() as tx:
            self._earlier = tx.jobs.so_far(job.id)

    def __call__(self, words: Sequence[Word]) -> None:
        """Keep the words as lines, unless that was done a moment ago."""
        now = self._tools.clock.now()
        if now - self._written < max(EVERY, timedelta(seconds=len(words) / WORDS_A_SECOND)):
            return
        self._written = now
        lines = list(lines_of(words))
        # After a crash hearing begins anew; what an earlier run heard further on stays until it is heard again.
        reached = max((word.end for word in words), default=0.0)
        lines += [line for line in self._earlier if line[0] >= reached]
        with self._tools.database.transaction() as tx:
            if tx.jobs.get(self._job, lock=True).state.is_running:
                tx.jobs.keep_so_far(self._job, lines)


def lines_of(words: Sequence[Word]) -> Iterator[tuple[float, str]]:
    """Cut words into lines at pauses, each with the second at which it begins."""
    line: list[Word] = []
    for word in sorted(words, key=lambda w: w.start):
        ended = bool(line) and line[-1].text.rstrip().endswith((".", "?", "!"))
        apart = bool(line) and word.start - line[-1].end > PAUSE
        if line and (apart or len(line) >= LONGEST_LINE or (ended and len(line) >= LONGEST_LINE // 3)):
            yield _line(line)
            line = []
        line.append(word)
    if line:
        yield _line(line)


def _line(words: Sequence[Word]) -> tuple[float, str]:
    return round(words[0].start, 2), " ".join(w.text.strip() for w in words)
