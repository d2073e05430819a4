"""Compares the sound of two sets of recordings: the figures, the picture, and the page that stands alone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.domain.sounding import Sounding


def parted(
    soundings: Sequence[Sounding], day: date, *, team: str = ""
) -> tuple[list[Sounding], list[Sounding], tuple[str, str]]:
    """Part recordings at a day, which counts as after, and name both periods; of one team where one is given."""
    kept = [s for s in soundings if not team or s.team == team]
    said = f"{day.day} {day:%B %Y}"
    names = (f"before {said}", f"from {said}")
    return [s for s in kept if s.day < day], [s for s in kept if s.day >= day], names


def wrong_span(day: date, since: date | None, until: date | None) -> dict[str, str]:
    """Say by its name, "since" or "until", which day is not in order; the first of them alone."""
    if since and since >= day:
        return {"since": "The first day must be before the day of the change."}
    if until and until < day:
        return {"until": "The last day must not be before the day of the change."}
    return {}


def compared(before: Sequence[Sounding], after: Sequence[Sounding], names: tuple[str, str]) -> dict[str, Any]:
    """Give the comparison with its pictures, wide and narrow, and the report; it loads what draws, and no model."""
    from assistant.quality.sound_chart import draw_sound
    from assistant.quality.sound_compare import compare_sound
    from assistant.quality.sound_report import HEADS, cells, render_sound, verdict

    comparison = compare_sound(before, after, names)
    wide = draw_sound(comparison)
    return {
        "comparison": comparison.model_dump(mode="json", by_alias=True),
        "charts": [wide, draw_sound(comparison, narrow=True)],
        "heads": HEADS,
        "rows": [
            {"title": r.title, "unit": r.unit, "cells": cells(r), "verdict": verdict(r)} for r in comparison.measures
        ],
        "html": render_sound(comparison, wide),
    }
