"""Makes the web application out of its services."""

from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.datastructures import MutableHeaders
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.attempts import Attempts
from api.deps import allow
from api.errors import LastResort, add_handlers
from api.pages.render import Pages
from api.routes import ROUTERS
from api.turns import Turns
from api.wiring import Services

STATIC = Path(__file__).resolve().parent / "static"

SAFE_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(self)",
    "cross-origin-opener-policy": "same-origin",
}


def create_app(services: Services) -> FastAPI:
    """Make the application; every route is held against the table in api/access.py."""
    app = FastAPI(title="Heard", docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(allow)])
    app.state.services = services
    app.state.attempts = Attempts()
    app.state.turns = Turns()
    app.state.pages = Pages(demo=services.settings.demo)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    add_handlers(app)
    app.add_middleware(LastResort)
    app.add_middleware(SafeHeaders)
    return app


class SafeHeaders:
    """Tells browsers to load nothing from elsewhere, and to keep no copy of a page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to every answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE_HEADERS.items():
                    headers[name] = value
                if "cache-control" not in headers:
                    is_static = scope["path"].startswith("/static/")
                    headers["cache-control"] = "public, max-age=300" if is_static else "no-store"
            await send(message)

        await self._app(scope, receive, safely)
