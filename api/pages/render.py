"""Draws pages from templates that escape everything they are given."""

from fastapi import Request
from starlette.responses import HTMLResponse

from api.deps import form_token
from api.pages import words
from api.pages.environment import make_environment
from assistant.domain.user import User, UserRole

NAVIGATION = {
    UserRole.WORKER: (
        ("/work", "My work"),
        ("/record", "Record"),
        ("/recordings/new", "Add a recording"),
        ("/check", "Check a note"),
    ),
    UserRole.MANAGER: (("/to-review", "To review"), ("/check", "Check a note"), ("/compare", "Compare")),
    UserRole.QA: (("/notes", "Notes"), ("/check", "Check a note"), ("/compare", "Compare")),
    UserRole.ADMIN: (("/people", "People"), ("/trail", "Trail")),
}


class Pages:
    """All pages of the product."""

    def __init__(self, *, demo: bool) -> None:
        self._demo = demo
        self._environment = make_environment()

    def show(self, request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """Answer with a page; `values` are what its template asks for."""
        user: User | None = getattr(request.state, "user", None)
        done = words.DONE.get(request.query_params.get("done", ""))
        html = self._environment.get_template(template).render(
            user=user,
            navigation=NAVIGATION[user.role] if user else (),
            path=request.url.path,
            form_token=form_token(request),
            done=done,
            demo=self._demo,
            **values,
        )
        return HTMLResponse(html, status)
