"""What an administrator does from the command line: letting people in, and listing what people corrected."""

from api.clock import SystemClock
from assistant.domain.correction import Correction
from assistant.domain.user import UserRole
from assistant.errors import BadInputError, NotFoundError
from assistant.settings import Settings
from assistant.storage.database import Database
from assistant.storage.files import open_folder

FIRST = "admin@heard.local"
COMMAND_LINE = "command line"


def ensure_administrator(database: Database) -> str | None:
    """Make the first administrator where there is none, and give the secret of a link until they have a password."""
    with database.transaction() as tx:
        admins = [u for u in tx.users.all() if u.role is UserRole.ADMIN and not u.email.endswith("@demo.example")]
        if any(u.has_password for u in admins):
            return None
        first = admins[0] if admins else tx.users.add(email=FIRST, name="Administrator", role=UserRole.ADMIN)
        link = tx.users.new_link(first.id)
        tx.trail.add(who=COMMAND_LINE, did="sign_in_link_made", subject=first.id)
    return link


def add_user(settings: Settings, *, email: str, name: str, role: str, team: str = "") -> str:
    """Add a user; returns the sentence that gives their sign-in link."""
    database = _open(settings)
    if not name.strip():
        raise BadInputError("Give the person's name with --name.")
    with database.transaction() as tx:
        user = tx.users.add(email=email, name=name, role=UserRole(role), team=team)
        link = tx.users.new_link(user.id)
        tx.trail.add(who=COMMAND_LINE, did="user_added", subject=user.id, detail=role)
    return _sentence(link)


def sign_in_link(settings: Settings, *, email: str) -> str:
    """Make a new sign-in link for a user; returns the sentence that gives it."""
    database = _open(settings)
    with database.transaction() as tx:
        user = tx.users.by_email(email)
        if user is None:
            raise NotFoundError(f'Nobody here has the email address "{email}": add them with add-user.')
        link = tx.users.new_link(user.id)
        tx.trail.add(who=COMMAND_LINE, did="sign_in_link_made", subject=user.id)
    return _sentence(link)


def corrections(settings: Settings, *, with_text: bool) -> list[dict[str, str]]:
    """List what people said of whose statements are, as rows of a table; case text only where it is asked for."""
    database = _open(settings)
    with database.transaction() as tx:
        found = tx.corrections.all()
        did = "corrections_listed_with_text" if with_text else "corrections_listed"
        tx.trail.add(who=COMMAND_LINE, did=did, subject="corrections", detail=f"{len(found)} rows")
    return [_row(one) | ({"text": one.text} if with_text else {}) for one in found]


def _row(one: Correction) -> dict[str, str]:
    return {
        "note": one.note,
        "statement": one.statement,
        "checks_kind": one.checks_kind or "",
        "checks_holder": one.checks_holder or "",
        "checks_confidence": "" if one.checks_confidence is None else f"{one.checks_confidence:.3f}",
        "checks_unsure": "yes" if one.checks_unsure else "no",
        "kind": one.kind.value,
        "holder": one.holder or "",
        "by": one.by,
        "at": f"{one.at:%Y-%m-%dT%H:%M:%SZ}",
    }


def _open(settings: Settings) -> Database:
    open_folder(settings.data)
    database = Database(settings.case_database, SystemClock())
    database.migrate()
    return database


def _sentence(link: str) -> str:
    return f"This link signs them in once, within three days. Put it after the address of the pages: /sign-in/{link}"
