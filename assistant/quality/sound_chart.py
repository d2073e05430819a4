"""The picture of a comparison of sound: each measure on its own scale, before above after, readable without colour."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from assistant.quality.charts import AFTER, BEFORE, INK, QUIET, RULE, WIDTH, svg_of
from assistant.quality.sound_comparison import SoundComparison, SoundDots, SoundResult, Span

NARROW = 3.9
ROW = 1.28
FAR = (1, 99)
"""Single recordings beyond these hundredths are left out of the picture, not of the figures."""


def draw_sound(comparison: SoundComparison, *, narrow: bool = False) -> str:
    """Draw every measure as one SVG element: a mark a recording, the median, and where the true one may lie."""
    shown = [m for m in comparison.measures if m.before is not None and m.after is not None]
    figure = Figure(figsize=(NARROW if narrow else WIDTH, 0.3 + ROW * len(shown)), layout="constrained")
    panels = np.atleast_1d(np.asarray(figure.subplots(len(shown), 1), dtype=object))
    for axes, result in zip(panels, shown, strict=True):
        _panel(axes, result, comparison.dots.get(result.measure, SoundDots()))
    told = "; ".join(
        f"{m.title}: {m.shown(m.before)} before, {m.shown(m.after)} after, {m.unit}" for m in comparison.measures
    )
    title = f"The sound of recordings, {comparison.names[0]} and {comparison.names[1]}"
    return svg_of(figure, title, f"{told}.", "chart-sound-narrow" if narrow else "chart-sound")


def _panel(axes: Axes, result: SoundResult, dots: SoundDots) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(RULE)
    axes.set_title(f"{result.title}, {result.unit}", loc="left", fontsize=10, color=INK, pad=3)
    rows: tuple[tuple[float, tuple[float, ...], float | None, Span | None, bool], ...] = (
        (1.0, dots.before, result.before, result.before_interval, False),
        (0.0, dots.after, result.after, result.after_interval, True),
    )
    ends = _ends(result, dots)
    for row, figures, median, span, after in rows:
        colour, marker = (AFTER, "o") if after else (BEFORE, "D")
        inside = [f for f in figures if ends[0] <= f <= ends[1]]
        places = row + np.linspace(-0.22, 0.22, 7)[np.arange(len(inside)) * 3 % 7]
        axes.scatter(
            inside, places, s=12, marker=marker, facecolors="none", edgecolors=colour, alpha=0.45, linewidths=0.8
        )
        if span is not None:
            axes.plot(list(span), [row, row], color=INK, linewidth=3.4, solid_capstyle="butt", zorder=4)
        if median is not None:
            axes.plot(
                median, row, marker=marker, markersize=10, color=INK, markeredgecolor="white", markeredgewidth=1.4,
                zorder=5,
            )  # fmt: skip
            axes.annotate(
                result.shown(median), (median, row), (0, 9), textcoords="offset points", ha="center", fontsize=9,
                weight="bold", color=INK, zorder=6, annotation_clip=False,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.85},
            )  # fmt: skip
    axes.set_xlim(*ends)
    axes.set_ylim(-0.55, 1.75)
    axes.set_yticks([1, 0], [f"before ({result.records[0]})", f"after ({result.records[1]})"])
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5))
    if result.yes_no:
        axes.xaxis.set_major_formatter(PercentFormatter(xmax=1, decimals=0 if ends[1] - ends[0] > 0.08 else 1))
    axes.tick_params(colors=QUIET, length=0, labelsize=9)
    axes.tick_params(axis="y", labelcolor=INK)


def _ends(result: SoundResult, dots: SoundDots) -> Span:
    """Give the ends of a scale that single odd recordings don't stretch."""
    figures = [*dots.before, *dots.after]
    points = [p for span in (result.before_interval, result.after_interval) if span for p in span]
    points += [p for p in (result.before, result.after) if p is not None]
    points += [float(p) for p in np.percentile(figures, FAR)] if figures else []
    low, high = min(points), max(points)
    room = (high - low) * 0.06 or (0.005 if result.yes_no else 0.5)
    return low - room, high + room
