"""Doubts that the transcript itself has about who spoke."""

from collections.abc import Sequence

from assistant.domain.casenote import Evidence, Problem
from assistant.domain.transcript import Transcript

UNSURE_AT_MOST = 0.45
"""The highest score of a statement that rests on words whose speaker is not sure."""


def unsure_voices(evidence: Sequence[Evidence], transcript: Transcript) -> list[Problem]:
    """Say where a statement rests on seconds whose speaker the machine was not sure of."""
    doubtful = [
        (warning.start, warning.end)
        for warning in transcript.warnings
        if warning.code == "unsure-speaker" and warning.start is not None and warning.end is not None
    ]
    unsure = any(
        start < piece.end and piece.start < end
        for piece in evidence
        if piece.start is not None and piece.end is not None
        for start, end in doubtful
    )
    message = "The machine is not sure who said this: listen before you keep it."
    return [Problem(code="speaker", message=message)] if unsure else []
