"""`heard models`: which weights there are, where from, and whether they are the publisher's bytes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands import options
from api.commands.inputs import settings_now
from api.commands.output import say, say_json, steps
from assistant.errors import WrongBytesError

if TYPE_CHECKING:
    from models.catalogue import Found, Weights

app = typer.Typer(help="The weights: which, and are they right.", rich_markup_mode=None)

Roles = Annotated[
    list[str] | None, typer.Argument(metavar="ROLE", help="Only these; all but the optional ones if none is given.")
]

_STATES = {"here": "here", "missing": "not here", "wrong": "not the publisher's bytes"}


@app.command("list")
def list_(as_json: options.AsJson = False) -> None:
    """List the weights, their licence and size.

    It also says what drafts notes here, and whether words of a visit leave this machine.
    """
    settings = settings_now()
    from models.catalogue import read_catalogue, status
    from models.language.opening import where_words_go

    catalogue = read_catalogue()
    _show(catalogue.roles, status(catalogue, settings.weights), as_json=as_json, words_go=where_words_go(settings))


@app.command("fetch")
def fetch(
    roles: Roles = None,
    carried: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="FOLDER", help="A weights folder carried from another machine.", show_default=False
        ),
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    """Bring the weights here.

    Files that are right already stay, and wrong bytes are refused.
    """
    settings = settings_now()
    from models import catalogue as weights

    catalogue = weights.read_catalogue()
    with steps() as step:
        progress = step("Fetching the weights")
        found = weights.fetch(
            catalogue, settings.weights, roles or None, progress=lambda _name, share: progress(share), carried=carried
        )
    _show(catalogue.wanted(roles or None), found, as_json=as_json)


@app.command("verify")
def verify(roles: Roles = None, as_json: options.AsJson = False) -> None:
    """Check every file by its SHA-256.

    Exits 3 when a file is missing or is not the publisher's.
    """
    settings = settings_now()
    from models import catalogue as weights

    catalogue = weights.read_catalogue()
    wanted = catalogue.wanted(roles or None)
    found = weights.verify(catalogue, settings.weights, [role.role for role in wanted])
    _show(wanted, found, as_json=as_json)
    faulty = [one for one in found if one.state is not weights.State.HERE]
    if faulty:
        wrong = ", ".join(f"{one.role}/{one.file.name}" for one in faulty)
        raise WrongBytesError(f"{wrong}: missing or not the publisher's bytes; run `heard models fetch`.")


def _show(roles: "Sequence[Weights]", found: "Sequence[Found]", *, as_json: bool, words_go: str = "") -> None:
    by_role = {role.role: [one for one in found if one.role == role.role] for role in roles}
    if as_json:
        told = {"engine": words_go} if words_go else {}
        say_json({"schema": 1, "weights": [_document(role, by_role[role.role]) for role in roles], **told})
        return
    for role in roles:
        states = sorted({_STATES[one.state.value] for one in by_role[role.role]})
        optional = ", optional" if role.optional else ""
        say(f"{role.role}: {', '.join(states)}{optional}")
        say(f"  {role.about}")
        say(f"  from {role.publisher} at {role.revision[:12]}, {role.licence}, {role.size / 2**20:.0f} MiB")
    if words_go:
        say(words_go)


def _document(role: "Weights", found: "Sequence[Found]") -> dict[str, Any]:
    files = [
        {"name": one.file.name, "size": one.file.size, "sha256": one.file.sha256, "state": one.state.value}
        for one in found
    ]
    return role.model_dump(mode="json", exclude={"files"}) | {"size": role.size, "files": files}
