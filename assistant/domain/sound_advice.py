"""Says in one sentence what would make the next recording better."""

from collections.abc import Mapping

Measures = Mapping[str, float | str | None]

SILENT = "Nothing can be heard: check that the microphone was on."
CLEAR = "The sound is clear."
MOST_CLIPPING = 0.01
LEAST_LEVEL = -42.0
LEAST_SNR = 12.0
MOST_ECHO = 0.65
MOST_UNHEARD = 0.05
MOST_OVERLAP = 0.15


def advice(measures: Measures) -> str:
    """Name the worst thing first; `measures` are those of a recording's quality, of which any may be unknown."""
    if measures.get("level") is None:
        return SILENT
    rules = (
        (
            _more(measures, "clipping", MOST_CLIPPING),
            "The sound is too loud and breaks up: put the phone further away.",
        ),
        (_less(measures, "level", LEAST_LEVEL), "The sound is very quiet: put the phone on the table between you."),
        (
            _less(measures, "snr", LEAST_SNR),
            "There is a lot of noise: turn off the television or fan, or move the phone closer.",
        ),
        (
            _more(measures, "unheard", MOST_UNHEARD),
            "Some speech was not heard: put the phone on the table between you.",
        ),
        (_more(measures, "echo", MOST_ECHO), "The room echoes: put the phone on the table between you."),
        (
            _more(measures, "overlap", MOST_OVERLAP),
            "People often spoke at once: ask them to let one person finish before the next.",
        ),
    )
    return next((sentence for holds, sentence in rules if holds), CLEAR)


def _more(measures: Measures, name: str, than: float) -> bool:
    value = measures.get(name)
    return isinstance(value, int | float) and value > than


def _less(measures: Measures, name: str, than: float) -> bool:
    value = measures.get(name)
    return isinstance(value, int | float) and value < than
