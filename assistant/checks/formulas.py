"""The old formulas of readability, by textstat, for those who ask for them; no check and no score rests on one."""

from collections.abc import Callable

from assistant.domain.base import Value

FEWEST = 30
"""Below this many words a formula says nothing."""


class Formula(Value):
    """One formula's figure: `unit` says what it counts in, `age` the reader's age in years where it gives a grade."""

    name: str
    value: float
    unit: str
    age: float | None = None


def formulas(text: str) -> tuple[Formula, ...]:
    """Give the formulas' figures for a text; none for a text of a few words.

    The dictionary of syllables must have been made ready, or textstat asks the network for it. Ages are US grades plus
    five years.
    """
    if len(text.split()) < FEWEST:
        return ()
    import textstat

    grades: tuple[tuple[str, Callable[[str], float]], ...] = (
        ("Flesch-Kincaid grade", textstat.flesch_kincaid_grade),
        ("Gunning fog index", textstat.gunning_fog),
        ("SMOG index", textstat.smog_index),
        ("Coleman-Liau index", textstat.coleman_liau_index),
        ("Automated readability index", textstat.automated_readability_index),
    )
    ease = Formula(
        name="Flesch reading ease",
        value=round(float(textstat.flesch_reading_ease(text)), 1),
        unit="0 to 100, higher is easier",
    )
    found = [(name, round(float(measure(text)), 1)) for name, measure in grades]
    return (
        ease,
        *(Formula(name=name, value=value, unit="US school grade", age=round(value + 5, 1)) for name, value in found),
    )
