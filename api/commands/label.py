"""`heard label`: whose statement each line is."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands import options
from api.commands.inputs import lines_from, people_of, settings_now
from api.commands.output import say, say_json


def label(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="One statement a line; - reads standard input.", show_default=False),
    ],
    person: options.People = None,
    as_json: options.AsJson = False,
) -> None:
    """Say whose statement each line is.

    Gives the kind of each line, whose view it is, whether it is quoted or reported, and with --json the words that
    decided or a labelled sentence that it is like.
    """
    people = people_of(person)
    lines = lines_from(file)
    from assistant.checks.label import label_lines
    from models.opening import open_classifier, open_lower, open_parser

    classifier = open_classifier(open_lower(settings_now()))
    labels = label_lines(lines, people, parser=open_parser(entities=False), classifier=classifier)

    found = [
        {
            "text": line,
            "kind": label.kind.value,
            "holder": label.holder,
            "form": label.form.value,
            "confidence": round(label.confidence, 3),
            "unsure": label.unsure,
            "because": list(dict.fromkeys(label.reasons)),
            "like": label.like,
        }
        for line, label in zip(lines, labels, strict=True)
    ]
    if as_json:
        say_json({"schema": 1, "statements": found})
        return
    for one in found:
        held = f", {one['holder']}" if one["holder"] else ""
        unsure = ", unsure" if one["unsure"] else ""
        say(f"{str(one['kind']).replace('_', ' ')}{held}{unsure}: {one['text']}")
