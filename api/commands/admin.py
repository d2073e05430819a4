"""`heard admin`: the people who may sign in, and what they corrected."""

import csv
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import Annotated

import typer

from api.commands.inputs import settings_now
from api.commands.output import say, tell, write_file

app = typer.Typer(help="The people who may sign in, and what they corrected.", rich_markup_mode=None)

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="Their email address.", show_default=False)]


class UserRole(StrEnum):
    """What a person who signs in does here, as options of a command."""

    WORKER = "worker"
    MANAGER = "manager"
    QA = "qa"
    ADMIN = "admin"


@app.command("add-user")
def add_user(
    email: Email,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Their name.", show_default=False)],
    role: Annotated[UserRole, typer.Option("--role", help="What they do here.")] = UserRole.WORKER,
    team: Annotated[str, typer.Option("--team", metavar="TEAM", help="Their team.", show_default=False)] = "",
) -> None:
    """Add somebody, and print a sign-in link."""
    from api.admin import add_user as add

    say(add(settings_now(), email=email, name=name, role=role.value, team=team))


@app.command("sign-in-link")
def sign_in_link(email: Email) -> None:
    """Print a link that signs somebody in once."""
    from api.admin import sign_in_link as link

    say(link(settings_now(), email=email))


@app.command("corrections")
def corrections(
    out: Annotated[
        Path | None, typer.Option("--csv", metavar="OUT", help="Write a CSV file.", show_default=False)
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="Add the words of each statement, which are case text.")] = False,
) -> None:
    """List what people said of whose statements are, beside what the checks had said.

    For whoever retrains the labels. Gives ids and kinds only; a listing is written to the trail.
    """
    from api.admin import corrections as listed

    rows = listed(settings_now(), with_text=text)
    if not rows:
        tell("Nobody has corrected a label yet.")
        return
    table = StringIO()
    writer = csv.DictWriter(table, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    if out is not None:
        write_file(out, table.getvalue())
        tell(f"Wrote {len(rows)} to {out.name}.")
    else:
        say(table.getvalue().rstrip("\n"))
