"""The addresses of the web pages and the HTTP interface."""

from api.routes import check, document, export, health, notes, people, programs, recordings, review, sign_in, who, work

ROUTERS = (
    health.router,
    sign_in.router,
    work.router,
    recordings.router,
    who.router,
    notes.router,
    document.router,
    review.router,
    export.router,
    check.router,
    people.router,
    programs.router,
)
