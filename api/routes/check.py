"""Checking a note that somebody has already, and comparing two sets of records; nothing is kept of either."""

from base64 import b64encode

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.deps import PostedDep, ServicesDep
from api.pages.findings import count_open, show_findings
from api.pages.strip import make_strip
from api.routes.sign_in import PagesDep
from assistant.domain.person import Person
from assistant.errors import AssistantError, BadInputError
from assistant.formats.notes import read_note
from assistant.formats.transcripts import read_transcript

router = APIRouter()


@router.get("/check")
def check_page(request: Request, pages: PagesDep) -> Response:
    """Ask for a note."""
    return pages.show(request, "check.html", typed={}, errors={}, report=None)


@router.post("/check")
def check(request: Request, form: PostedDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Check a note that was pasted or dropped."""
    typed = {name: form.text(name) for name in ("text", "people", "age")}
    file, spoken = form.file("file"), form.file("transcript")
    field = "text"
    try:
        if file:
            field, content = "file", file.file.read()
        elif typed["text"]:
            content = typed["text"].encode()
        else:
            raise BadInputError("Paste a note, or choose a file.")
        note = read_note(content)
        field = "people"
        people = [Person.parse(line) for line in typed["people"].split("\n") if line.strip()]
        field = "age"
        age = _age(typed["age"])
        field = "transcript"
        transcript = read_transcript(spoken.file.read(), people=people) if spoken else None
        field = "file" if file else "text"
        report = services.checker.check(note, transcript=transcript, people=people, age=age)
    except AssistantError as problem:
        errors = {field: problem.sentence}
        return pages.show(request, "check.html", status=problem.status, typed=typed, errors=errors, report=None)
    findings = show_findings(report.findings, {})
    return pages.show(
        request,
        "check.html",
        typed=typed,
        errors={},
        report=report,
        note=note,
        strip=make_strip(note, report),
        findings=findings,
        counts=count_open(findings),
    )


@router.get("/compare")
def compare_page(request: Request, pages: PagesDep) -> Response:
    """Ask for two sets of records."""
    return pages.show(request, "compare.html", errors={}, comparison=None)


@router.post("/compare")
def compare(request: Request, form: PostedDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Compare two sets of records, with all that should make a reader careful."""
    before, after = form.file("before"), form.file("after")
    errors = {
        name: f"Choose the CSV file with the records {name} the change."
        for name, file in (("before", before), ("after", after))
        if not file
    }
    status = 422
    found = None
    if before and after:
        try:
            found = services.checker.compare(before.file.read(), after.file.read())
        except AssistantError as problem:
            field = "after" if "After" in problem.sentence else "before"
            errors, status = {field: problem.sentence}, problem.status
    if found is None:
        return pages.show(request, "compare.html", status=status, errors=errors, comparison=None)
    charts = [f"data:image/svg+xml;base64,{b64encode(chart.encode()).decode()}" for chart in found["charts"]]
    page = f"data:text/html;base64,{b64encode(found['html'].encode()).decode()}"
    comparison = found["comparison"]
    return pages.show(request, "compare.html", errors={}, comparison=comparison, charts=charts, report_page=page)


def _age(text: str) -> int | None:
    if not text:
        return None
    if not (text.isdecimal() and len(text) < 4 and 0 < int(text) < 26):
        raise BadInputError("Write the child’s age as a number of years, or leave it empty.")
    return int(text)
