"""Users, their one-time sign-in links and their sessions."""

from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from assistant.domain.user import User, UserRole
from assistant.errors import BadInputError, ConflictError, NotFoundError
from assistant.ports import Clock
from assistant.storage.keys import new_id, new_token, token_hash
from assistant.storage.tables import SessionRow, SignInLinkRow, UserRow


class Users:
    """Everybody who can sign in."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def add(self, *, email: str, name: str, role: UserRole, team: str = "") -> User:
        """Add a user; BadInputError when the address is not one, ConflictError when it is taken."""
        address = email.strip().lower()
        if "@" not in address.strip("@") or " " in address:
            raise BadInputError("Give an email address, such as name@council.example.")
        if self._session.scalar(select(UserRow).where(UserRow.email == address)):
            raise ConflictError("Somebody with this email address is here already.")
        row = UserRow(id=new_id(), email=address, name=name.strip(), role=role.value, team=team.strip(), active=True)
        self._session.add(row)
        self._session.flush()
        return _user(row)

    def get(self, user_id: str) -> User:
        """Find a user by id."""
        return _user(self._row(user_id))

    def by_email(self, email: str) -> User | None:
        """Find an active user by email address."""
        row = self._session.scalar(select(UserRow).where(UserRow.email == email.strip().lower(), UserRow.active))
        return _user(row) if row else None

    def all(self) -> list[User]:
        """List all users by name."""
        return [_user(row) for row in self._session.scalars(select(UserRow).order_by(UserRow.name))]

    def count(self) -> int:
        """Count all users."""
        return self._session.scalar(select(func.count()).select_from(UserRow)) or 0

    def set_active(self, user_id: str, *, active: bool) -> None:
        """Let a user in or keep them out; keeping out ends their sessions and links."""
        self._row(user_id).active = active
        if not active:
            self.close_others(user_id)

    def password_hash(self, user_id: str) -> str | None:
        """Give the stored password hash, or None."""
        return self._row(user_id).password

    def set_password_hash(self, user_id: str, password_hash: str) -> None:
        """Store a new password hash."""
        self._row(user_id).password = password_hash

    def new_link(self, user_id: str, *, hours: float = 72) -> str:
        """Make a secret that signs a user in once within some hours; only its hash is kept."""
        token = new_token()
        expires = self._clock.now() + timedelta(hours=hours)
        self._session.add(SignInLinkRow(token_hash=token_hash(token), user=self._row(user_id).id, expires=expires))
        return token

    def use_link(self, token: str) -> User | None:
        """Sign in by a one-time secret; None when it is unknown, used or too old."""
        row = self._session.get(SignInLinkRow, token_hash(token), with_for_update=True)
        if row is None or row.used or row.expires < self._clock.now():
            return None
        row.used = self._clock.now()
        user = self._row(row.user)
        return _user(user) if user.active else None

    def open_session(self, user_id: str, *, hours: float) -> str:
        """Start a session and return its secret for the cookie; sessions long over are swept away."""
        self._session.execute(delete(SessionRow).where(SessionRow.expires < self._clock.now()))
        token = new_token()
        expires = self._clock.now() + timedelta(hours=hours)
        self._session.add(SessionRow(token_hash=token_hash(token), user=user_id, expires=expires))
        return token

    def of_session(self, token: str) -> User | None:
        """Find who is signed in by a cookie's secret."""
        row = self._session.get(SessionRow, token_hash(token))
        if row is None or row.expires < self._clock.now():
            return None
        user = self._row(row.user)
        return _user(user) if user.active else None

    def close_session(self, token: str) -> None:
        """End a session."""
        self._session.execute(delete(SessionRow).where(SessionRow.token_hash == token_hash(token)))

    def close_others(self, user_id: str, *, keep: str = "") -> None:
        """End a user's sessions but the one whose secret is given, and all links that were not used yet."""
        self._session.execute(
            delete(SessionRow).where(SessionRow.user == user_id, SessionRow.token_hash != token_hash(keep))
        )
        self._session.execute(delete(SignInLinkRow).where(SignInLinkRow.user == user_id, SignInLinkRow.used.is_(None)))

    def _row(self, user_id: str) -> UserRow:
        row = self._session.get(UserRow, user_id)
        if row is None:
            raise NotFoundError("There is no such user.")
        return row


def _user(row: UserRow) -> User:
    return User(
        id=row.id,
        email=row.email,
        name=row.name,
        role=UserRole(row.role),
        team=row.team,
        active=row.active,
        has_password=bool(row.password),
    )
