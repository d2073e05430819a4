"""Signing in and out: by a link that works once, or by email address and password."""

import re
import secrets
from typing import Annotated, cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from api.attempts import Attempts
from api.demo import demonstration_user, is_unused, refuse_demonstration
from api.deps import SESSION_COOKIE, VISITOR_COOKIE, PostedDep, ServicesDep, UserDep, token_for
from api.pages.render import Pages
from api.wiring import Services
from assistant.domain.user import User, UserRole
from assistant.errors import NotFoundError

router = APIRouter()

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 1000
WRONG = "The email address or the password is not right."
TOO_MANY = "That was tried too many times: wait fifteen minutes, then try again."
HOMES = {UserRole.WORKER: "/work", UserRole.MANAGER: "/to-review", UserRole.QA: "/notes", UserRole.ADMIN: "/people"}


def pages(request: Request) -> Pages:
    """Give the pages of this application."""
    return cast(Pages, request.app.state.pages)


PagesDep = Annotated[Pages, Depends(pages)]


@router.get("/")
def first_page(user: UserDep) -> Response:
    """Go to the first page of one's role."""
    return RedirectResponse(HOMES[user.role], 303)


@router.get("/sign-in")
def sign_in_page(request: Request, pages: PagesDep, next: str = "") -> Response:
    """Ask for an email address and a password."""
    return _visitor_page(request, pages, "sign_in.html", next=next, email="", errors={})


@router.post("/sign-in")
def sign_in(request: Request, form: PostedDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Sign in by password; the answer never tells whether the address is known."""
    email, password = form.text("email"), form.text("password")
    attempts = cast(Attempts, request.app.state.attempts)
    keys = (f"address {email.lower()}", f"from {request.client.host if request.client else ''}")
    if not attempts.start(services.clock.now(), *keys):
        sentence, status = TOO_MANY, 429
    else:
        user = _by_password(services, email, password)
        if user:
            attempts.succeeded(*keys)
            return _enter(services, user, _safe_next(form.text("next"), user))
        sentence, status = WRONG, 422
    return _visitor_page(
        request, pages, "sign_in.html", status, next=form.text("next"), email=email, errors={"email": sentence}
    )


@router.get("/sign-in/{token}")
def link_page(request: Request, token: str, pages: PagesDep) -> Response:
    """Show a button, so that a mail scanner that opens the link does not use it up."""
    return _visitor_page(request, pages, "sign_in_link.html", link=token, errors={})


@router.post("/sign-in/{token}")
def use_link(request: Request, token: str, _form: PostedDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Sign in by a link, once."""
    with services.database.transaction() as tx:
        user = tx.users.use_link(token)
        if user:
            tx.trail.add(who=user.id, did="signed_in_by_link", subject=user.id)
    if user is None:
        sentence = "This link has been used or is too old: ask your administrator for a new one."
        return _visitor_page(request, pages, "sign_in_link.html", 410, link=token, errors={"go": sentence})
    return _enter(services, user, "/password" if not user.has_password else HOMES[user.role])


@router.post("/try/{role}")
def try_role(role: str, _form: PostedDep, services: ServicesDep) -> Response:
    """Sign in as one of the demonstration's invented people."""
    with services.database.transaction() as tx:
        if not (services.settings.demo and is_unused(tx)):
            raise NotFoundError("The demonstration is not on here.")
        user = demonstration_user(tx, role)
    if user is None:
        raise NotFoundError("There is nobody in the demonstration with this role.")
    return _enter(services, user, HOMES[user.role])


@router.get("/password")
def password_page(request: Request, pages: PagesDep) -> Response:
    """Ask for a new password."""
    return pages.show(request, "password.html", errors={})


@router.post("/password")
def set_password(request: Request, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Set a password, which ends the user's other sessions and links; no rule but its length."""
    refuse_demonstration(user)
    password = form.text("password")
    if len(password) < SHORTEST_PASSWORD:
        sentence = f"Use {SHORTEST_PASSWORD} letters or more: three words that you will remember do well."
        return pages.show(request, "password.html", status=422, errors={"password": sentence})
    with services.database.transaction() as tx:
        tx.users.set_password_hash(user.id, PasswordHasher().hash(password[:LONGEST_PASSWORD]))
        tx.users.close_others(user.id, keep=request.cookies[SESSION_COOKIE])
        tx.trail.add(who=user.id, did="password_set", subject=user.id)
    return RedirectResponse(f"{HOMES[user.role]}?done=password", 303)


@router.post("/sign-out")
def sign_out(request: Request, _form: PostedDep, services: ServicesDep) -> Response:
    """End the session."""
    with services.database.transaction() as tx:
        tx.users.close_session(request.cookies[SESSION_COOKIE])
    answer = RedirectResponse("/sign-in?done=signed-out", 303)
    answer.delete_cookie(SESSION_COOKIE)
    return answer


def _visitor_page(request: Request, pages: Pages, template: str, status: int = 200, **values: object) -> Response:
    """Show a page to somebody who is not signed in, with a cookie that its form is tied to."""
    secret = request.cookies.get(VISITOR_COOKIE) or secrets.token_urlsafe(24)
    token = token_for(request.cookies.get(SESSION_COOKIE) or secret)
    answer = pages.show(request, template, status=status, visitor_token=token, **values)
    secure = bool(request.app.state.services.settings.secure_cookies)
    answer.set_cookie(VISITOR_COOKIE, secret, httponly=True, samesite="lax", secure=secure)
    return answer


def _enter(services: Services, user: User, to: str) -> Response:
    hours = services.settings.session_hours
    with services.database.transaction() as tx:
        token = tx.users.open_session(user.id, hours=hours)
        tx.trail.add(who=user.id, did="signed_in", subject=user.id)
    answer = RedirectResponse(to, 303)
    secure = services.settings.secure_cookies
    answer.set_cookie(SESSION_COOKIE, token, httponly=True, samesite="lax", secure=secure, max_age=hours * 3600)
    return answer


def _by_password(services: Services, email: str, password: str) -> User | None:
    """Find who this is; an unknown address takes as long as a wrong password."""
    hasher, long_enough = PasswordHasher(), password[:LONGEST_PASSWORD]
    with services.database.transaction() as tx:
        user = tx.users.by_email(email)
        kept = tx.users.password_hash(user.id) if user else None
    try:
        if not kept:
            hasher.hash(long_enough)
            return None
        return user if hasher.verify(kept, long_enough) else None
    except (VerificationError, InvalidHashError):
        return None


def _safe_next(wanted: str, user: User) -> str:
    # Browsers drop tabs and line ends, and take a second slash of either kind for another site.
    inside = re.fullmatch(r"/[\w.~%?&=-][\w./~%?&=-]*", wanted, re.ASCII)
    return wanted if inside else HOMES[user.role]
