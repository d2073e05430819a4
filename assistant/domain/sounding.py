"""How good the sound of one recording was, kept apart from what was said in it."""

from datetime import date

from assistant.domain.base import Value

MEASURED = ("snr", "level", "noise", "clipping", "echo", "speech", "overlap", "unheard")
"""The figures of `audio.quality` that are kept; what each is, docs/transcripts.md tells."""


class Sounding(Value):
    """The sound measures of one recording, with its day, kind of visit, team and a steady mark for its worker.

    A figure that could not be measured is not in `figures`.
    """

    id: str
    day: date
    type: str = ""
    team: str = ""
    worker: str = ""
    seconds: float = 0.0
    figures: dict[str, float]


def figures_of(quality: dict[str, float | str | None]) -> dict[str, float]:
    """Take the figures out of a transcript's `audio.quality`; what was not measured is left out."""
    found = ((name, quality.get(name)) for name in MEASURED)
    return {
        name: float(value) for name, value in found if isinstance(value, int | float) and not isinstance(value, bool)
    }
