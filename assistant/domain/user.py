"""The people who sign in, and what each role may do."""

from enum import StrEnum

from pydantic import Field

from assistant.domain.base import Value


class UserRole(StrEnum):
    """What a person who signs in does here."""

    WORKER = "worker"
    MANAGER = "manager"
    QA = "qa"
    ADMIN = "admin"


class User(Value):
    """Somebody who can sign in; a manager sees the notes of their own team."""

    id: str
    email: str = Field(min_length=3, max_length=200)
    name: str = Field(min_length=1, max_length=120)
    role: UserRole
    team: str = Field(default="", max_length=80)
    active: bool = True
    has_password: bool = False
