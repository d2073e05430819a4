"""Says in a few lines what checks found in many notes."""

from collections import Counter
from pathlib import Path

from api.commands.bulk_check import Checked
from api.commands.bulk_sources import Source
from api.commands.bulk_worker import Failed
from assistant.domain.finding import Severity

MOST = 10
"""How many kinds of finding the summary names."""


class Tally:
    """Counts as the notes go by; it keeps no note."""

    def __init__(self, total: int) -> None:
        self._total = total
        self.seen = 0
        self.failed = 0
        self._severities: Counter[str] = Counter()
        self._notes_with: Counter[str] = Counter()
        self._findings: Counter[str] = Counter()
        self._unheard: Counter[str] = Counter()

    def add(self, source: Source, answer: Checked | Failed) -> None:
        """Count one note."""
        self.seen += 1
        if isinstance(answer, Failed):
            self.failed += 1
            return
        codes = [str(row["code"]) for row in answer.findings]
        self._findings.update(codes)
        self._notes_with.update(set(codes))
        self._severities.update(str(row["severity"]) for row in answer.findings)
        self._unheard.update(role for role in str(answer.row["missing"] or "").split("; ") if role)

    def one_line(self, *, stopped: bool) -> str:
        """Say how many notes were checked, and how many could not be."""
        checked = self.seen - self.failed
        told = f"Checked {_notes(checked)}."
        if stopped:
            told = f"Stopped: {_notes(checked)} of {self._total:,} were checked, and what was found is kept."
        return f"{told} {_notes(self.failed)} could not be checked." if self.failed else told

    def summary(self, out: tuple[Path, ...], *, left_out: int, stopped: bool) -> str:
        """Say what was found, most frequent first, and where the results are."""
        lines = [self.one_line(stopped=stopped)]
        if left_out:
            lines.append(f"{left_out:,} other {'file was' if left_out == 1 else 'files were'} passed over.")
        lines += ["", "Findings: " + ", ".join(f"{self._severities[s.value]:,} {s.value}" for s in Severity) + "."]
        if self._findings:
            width = max(len(code) for code in self._findings)
            lines += ["", f"{'':{width}}  findings  notes"]
            lines += [
                f"{code:{width}}  {count:>8,}  {self._notes_with[code]:>5,}"
                for code, count in self._findings.most_common(MOST)
            ]
        if self._unheard:
            who = ", ".join(f"{role} in {count:,}" for role, count in self._unheard.most_common())
            lines += ["", f"Not heard: {who}."]
        lines += ["", f"Written: {', '.join(path.name for path in out)}." if out else _HINT]
        return "\n".join(lines)


_HINT = "Add --out RESULTS.csv (or .parquet) for a row a note and a row a finding, or --json for every report."


def _notes(count: int) -> str:
    return "1 note" if count == 1 else f"{count:,} notes"
