"""What routes ask for: the services, who is signed in, and the form that was sent."""

import hashlib
import hmac
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Annotated, cast

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from api.access import TABLE, Door
from api.demo import is_demonstration, is_unused
from api.typed import typed
from api.wiring import Services
from assistant.domain.user import User
from assistant.errors import AssistantError, NotAllowedError, TooLargeError

SESSION_COOKIE = "heard_session"
VISITOR_COOKIE = "heard_visitor"
LARGEST_FORM = 64 * 2**20
LARGEST_VISITOR_FORM = 2**16
LARGEST_FIELD = 8 * 2**20
MOST_FILES = 5
MOST_FIELDS = 2000


class SignInNeededError(AssistantError):
    """Sign in first."""

    status = 401


class Posted:
    """The fields of a form that a page sent."""

    def __init__(self, form: FormData) -> None:
        self._form = form

    def text(self, name: str) -> str:
        """Give a field's text without the space around it; "" when it is not there."""
        value = self._form.get(name)
        return typed(value).replace("\r\n", "\n").strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """Give all fields of one name, in order."""
        return [typed(value).strip() for value in self._form.getlist(name) if isinstance(value, str)]

    def file(self, name: str) -> UploadFile | None:
        """Give an uploaded file, or None when none was chosen."""
        value = self._form.get(name)
        return value if isinstance(value, UploadFile) and value.filename else None


def services(request: Request) -> Services:
    """Give the services this application was made with."""
    return cast(Services, request.app.state.services)


def allow(request: Request) -> None:
    """Open a route to those whom the table names; everybody else is told to sign in, or that they may not."""
    route = getattr(request.scope.get("route"), "path", "")
    door = TABLE[f"{request.method} {route}"]
    user = _find_user(request)
    request.state.user = user
    if door is Door.ANYONE:
        return
    if user is None:
        raise SignInNeededError("Sign in to open this page.")
    if door is not Door.SIGNED_IN and user.role not in door:
        raise NotAllowedError("Your account does not open this page: go back to your own first page.")


def signed_in(request: Request) -> User:
    """Give the user who is signed in; `allow` has seen to it that there is one."""
    return cast(User, request.state.user)


async def posted(request: Request) -> AsyncIterator[Posted]:
    """Read a form and see that it came from one of our own pages."""
    largest = LARGEST_FORM if request.state.user else LARGEST_VISITOR_FORM
    form = await _Bounded(request, largest).form(
        max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_FIELD
    )
    token = form.get("form_token")
    try:
        refuse_foreign_form(request, token if isinstance(token, str) else "")
        yield Posted(form)
    finally:
        await form.close()


def form_token(request: Request) -> str:
    """Give the token that a form on a page for this visitor carries."""
    secret = request.cookies.get(SESSION_COOKIE) or request.cookies.get(VISITOR_COOKIE) or ""
    return token_for(secret) if secret else ""


def token_for(secret: str) -> str:
    """Derive a form's token from a cookie's secret."""
    return hashlib.sha256(f"form:{secret}".encode()).hexdigest()


def refuse_foreign_form(request: Request, token: str) -> None:
    """Raise NotAllowedError unless the token is the one our page was given."""
    expected = form_token(request)
    if not expected or not hmac.compare_digest(expected.encode(), token.encode(errors="replace")):
        raise NotAllowedError("This page had been open for too long: go back, load it again, and send it once more.")


class _Bounded(Request):
    """A request whose body is read up to a length, whether or not it says its length beforehand."""

    def __init__(self, request: Request, largest: int) -> None:
        super().__init__(request.scope, request.receive)
        self._largest = largest

    async def stream(self) -> AsyncGenerator[bytes, None]:
        """Give the body in parts; TooLargeError when it goes on past the length."""
        read = 0
        async for part in super().stream():
            read += len(part)
            if read > self._largest:
                raise TooLargeError(f"This is larger than {max(1, self._largest // 2**20)} MB: send a smaller file.")
            yield part


def _find_user(request: Request) -> User | None:
    token = request.cookies.get(SESSION_COOKIE)
    if not token:
        return None
    offered = services(request).settings.demo
    with services(request).database.transaction() as tx:
        user = tx.users.of_session(token)
        if user and is_demonstration(user) and not (offered and is_unused(tx)):
            return None
    return user


ServicesDep = Annotated[Services, Depends(services)]
UserDep = Annotated[User, Depends(signed_in)]
PostedDep = Annotated[Posted, Depends(posted)]
