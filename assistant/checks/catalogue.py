"""All checks, in the order in which a reviewer reads them."""

from assistant.checks import (
    acronym,
    analysis_in_observations,
    analysis_in_views,
    blaming_language,
    doubting_language,
    jargon,
    long_sentence,
    missing_voice,
    mixed_statement,
    unattributed_view,
)
from assistant.checks.reading import Check

CHECKS: tuple[Check, ...] = (
    missing_voice.CHECK,
    mixed_statement.CHECK,
    analysis_in_views.CHECK,
    analysis_in_observations.CHECK,
    unattributed_view.CHECK,
    doubting_language.CHECK,
    blaming_language.CHECK,
    acronym.CHECK,
    jargon.CHECK,
    long_sentence.CHECK,
)
