"""`heard admin`: the people who may sign in."""

from enum import StrEnum
from typing import Annotated

import typer

from api.commands.inputs import settings_now
from api.commands.output import say

app = typer.Typer(help="The people who may sign in.", rich_markup_mode=None)

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
