"""`heard compare-sound`: did the sound of the recordings that are kept here change on a day?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands import options
from api.commands.inputs import day_of, settings_now
from api.commands.output import say, say_json, write_file
from assistant.errors import BadInputError

if TYPE_CHECKING:
    from assistant.quality.sound_comparison import SoundComparison

DAY = "YYYY-MM-DD"


def compare_sound(
    day: Annotated[
        str, typer.Argument(metavar="DAY", help="The day of the change; it counts as after.", show_default=False)
    ],
    since: Annotated[
        str | None, typer.Option("--since", metavar=DAY, help="Only recordings of this day or later.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar=DAY, help="Only recordings up to this day.")] = None,
    team: Annotated[str, typer.Option("--team", help="Only this team's recordings.", show_default=False)] = "",
    report: Annotated[
        Path | None, typer.Option("--report", metavar="OUT.html", help="Write a page with the picture.")
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    """Compare how recordings sounded before a day and after it.

    Looks at noise, loudness, clipping, echo, speech, voices at once and speech not heard, in the recordings that are
    kept here. Gives medians with their likely ranges, and what to be careful about.
    """
    from api.sounds import parted, wrong_span
    from api.wiring import build
    from assistant.quality.sound_compare import compare_sound as compare

    when, first, last = day_of(day), day_of(since) if since else None, day_of(until) if until else None
    for sentence in wrong_span(when, first, last).values():
        raise BadInputError(sentence)
    database = build(settings_now()).database
    database.migrate()
    with database.transaction() as transaction:
        found = transaction.soundings.between(first, last)
    before, after, names = parted(found, when, team=team)
    tell_sound(compare(before, after, names), report, as_json=as_json)


def tell_sound(comparison: "SoundComparison", report: Path | None, *, as_json: bool) -> None:
    """Print a comparison of sound, and write its page where one is asked for."""
    if report is not None:
        from assistant.quality.sound_chart import draw_sound
        from assistant.quality.sound_report import render_sound

        write_file(report, render_sound(comparison, draw_sound(comparison)))
    if as_json:
        say_json(comparison)
    else:
        say(_summary(comparison))


def _summary(comparison: "SoundComparison") -> str:
    lines = [comparison.headline, "", comparison.question]
    for r in comparison.measures:
        lines.append(
            f"- {r.title}: {r.shown(r.before)} before ({r.span(r.before_interval)}), {r.shown(r.after)} after "
            f"({r.span(r.after_interval)}), {r.unit}; change {r.shown(r.difference, signed=True)} "
            f"({r.span(r.interval, signed=True)}); {r.records[0]} and {r.records[1]} recordings"
        )
    careful = ["", "Be careful:", *(f"- {caution}" for caution in comparison.cautions)]
    return "\n".join([*lines, *careful, "", comparison.method, comparison.need])
