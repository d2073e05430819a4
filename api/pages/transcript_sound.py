"""Shows how good the sound of a recording is: a few measures as bars, each with a word, and one sentence of advice."""

from collections.abc import Mapping
from typing import NamedTuple

_Span = tuple[float, float]


class Measure(NamedTuple):
    """One measure: its name, its value in words, and how far its bar reaches, 0 to 100, and whether it is good."""

    name: str
    value: str
    judged: str
    bar: int
    good: bool


class SoundView(NamedTuple):
    """All measures that are known, and what to do about them."""

    measures: tuple[Measure, ...]
    advice: str


class _Scale(NamedTuple):
    """How one measure is shown: the keys it may have, the ends of its bar, from where it is good, and its words."""

    keys: tuple[str, ...]
    name: str
    ends: _Span
    good: _Span
    unit: str
    low: str
    fine: str
    high: str


_SCALES = (
    _Scale(("level_db", "level"), "Loudness", (-60, 0), (-42, 0), "dB", "too quiet", "good", "good"),
    _Scale(("snr_db", "snr"), "Voices above the noise", (0, 40), (12, 99), "dB", "a lot of noise", "clear", "clear"),
    _Scale(
        ("clipping",), "Cut off by loudness", (0, 0.05), (0, 0.01), "%", "hardly any", "hardly any", "some is cut off"
    ),
    _Scale(("echo", "echo_s"), "Echo", (0, 1.5), (0, 0.65), "s", "little", "little", "a lot"),
    _Scale(("speech",), "Time with speech", (0, 1), (0.2, 1), "%", "little", "good", "good"),
    _Scale(("overlap",), "Voices at once", (0, 0.5), (0, 0.15), "%", "little", "little", "often"),
    _Scale(("unheard",), "Speech not heard", (0, 0.3), (0, 0.05), "%", "hardly any", "hardly any", "some is missing"),
)


def show_sound(quality: Mapping[str, object]) -> SoundView | None:
    """Put the measures into words; None where nothing was measured."""
    measures = tuple(m for scale in _SCALES if (m := _measure(scale, quality)) is not None)
    advice = quality.get("advice")
    if not measures and not advice:
        return None
    return SoundView(measures, advice if isinstance(advice, str) else "")


def _measure(scale: _Scale, quality: Mapping[str, object]) -> Measure | None:
    value = next((quality[key] for key in scale.keys if isinstance(quality.get(key), int | float)), None)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    (first, last), (low, high) = scale.ends, scale.good
    judged = scale.low if value < low else scale.high if value > high else scale.fine
    share = min(1.0, max(0.0, (value - first) / (last - first)))
    return Measure(scale.name, _said(value, scale.unit), judged, round(share * 100), low <= value <= high)


def _said(value: float, unit: str) -> str:
    if unit == "%":
        percent = value * 100
        return f"{percent:.0f}%" if percent >= 1 or percent == 0 else "under 1%"
    if unit == "s":
        return f"{value:.1f} seconds"
    return f"{value:.0f} dB".replace("-", "−")
