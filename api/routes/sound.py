"""How the recordings that are kept here sound, before a day and after it."""

from base64 import b64encode
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.deps import ServicesDep, UserDep
from api.routes.sign_in import PagesDep
from api.sounds import parted, wrong_span
from api.wiring import Services
from assistant.domain.sounding import Sounding
from assistant.domain.user import User, UserRole
from assistant.errors import AssistantError, BadInputError
from assistant.formats.sound_table import write_sound_table

router = APIRouter()

KINDS = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
DAYS = ("on", "since", "until")


class _Asked(NamedTuple):
    """What was asked for, day by day as it was typed, and what is wrong with it."""

    typed: dict[str, str]
    days: dict[str, date | None]
    errors: dict[str, str]


@router.get("/compare/sound")
def sound_page(
    request: Request,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
    on: str = "",
    since: str = "",
    until: str = "",
    team: str = "",
) -> Response:
    """Compare the recordings before a day with those after it; a manager sees their own team's."""
    asked = _read(on, since, until)
    team = team if user.role is UserRole.QA else user.team
    all_days = _soundings(services, user)
    found, status = None, 422 if asked.errors else 200
    if asked.days["on"] and not asked.errors:
        try:
            inside = [s for s in all_days if _inside(s.day, asked.days)]
            found = services.checker.compare_sound(*parted(inside, asked.days["on"], team=team))
        except AssistantError as problem:
            asked.errors["on"], status = problem.sentence, problem.status
    teams = sorted({s.team for s in all_days if s.team}) if user.role is UserRole.QA else []
    return pages.show(
        request,
        "compare_sound.html",
        status=status,
        errors=asked.errors,
        asked=asked.typed,
        sound=found,
        charts=[_linked("image/svg+xml", chart) for chart in found["charts"]] if found else [],
        report_page=_linked("text/html", found["html"]) if found else "",
        recordings=len(all_days),
        first=all_days[0].day if all_days else None,
        last=all_days[-1].day if all_days else None,
        teams=[{"value": "", "text": "All teams"}, *({"value": t, "text": t, "selected": t == team} for t in teams)]
        if len(teams) > 1
        else [],
        may_take=user.role is UserRole.QA,
        span=urlencode({name: asked.typed[name] for name in ("since", "until") if asked.days[name]}),
    )


@router.get("/compare/sound/file")
def sound_file(user: UserDep, services: ServicesDep, kind: str = "csv", since: str = "", until: str = "") -> Response:
    """Give the measures of all recordings as a table, with no names."""
    if kind not in KINDS:
        raise BadInputError(f"The measures can be taken away as {' or '.join(KINDS)}: choose one of these.")
    asked = _read("", since, until)
    if asked.errors:
        raise BadInputError(next(iter(asked.errors.values())))
    found = _soundings(services, user, asked.days["since"], asked.days["until"])
    with TemporaryDirectory(prefix="heard-") as folder:
        path = Path(folder, f"sound.{kind}")
        write_sound_table(path, found)
        content = path.read_bytes()
    with services.database.transaction() as tx:
        tx.trail.add(who=user.id, did="exported", subject="sound", detail=f"{len(found)} rows")
    headers = {"content-disposition": f'attachment; filename="sound.{kind}"'}
    return Response(content, media_type=KINDS[kind], headers=headers)


def _soundings(services: Services, user: User, since: date | None = None, until: date | None = None) -> list[Sounding]:
    with services.database.transaction() as tx:
        found = tx.soundings.between(since, until)
    return found if user.role is UserRole.QA else [s for s in found if s.team == user.team]


def _read(on: str, since: str, until: str) -> _Asked:
    typed = dict(zip(DAYS, (on.strip(), since.strip(), until.strip()), strict=True))
    days: dict[str, date | None] = {}
    errors = {}
    for name, given in typed.items():
        try:
            days[name] = date.fromisoformat(given) if given else None
        except ValueError:
            days[name], errors[name] = None, "Write the day as 2026-03-24."
    if days["on"] and not errors:
        errors |= wrong_span(days["on"], days["since"], days["until"])
    return _Asked(typed, days, errors)


def _inside(day: date, days: dict[str, date | None]) -> bool:
    first, last = days["since"], days["until"]
    return (first is None or day >= first) and (last is None or day <= last)


def _linked(kind: str, content: str) -> str:
    return f"data:{kind};base64,{b64encode(content.encode()).decode()}"
