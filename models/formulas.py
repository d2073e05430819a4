"""Gives the classic readability formulas, for those who ask for them: they see no meaning, no blame and no order."""

import textstat

NAMES = {
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "flesch_reading_ease": "Flesch reading ease",
    "smog_index": "SMOG",
    "dale_chall_readability_score": "Dale-Chall",
    "automated_readability_index": "ARI",
    "coleman_liau_index": "Coleman-Liau",
    "gunning_fog": "Gunning fog",
}
"""The formulas by textstat's names, and how they are known."""


def formulas(text: str) -> dict[str, float]:
    """Compute each formula by textstat, to one decimal; `prepare_syllables` must have run. Empty without words."""
    if not any(letter.isalpha() for letter in text):
        return {}
    return {name: round(float(getattr(textstat, name)(text)), 1) for name in NAMES}
