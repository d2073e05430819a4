"""Turns every error into one plain sentence: a page for people, JSON for programs."""

import logging
from typing import cast
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.deps import SignInNeededError
from api.pages.render import Pages
from assistant.errors import AssistantError

log = logging.getLogger("heard")

HEADINGS = {
    401: "Sign in first",
    403: "You can't open this",
    404: "This is not here",
    409: "This has moved on",
    413: "This is too large",
    415: "This can't be read",
    507: "There is no room left",
}


def add_handlers(app: FastAPI) -> None:
    """Answer errors of every kind in plain words."""
    app.add_exception_handler(AssistantError, _assistant_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _wrong_fields)


class LastResort:
    """Catches what nothing else caught; the log gets its kind and place, never its words, which may hold a case."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and answer for it where it fails."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as problem:
            log.error("Unexpected %s at %s", type(problem).__name__, _place(problem))
            if started:
                raise ConnectionAbortedError from None
            sentence = "Something went wrong here, and nothing was changed: go back and try again."
            await _answer(Request(scope, receive), 500, sentence)(scope, receive, send)


def _assistant_error(request: Request, problem: Exception) -> Response:
    error = cast(AssistantError, problem)
    if isinstance(error, SignInNeededError) and not _for_program(request):
        wanted = request.url.path if request.method == "GET" else "/"
        return RedirectResponse(f"/sign-in?next={quote(wanted)}" if wanted != "/" else "/sign-in", 303)
    return _answer(request, error.status, error.sentence)


def _http_error(request: Request, problem: Exception) -> Response:
    status = cast(HTTPException, problem).status_code
    sentence = {
        404: "There is no such page: check the address, or start from the first page.",
        405: "This address can't be used like that: go back and use the buttons on the page.",
    }.get(status, "This could not be read: go back and try again.")
    return _answer(request, status, sentence)


def _wrong_fields(request: Request, _problem: Exception) -> Response:
    return _answer(request, 422, "A part of the address or form is wrong: go back and try again.")


def _answer(request: Request, status: int, sentence: str) -> Response:
    if _for_program(request):
        return JSONResponse({"error": sentence}, status)
    pages = cast(Pages, request.app.state.pages)
    heading = HEADINGS.get(status, "Something went wrong" if status >= 500 else "This can't be used")
    return pages.show(request, "error.html", status=status, heading=heading, sentence=sentence)


def _for_program(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _place(problem: Exception) -> str:
    trace = problem.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else "an unknown place"
