"""Charts of a comparison as SVG, readable without colour and by a screen reader."""

import datetime as dt
import io
import re
from collections import defaultdict
from collections.abc import Callable
from html import escape
from statistics import mean, median
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from assistant.quality.comparison import Comparison, Month, Result

BEFORE, AFTER = "#4d5a66", "#0b5cad"
INK, QUIET, RULE = "#0b0c0c", "#505a5f", "#d5d9dc"
FEWEST_JOINED = 3
WIDTH = 8.0


class Charts(NamedTuple):
    """The three charts of a comparison, each a whole SVG element; `months` is empty where records have no dates."""

    records: str
    measures: str
    months: str


def draw(comparison: Comparison) -> Charts:
    """Draw the records of both periods, every measure with its interval, and the months."""
    months = comparison.drawing.months
    return Charts(
        records=_records(comparison),
        measures=_measures(comparison),
        months=_months(comparison) if len({m.first for m in months}) > 1 else "",
    )


def svg_of(figure: Figure, title: str, told: str, name: str) -> str:
    """Give the figure as one SVG element that fits its column, with a title and a description to be read aloud.

    Every id starts with `name`, so that several charts may stand in one page.
    """
    page = io.StringIO()
    FigureCanvasSVG(figure).print_svg(page, metadata={"Date": None})
    drawn = page.getvalue()
    drawn = drawn[drawn.index("<svg") :]
    drawn = re.sub(r"<metadata>.*?</metadata>", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r'\b(id="|href="#|url\(#)', rf"\1{name}-", drawn)
    box = re.search(r'viewBox="[^"]*"', drawn)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'{box.group() if box else ""} class="chart" role="img" aria-labelledby="{name}-title {name}-told">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-told">{escape(told)}</desc>'
    )
    return opening + drawn[drawn.index(">") + 1 :].strip()


def _records(comparison: Comparison) -> str:
    primary, drawing = comparison.primary, comparison.drawing
    figure, axes = _axes(4.2)
    by_worker: dict[int, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for side in (False, True):
        scores = [dot.score for dot in drawing.dots if dot.after is side]
        places = _spread(scores)
        axes.scatter(
            [side + 0.32 * (1 if side else -1) + place for place in places],
            scores,
            s=16,
            marker="o" if side else "D",
            facecolors="none" if side else BEFORE,
            edgecolors=AFTER if side else BEFORE,
            linewidths=1,
            alpha=0.75,
        )
    for dot in drawing.dots:
        if dot.worker is not None:
            by_worker[dot.worker][int(dot.after)].append(dot.score)
    both = [(mean(old), mean(new)) for old, new in by_worker.values() if old and new]
    if len(both) >= FEWEST_JOINED:
        for pair in both:
            axes.plot([0, 1], pair, color=QUIET, linewidth=0.9, alpha=0.55, zorder=1)
    if primary.before is not None and primary.after is not None:
        for place, value in ((0, primary.before), (1, primary.after)):
            axes.plot([place - 0.13, place + 0.13], [value, value], color=INK, linewidth=3.2, solid_capstyle="round")
            axes.annotate(
                primary.shown(value), (place, value), (0, 8), textcoords="offset points", ha="center", weight="bold",
                color=INK, fontsize=11, bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.85},
            )  # fmt: skip
    axes.set_xlim(-0.6, 1.6)
    axes.set_xticks([0, 1], [f"{n}\n{_count(k)}" for n, k in zip(comparison.names, primary.records, strict=True)])
    axes.set_ylabel(primary.title)
    _as_measured(axes.yaxis.set_major_formatter, primary)
    joined = " Thin lines join each worker's two averages." if len(both) >= FEWEST_JOINED else ""
    return svg_of(
        figure,
        f"{primary.title}, {comparison.names[0]} and {comparison.names[1]}",
        f"One mark for each record. Average {primary.shown(primary.before)} before and "
        f"{primary.shown(primary.after)} after.{joined}",
        "chart-records",
    )


