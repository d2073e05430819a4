"""The comparison of sound as one web page that stands alone, prints well and can be sent by post."""

from html import escape

from assistant.quality.report import framed
from assistant.quality.sound_comparison import SoundComparison, SoundResult

CAPTION = (
    "A mark for each recording. The black mark is the median of the workers' usual recordings, the thick line where it "
    "is likely to lie. Each row has its own scale; a few far-out recordings are left out of the picture only."
)
RANGES = "Figures are medians; each range has a 95% chance of holding the true one."
HEADS = ("Before (likely range)", "After (likely range)", "Change (likely range)", "Recordings", "Workers")


def render_sound(comparison: SoundComparison, chart: str) -> str:
    """Write the whole page: question, answer, picture, figures, cautions, and what it would take to know."""
    first, _, rest = comparison.headline.partition(". ")
    changed = " changed" if comparison.primary.change_detected else ""
    answer = f'<div class="answer{changed}"><strong>{escape(first)}.</strong> {escape(rest)}</div>'
    shown = f"""<h2>Every measure</h2>
<figure>{chart}<figcaption>{escape(CAPTION)}</figcaption></figure>
{_table(comparison.measures)}"""
    return framed(comparison, answer, shown, RANGES)


def verdict(result: SoundResult) -> str:
    """Say in words whether a measure changed."""
    if not result.enough_data:
        return "Not enough to tell"
    return "Yes" if result.change_detected else "No clear change"


def cells(result: SoundResult) -> tuple[str, ...]:
    """Give a measure's figures in words, under `HEADS`."""
    return (
        _with_range(result.shown(result.before), result.span(result.before_interval)),
        _with_range(result.shown(result.after), result.span(result.after_interval)),
        _with_range(result.shown(result.difference, signed=True), result.span(result.interval, signed=True)),
        " and ".join(map(str, result.records)),
        " and ".join(map(str, result.workers)),
    )


def _with_range(figure: str, span: str) -> str:
    return figure if figure == "not known" else f"{figure} ({span})"


def _table(results: tuple[SoundResult, ...]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    rows = "".join(
        f'<tr><th scope="row">{escape(r.title)}, {escape(r.unit)}</th>'
        + "".join(f"<td >{escape(cell)}</td>" for cell in cells(r))
        + f"<td>{verdict(r)}</td></tr>"
        for r in results
    )
    return (
        f'<div class="scroll"><table><thead><tr><th scope="col">Measure</th>{heads}<th scope="col">Changed?</th></tr>'
        f"</thead><tbody>{rows}</tbody></table></div>"
    )
