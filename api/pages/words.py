"""How times, dates, roles and states are put into words on pages."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from assistant.domain.casenote import Kind, NoteState
from assistant.domain.finding import Severity
from assistant.domain.job import Step
from assistant.domain.person import Role
from assistant.domain.user import UserRole

HERE = ZoneInfo("Europe/London")

ROLES = {
    Role.CHILD: "Child",
    Role.MOTHER: "Mother",
    Role.FATHER: "Father",
    Role.CARER: "Carer",
    Role.SIBLING: "Brother or sister",
    Role.FAMILY: "Other family or friend",
    Role.PROFESSIONAL: "Other professional",
    Role.WORKER: "Social worker",
    Role.MANAGER: "Manager",
}
USER_ROLES = {
    UserRole.WORKER: "Social worker",
    UserRole.MANAGER: "Manager",
    UserRole.QA: "Quality assurance",
    UserRole.ADMIN: "Administrator",
}
STATES = {
    NoteState.DRAFT: "Draft",
    NoteState.SUBMITTED: "With the manager",
    NoteState.RETURNED: "Returned to you",
    NoteState.APPROVED: "Approved",
}
SEVERITIES = {Severity.HIGH: "Must look at", Severity.MEDIUM: "Should look at", Severity.LOW: "May look at"}
KINDS = {
    Kind.OBSERVATION: "What was seen or known",
    Kind.PARENT_VIEW: "A parent's or carer's view",
    Kind.CHILD_VIEW: "The child's view",
    Kind.OTHER_VIEW: "Somebody else's view",
    Kind.ANALYSIS: "The worker's analysis",
    Kind.ACTION: "What happens next",
    Kind.MIXED: "Two voices in one sentence",
}
STEPS = {
    Step.DECODE: "Read the sound",
    Step.TRANSCRIBE: "Write down the words",
    Step.DIARISE: "Tell the voices apart",
    Step.DRAFT: "Write the draft note",
    Step.CHECK: "Check the draft",
}
DONE = {
    "saved": "Saved. The checks have run again.",
    "relabelled": "Saved. The words changed, so the checks decide again whose they are.",
    "whose": "Kept: you said whose this is, and the checks have run again.",
    "whose-checks": "The checks decide whose this is.",
    "words": "Saved. The checks have run again with these words.",
    "corrected": "Saved.",
    "corrected-note": "Saved. Some sentences of your note rest on this: they were checked again, and ask you to look.",
    "corrected-unchecked": "Saved. Some sentences of your note rest on this. The checks could not run just now.",
    "looked": "Kept: you have looked at this sentence again.",
    "redrafted": "Drafted again from the transcript as it is now. Undo brings your sentence back.",
    "undone": "Undone.",
    "put-back": "Put back.",
    "read": "Kept: you have read this.",
    "refused": "Nothing was changed.",
    "letter": "The letter is made. Read every sentence before it goes to the child.",
    "unread": "Marked as not read yet.",
    "unchecked": "Saved. The checks could not run just now; they run again the next time you save.",
    "added": "Added.",
    "removed": "Removed.",
    "submitted": "Sent to your manager.",
    "approved": "Approved. Your decision is now part of the note.",
    "returned": "Returned. Your decision is now part of the note.",
    "cancelled": "Cancelled.",
    "again": "Trying again.",
    "deleted": "Deleted.",
    "password": "Your password is set.",
    "person": "Saved.",
    "left": "Your answer is kept.",
    "same": "You gave us this recording before, so here it is; nothing was added.",
    "signed-out": "You are signed out.",
}


def clock(seconds: float | None) -> str:
    """Say a place in a recording, such as 00:41 or 1:02:03; "" where there is none."""
    if seconds is None:
        return ""
    whole = int(seconds)
    minutes, rest = divmod(whole, 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}" if minutes >= 60 else f"{minutes:02d}:{rest:02d}"


def day(value: date | datetime | None) -> str:
    """Say a day, such as 21 April 2026."""
    if value is None:
        return ""
    local = value.astimezone(HERE) if isinstance(value, datetime) else value
    return f"{local.day} {local:%B %Y}"


def short_day(value: date, near: date | datetime) -> str:
    """Say a day without its year where another day, such as today, is of the same year: 21 April."""
    return f"{value.day} {value:%B}" + ("" if value.year == near.year else f" {value.year}")


def weekday(value: date | None) -> str:
    """Say a day with its name, such as Tuesday 21 April 2026."""
    return f"{value:%A} {day(value)}" if value else ""


def moment(value: datetime | None) -> str:
    """Say a day and time, such as 21 April 2026 at 14:02."""
    return f"{day(value)} at {value.astimezone(HERE):%H:%M}" if value else ""


def length(seconds: float | None) -> str:
    """Say how long something takes: "less than a minute", "about 12 minutes"."""
    if seconds is None:
        return ""
    if seconds < 50:
        return "less than a minute"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"about {plural(minutes, 'minute')}"
    hours = round(minutes / 60, 1)
    return f"about {hours:g} hour{'' if hours == 1 else 's'}"


def plural(count: int, thing: str, many: str | None = None) -> str:
    """Say a count with its thing, such as "1 minute" or "no notes"."""
    return f"{count or 'no'} {thing if count == 1 else many or thing + 's'}"


def initials(name: str) -> str:
    """Give the initials of a name, such as C H."""
    return " ".join(part[0].upper() for part in name.split() if part[0].isalpha())


FILTERS: dict[str, Callable[..., Any]] = {
    "clock": clock,
    "day": day,
    "short_day": short_day,
    "weekday": weekday,
    "moment": moment,
    "time_words": length,
    "plural": plural,
    "initials": initials,
    "role_words": lambda role: ROLES[Role(role)],
    "user_role_words": lambda role: USER_ROLES[UserRole(role)],
    "state_words": lambda state: STATES[NoteState(state)],
    "severity_words": lambda severity: SEVERITIES[Severity(severity)],
    "kind_words": lambda kind: KINDS[Kind(kind)],
    "step_words": lambda step: STEPS[Step(step)],
}