def _measures(comparison: Comparison) -> str:
    """Show each difference with its 95% interval, in shares of the plain spread so that all fit one picture."""
    results = [r for r in comparison.measures if r.difference is not None and r.interval is not None]
    figure, axes = _axes(0.9 + 0.62 * max(1, len(results)))
    for row, result in enumerate(results):
        size = _reach(result)
        low, high = (bound / size for bound in result.interval or (0.0, 0.0))
        middle = (result.difference or 0.0) / size
        colour = AFTER if result.change_detected else BEFORE
        style = "-" if result.enough_data else ":"
        axes.plot([low, high], [row, row], color=colour, linewidth=2.4, linestyle=style, solid_capstyle="butt")
        axes.plot(
            middle, row, marker="s" if row == 0 else "o", markersize=8, color=colour,
            markerfacecolor=colour if result.change_detected else "white", markeredgewidth=1.8,
        )  # fmt: skip
        axes.annotate(
            f"{result.shown(result.difference, signed=True)}  "
            f"({result.shown((result.interval or (0, 0))[0], signed=True)} to "
            f"{result.shown((result.interval or (0, 0))[1], signed=True)})",
            (1.08, row), va="center", fontsize=9.5, color=INK, annotation_clip=False,
        )  # fmt: skip
    axes.axvline(0, color=INK, linewidth=1)
    axes.set_xlim(-1.04, 1.04)
    axes.set_ylim(max(1, len(results)) - 0.5, -0.5)
    axes.set_yticks(range(len(results)), [_wrapped(r.title) for r in results])
    axes.set_xticks(
        [-0.7, 0, 0.7], ["\N{LEFTWARDS ARROW} lower after", "no change", "higher after \N{RIGHTWARDS ARROW}"]
    )
    axes.grid(visible=False)
    axes.tick_params(axis="both", length=0)
    told = "; ".join(
        f"{r.title} {r.shown(r.difference, signed=True)}, likely between "
        f"{r.shown((r.interval or (0, 0))[0], signed=True)} and {r.shown((r.interval or (0, 0))[1], signed=True)}"
        for r in results
    )
    return svg_of(figure, "How far each measure moved", f"{told}." if told else "Nothing to show.", "chart-measures")


def _months(comparison: Comparison) -> str:
    primary, months = comparison.primary, comparison.drawing.months
    figure, axes = _axes(3.4)
    first = months[0].first
    middle = median(m.mean for m in months)
    axes.axhline(middle, color=QUIET, linewidth=1, linestyle=(0, (5, 3)))
    axes.annotate(
        "middle month", (1, middle), (4, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
        va="center", fontsize=8.5, color=QUIET, annotation_clip=False,
    )  # fmt: skip
    for side in (False, True):
        found = [m for m in months if m.after is side]
        axes.plot(
            [_place(m, first) for m in found], [m.mean for m in found], color=AFTER if side else BEFORE, linewidth=1.6,
            marker="o" if side else "D", markersize=7, markerfacecolor="white" if side else BEFORE, markeredgewidth=1.6,
        )  # fmt: skip
    for month in months:
        axes.annotate(
            str(month.records), (_place(month, first), month.mean), (0, 9), textcoords="offset points", ha="center",
            fontsize=8.5, color=QUIET,
        )  # fmt: skip
    earlier = [_place(m, first) for m in months if not m.after]
    later = [_place(m, first) for m in months if m.after]
    if earlier and later and max(earlier) < min(later):
        axes.axvline((max(earlier) + min(later)) / 2, color=INK, linewidth=1, linestyle=(0, (1, 2)))
    axes.margins(y=0.22)
    shown = sorted({_place(m, first): m.first for m in months}.items())
    step = max(1, len(shown) // 10 + (len(shown) > 10))
    axes.set_xticks([p for p, _ in shown[::step]], [f"{day:%b}\n{day:%Y}" for _, day in shown[::step]])
    axes.set_ylabel(primary.title)
    _as_measured(axes.yaxis.set_major_formatter, primary)
    told = "; ".join(f"{m.first:%B %Y} {primary.shown(m.mean)} from {_count(m.records)}" for m in months)
    return svg_of(figure, f"{primary.title} by month", f"{told}.", "chart-months")


def _axes(height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    axes = figure.add_subplot()
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(RULE)
    axes.grid(axis="y", color=RULE, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6))
    axes.tick_params(colors=INK, length=0, labelsize=10)
    axes.yaxis.label.set_fontsize(10)
    return figure, axes


def _spread(scores: list[float]) -> list[float]:
    """Sideways places that keep marks of like scores apart, near the middle first."""
    low, high = min(scores, default=0.0), max(scores, default=1.0)
    step = (high - low) / 28 or 1.0
    taken: dict[int, int] = defaultdict(int)
    places = []
    most = max(1, len(scores) // 6)
    for score in scores:
        row = round((score - low) / step)
        number = taken[row]
        taken[row] += 1
        places.append((1 if number % 2 else -1) * ((number + 1) // 2) * min(0.03, 0.4 / most))
    return places


def _reach(result: Result) -> float:
    return max((abs(bound) for bound in result.interval or ()), default=0.0) or 1.0


def _place(month: Month, first: dt.date) -> int:
    return (month.first.year - first.year) * 12 + month.first.month - first.month


def _as_measured(set_formatter: Callable[[PercentFormatter], None], result: Result) -> None:
    if result.yes_no:
        set_formatter(PercentFormatter(xmax=1, decimals=0))


def _wrapped(title: str, width: int = 26) -> str:
    lines = [""]
    for word in title.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _count(number: int) -> str:
    return "1 record" if number == 1 else f"{number} records"
