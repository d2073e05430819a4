"""Going back and forward among the versions of a transcript."""

from datetime import UTC, datetime

from assistant.domain.transcript_version import TranscriptVersion, steps


def _made(*entries: str | int) -> list[TranscriptVersion]:
    """A text is a correction with that reason, "" a version that nobody corrected, a number puts that version back."""
    at = datetime(2026, 4, 21, tzinfo=UTC)
    return [
        TranscriptVersion(
            version=number,
            by="a",
            at=at,
            why=entry if isinstance(entry, str) else "Undid",
            restores=entry if isinstance(entry, int) else None,
        )
        for number, entry in enumerate(entries, 1)
    ]


def _numbers(*entries: str | int) -> tuple[int | None, ...]:
    return tuple(version.version if version else None for version in steps(_made(*entries)))


def test_nothing_can_be_undone_before_the_first_correction() -> None:
    assert _numbers("", "") == (2, None, None)


def test_each_step_back_goes_one_correction_further() -> None:
    assert _numbers("", "one", "two") == (3, 2, None)
    assert _numbers("", "one", "two", 2) == (2, 1, 3)
    assert _numbers("", "one", "two", 2, 1) == (1, None, 2)


def test_a_step_forward_puts_the_correction_back() -> None:
    assert _numbers("", "one", "two", 2, 1, 2) == (2, 1, 3)


def test_a_new_correction_after_a_step_back_ends_the_way_forward() -> None:
    assert _numbers("", "one", "two", 2, "three") == (5, 2, None)


def test_confirmed_voices_are_not_undone() -> None:
    assert _numbers("", "one", "") == (3, None, None)
