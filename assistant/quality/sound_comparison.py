"""What a comparison of the sound of recordings says: medians with their intervals, and what to be careful about."""

from typing import Literal, NamedTuple

from pydantic import Field

from assistant.domain.base import Value
from assistant.quality.comparison import Result
from assistant.quality.measures import Better

Span = tuple[float, float]


class SoundMeasure(NamedTuple):
    """One figure of a recording's sound; a share is of the time, 0 to 1."""

    name: str
    title: str
    unit: str
    better: Better
    share: bool = False


SOUND_MEASURES = (
    SoundMeasure("snr", "How far voices stand above the noise", "dB", "higher"),
    SoundMeasure("unheard", "Speech that was not heard", "of the speech", "lower", share=True),
    SoundMeasure("level", "How loud the voices are", "dB", "neither"),
    SoundMeasure("noise", "How loud the noise is", "dB", "lower"),
    SoundMeasure("clipping", "Sound cut off by loudness", "of the time", "lower", share=True),
    SoundMeasure("echo", "How long the room echoes", "seconds", "lower"),
    SoundMeasure("speech", "Time with speech", "of the time", "neither", share=True),
    SoundMeasure("overlap", "Time with two voices at once", "of the time", "lower", share=True),
)
"""The first is the answer, named before any figure was seen; the others are looked at besides."""


class SoundResult(Result):
    """One measure in both periods, as medians; the difference is the middle of the changes, not of the two medians.

    Each of `counted` counts once: a worker by their usual recording, or, where there are too few workers, a recording.
    `plain_…` are medians of all recordings.
    """

    counted: Literal["workers", "recordings"]
    before_interval: Span | None = None
    after_interval: Span | None = None

    def shown(self, value: float | None, *, signed: bool = False) -> str:
        """Write a value as people read it: "18.4", "+2.1", "0.4%", "0.35"."""
        if value is None or not (self.yes_no or self.unit == "seconds"):
            return super().shown(value, signed=signed)
        figure = round(value, 2) + 0.0
        places, after = 2, ""
        if self.yes_no:
            figure, after = round(100 * value, 1) + 0.0, "%"
            places = 0 if abs(figure) >= 10 or figure == 0 else 1
        return f"{figure:{'+' if signed and figure else ''}.{places}f}{after}".replace("-", "\N{MINUS SIGN}")

    def span(self, bounds: Span | None, *, signed: bool = False) -> str:
        """Write where a figure is likely to lie: "17.1 to 19.0"."""
        if bounds is None:
            return "not known"
        return " to ".join(self.shown(bound, signed=signed) for bound in bounds)


class SoundDots(Value):
    """What the picture needs of one measure: the figure of each recording, with nobody's name."""

    before: tuple[float, ...] = ()
    after: tuple[float, ...] = ()


class SoundComparison(Value):
    """Whether the sound of recordings changed between two periods."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    about: Literal["sound"] = "sound"
    question: str
    headline: str
    method: str
    need: str
    primary: SoundResult
    measures: tuple[SoundResult, ...]
    cautions: tuple[str, ...]
    names: tuple[str, str]
    recordings: tuple[int, int]
    dots: dict[str, SoundDots] = Field(default_factory=dict, exclude=True)

    model_config = Value.model_config | {"validate_by_name": True, "serialize_by_alias": True}
