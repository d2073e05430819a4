"""The comparison as one web page that stands alone, prints well and can be sent by post."""

from html import escape

from assistant.quality.charts import Charts
from assistant.quality.comparison import Comparison, Result
from assistant.quality.sound_comparison import SoundComparison

RECORDS_CAPTION = "One mark for each record. The thick bars are the averages; thin lines join one worker's two."
MONTHS_CAPTION = "The average of each month and its number of records. The dotted line parts the periods."
STYLE = """
:root { color-scheme: light; }
body { font: 1.0625rem/1.5 Arial, "Liberation Sans", sans-serif; color: #0b0c0c; background: #fff; margin: 0; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1.25rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .6rem; }
p { margin: 0 0 .9rem; }
.answer { border-left: .6rem solid #505a5f; background: #f3f2f1; padding: 1rem 1.25rem; font-size: 1.2rem; }
.answer { margin-bottom: 1.25rem; }
.answer.changed { border-color: #0b5cad; }
.answer strong { display: block; font-size: 1.45rem; line-height: 1.25; margin-bottom: .35rem; }
figure { margin: 0 0 1rem; }
figcaption { color: #505a5f; font-size: .95rem; }
svg.chart { width: 100%; height: auto; display: block; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid #b1b4b6; vertical-align: top; }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
li { margin-bottom: .5rem; }
footer { border-top: 1px solid #b1b4b6; margin-top: 2.5rem; padding-top: 1rem; color: #505a5f; font-size: .95rem; }
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .answer { background: none; border: 1px solid #0b0c0c; border-left-width: .5rem; }
  figure, table, li, .answer { break-inside: avoid; }
  h2 { break-after: avoid; }
  @page { margin: 18mm; }
}
"""


def render(comparison: Comparison, charts: Charts) -> str:
    """Write the whole page: question, answer, charts, figures, cautions, and what it would take to know."""
    shown = f"""<h2>The records</h2>
{_figure(charts.records, RECORDS_CAPTION)}
{_figure(charts.months, MONTHS_CAPTION)}
<h2>Every measure</h2>
{_figure(charts.measures, _measures_caption(comparison))}
{_table(comparison.measures)}"""
    ranges = "Each interval has a 95% chance of holding the true change."
    return framed(comparison, _answer(comparison), shown, ranges)


def framed(comparison: Comparison | SoundComparison, answer: str, shown: str, ranges: str) -> str:
    """Put an answer and what shows it into a page that stands alone; `ranges` says what the ranges in it mean."""
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(comparison.question)}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{escape(comparison.question)}</h1>
{answer}
<p>{escape(comparison.method)}</p>
{shown}
<h2>Before you believe it</h2>
<ul>
{"".join(f"<li>{escape(caution)}</li>" for caution in comparison.cautions)}
</ul>
<h2>What would it take to know?</h2>
<p>{escape(comparison.need)}</p>
<footer>
<p>The answer rests on one measure, named before the figures were seen: {escape(comparison.primary.title.lower())}.
The others are looked at besides, and held to a stricter level because they are several.
{ranges}
No worker is named or ranked here: this is about how we record, not about who is best at it.</p>
</footer>
</main>
</body>
</html>
"""


def _answer(comparison: Comparison) -> str:
    first, _, rest = comparison.headline.partition(". ")
    if comparison.primary.change_detected:
        first, _, rest = comparison.headline.partition(": ")
        rest = rest[:1].upper() + rest[1:]
    changed = " changed" if comparison.primary.change_detected else ""
    return f'<div class="answer{changed}"><strong>{escape(first)}.</strong> {escape(rest)}</div>'


def _figure(chart: str, caption: str) -> str:
    return f"<figure>{chart}<figcaption>{escape(caption)}</figcaption></figure>" if chart else ""


def _measures_caption(comparison: Comparison) -> str:
    dotted = " Dotted: too few workers to judge." if not all(r.enough_data for r in comparison.measures) else ""
    return (
        "After minus before. The mark is our best guess, the line where the true change is likely to lie; each row has "
        f"its own scale. A filled mark is a change that chance alone seldom makes; the square is the answer.{dotted}"
    )


def _table(results: tuple[Result, ...]) -> str:
    heads = "".join(
        f'<th scope="col" class="number">{head}</th>'
        for head in ("Before", "After", "Change", "Likely between", "Records", "Workers")
    )
    return (
        f'<div class="scroll"><table><thead><tr><th scope="col">Measure</th>{heads}<th scope="col">Changed?</th></tr>'
        f"</thead><tbody>{''.join(_row(result) for result in results)}</tbody></table></div>"
    )


def _row(result: Result) -> str:
    span = (
        " to ".join(result.shown(bound, signed=True) for bound in result.interval) if result.interval else "not known"
    )
    verdict = "Not enough to tell" if not result.enough_data else "Yes" if result.change_detected else "No clear change"
    cells = (
        result.shown(result.before),
        result.shown(result.after),
        result.shown(result.difference, signed=True),
        span,
        " and ".join(map(str, result.records)),
        " and ".join(map(str, result.workers)),
    )
    numbers = "".join(f'<td class="number">{escape(cell)}</td>' for cell in cells)
    return f'<tr><th scope="row">{escape(result.title)}</th>{numbers}<td>{verdict}</td></tr>'
