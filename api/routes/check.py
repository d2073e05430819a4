"""Checking a note that somebody has already, and comparing two sets of records; nothing is kept of either."""

from base64 import b64encode
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.deps import Posted, PostedDep, ServicesDep
from api.pages.before_after import compare as compare_figures
from api.pages.before_after import first_from, first_of
from api.pages.check_form import (
    CheckForm,
    FieldError,
    note_of,
    opened,
    read_form,
    with_transcript,
    words_hash,
)
from api.pages.document import DocumentView, show_document, with_edit
from api.pages.figures import BAND_WORDS, with_lost
from api.pages.findings import show_findings, takeable
from api.pages.report_page import page as report_page
from api.pages.whose import choices
from api.routes.sign_in import PagesDep
from api.wiring import Services
from assistant.checks.for_child import measured_for
from assistant.checks.readability import Reading
from assistant.domain.casenote import Note
from assistant.domain.finding import Report
from assistant.domain.replacing import combine
from assistant.errors import AssistantError, ConflictError
from assistant.formats.places import places_of, put_in_place

router = APIRouter()

AGES = range(4, 18)


@dataclass(frozen=True)
class Checked:
    """A form whose text was checked, with its note and report; `here` is the sentence that was changed."""

    form: CheckForm
    note: Note
    report: Report
    here: str = ""
    asking: str = ""
    reading: Reading | None = None


@router.get("/check")
def check_page(request: Request, pages: PagesDep) -> Response:
    """Ask for a note."""
    return _show(request, pages, CheckForm(), {}, None)


@router.post("/check")
def check(request: Request, form: PostedDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Check a note that was pasted or dropped, and do what was pressed: take a suggestion, change a sentence."""
    read, errors = _typed(form), dict[str, str]()
    try:
        read = with_transcript(read_form(form), form)
        try:
            checked = _pressed(read, services)
        except ConflictError as problem:
            errors["text"] = problem.sentence
            checked = _checked(read.model_copy(update={"edit": None}), services)
    except FieldError as wrong:
        errors = {wrong.field: wrong.problem.sentence}
        return _show(request, pages, read, errors, None, status=wrong.problem.status)
    except AssistantError as problem:
        return _show(request, pages, read, {"text": problem.sentence}, None, status=problem.status)
    return _show(request, pages, checked.form, errors, checked, status=409 if errors else 200)


@router.post("/check/report")
def report(request: Request, form: PostedDep, services: ServicesDep, pages: PagesDep) -> Response:
    """Give what the checks found as one file that stands alone."""
    read = _typed(form)
    try:
        read = with_transcript(read_form(form), form)
        checked = _checked(read, services)
    except FieldError as wrong:
        errors = {wrong.field: wrong.problem.sentence}
        return _show(request, pages, read, errors, None, status=wrong.problem.status)
    except AssistantError as problem:
        return _show(request, pages, read, {"text": problem.sentence}, None, status=problem.status)
    html = report_page(_title(checked), checked.note, checked.report, reader=read.reader)
    named = {"content-disposition": 'attachment; filename="what-the-checks-found.html"'}
    return Response(html, media_type="text/html; charset=utf-8", headers=named)


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
    sound = found if comparison.get("about") == "sound" else None
    return pages.show(
        request, "compare.html", errors={}, comparison=comparison, charts=charts, report_page=page, sound=sound
    )


def _typed(form: Posted) -> CheckForm:
    """Keep what was typed, whatever is wrong with it."""
    return CheckForm(
        text=form.text("text"), name=form.text("name")[:200], people=form.text("people"), reader=form.text("age")
    )


def _pressed(form: CheckForm, services: Services) -> Checked:
    """Do what was pressed, then check."""
    start = form.edit.start if form.edit else None
    if form.do != "live":
        form = form.model_copy(update={"edit": None})
    note = note_of(form)
    if form.do in {"take", "together"}:
        form, start = _taken(form, note, services)
        note = note_of(form)
    if form.do == "change":
        place = places_of(form.text, note).get(form.target)
        if place is None:
            raise ConflictError("This sentence can’t be opened by itself: change it in the whole text.")
        form = opened(form, place)
    if form.do == "label":
        statement = next((s for s in note.statements if s.id == form.target), None)
        if statement:
            labels = dict(form.labels) | {words_hash(statement.text): form.key}
            form = form.model_copy(update={"labels": tuple((k, v) for k, v in labels.items() if v != "checks")})
    checked = _checked(form, services)
    here = form.target if form.do in {"label", "whose"} else ""
    if start is not None:
        here = next((id_ for id_, (at, _) in places_of(form.text, checked.note).items() if at >= start), "")
    reading = None
    if form.do == "points":
        note = checked.note
        age, places = measured_for(note, given=form.age, child=note.child.age if note.child else None)
        reading = services.checker.explain(checked.note, age=age, places=places)
    return Checked(form, checked.note, checked.report, here, form.target if form.do == "whose" else "", reading)


def _taken(form: CheckForm, note: Note, services: Services) -> tuple[CheckForm, int | None]:
    """Put a finding's suggestion in its sentence's place, or those of all findings of a kind."""
    report = services.checker.check(note, transcript=form.transcript, people=note.people, age=form.age)
    views = show_findings(report.findings, {})
    instead: dict[str, tuple[str, ...]] = {}
    if form.do == "together":
        for statement in note.statements:
            alike = [v.finding for v in takeable(views, form.target) if v.finding.statement == statement.id]
            if alike:
                instead[statement.id] = (combine(statement.text, alike)[0],)
    else:
        fit = (v for v in views if v.key == form.key and v.finding.statement == form.target and v.take)
        found = next(fit, None)
        instead = {form.target: found.take} if found else {}
    if not instead:
        raise ConflictError("This suggestion is not there any more: the findings below are those of now.")
    start = places_of(form.text, note).get(next(iter(instead)), (None, None))[0]
    return form.model_copy(update={"text": put_in_place(form.text, note, instead)}), start


def _checked(form: CheckForm, services: Services) -> Checked:
    note = note_of(form)
    report = services.checker.check(note, transcript=form.transcript, people=note.people, age=form.age)
    return Checked(form, note, report)


def _title(checked: Checked) -> str:
    return checked.note.title or checked.form.name or "A note"


def _show(
    request: Request,
    pages: PagesDep,
    form: CheckForm,
    errors: dict[str, str],
    checked: Checked | None,
    status: int = 200,
) -> Response:
    """Show the page, with what was found where something was checked."""
    view: DocumentView | None = None
    changed = None
    first = form.first
    if checked:
        view = show_document(checked.note, checked.report, title=_title(checked), reader=form.reader, shown=form.shown)
        now, before = first_of(view, form.reader), first_from(form.first, form.reader)
        changed = compare_figures(before, now) if before and before != now else None
        first = (before or now).model_dump_json()
        if checked.reading:
            first_reading = with_lost(view.readings[0], checked.reading, checked.note)
            view = view.model_copy(update={"readings": (first_reading, *view.readings[1:])})
        if form.edit:
            view = with_edit(view, form.edit, places_of(form.text, checked.note))
    return pages.show(
        request,
        "check.html",
        status=status,
        typed=form,
        errors=errors,
        view=view,
        changed=changed,
        first=first,
        here=checked.here if checked else "",
        asking=checked.asking if checked else "",
        choices=choices(checked.note.people) if checked else (),
        bands=BAND_WORDS,
        ages=AGES,
    )
