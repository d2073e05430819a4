"""Puts several replacements into one text, where each was made as if it were the only one."""

from collections.abc import Iterable

from assistant.domain.finding import Finding


def combine(text: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """Give the text with the changes of all these findings on it, and how many fitted.

    Each finding's replacement is one whole text that differs from this one in one stretch; of two that would change
    the same words the first counts.
    """
    edits: list[tuple[int, int, str]] = []
    for finding in findings:
        if finding.text != text or len(finding.replacement) != 1:
            continue
        start, end, words = _edit(text, finding.replacement[0])
        low, high = finding.span or (start, end)
        low, high = min(low, start), max(high, end)
        if (start == end and not words) or any(low < b and a < high for a, b, _ in edits):
            continue
        edits.append((low, high, text[low:start] + words + text[end:high]))
    for low, high, words in sorted(edits, reverse=True):
        text = text[:low] + words + text[high:]
    return text, len(edits)


def _edit(old: str, new: str) -> tuple[int, int, str]:
    """Find the one stretch [start, end) of the old text that the new one words otherwise."""
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - start
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    return start, len(old) - tail, new[start : len(new) - tail]
