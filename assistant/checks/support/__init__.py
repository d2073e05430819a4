"""Says whether each statement of a note is borne out by the recording, and names the words that are not."""

from assistant.checks.support.check import check_support

__all__ = ["check_support"]
