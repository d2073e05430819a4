"""Answering what the checks found: taking a suggestion, or leaving the words as they are."""

from collections.abc import Sequence
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import Posted, PostedDep, ServicesDep, UserDep
from api.own_words import words_for
from api.pages.changes import SAME_VOICE, TOGETHER
from api.pages.figures import BANDS
from api.pages.findings import FindingView, is_of_actions, show_findings, takeable
from api.pages.reading import years_of
from api.revising import age_of, revise
from api.rights import changeable_note, own_note, readable_note
from api.routes.sign_in import PagesDep
from api.showing import typed_again
from api.wiring import Services
from assistant.domain import editing
from assistant.domain.casenote import Note
from assistant.domain.childword import ChildWord
from assistant.domain.filed import FiledNote
from assistant.domain.finding import Report, Severity
from assistant.domain.replacing import combine
from assistant.domain.transcript import Transcript
from assistant.errors import BadInputError, NotFoundError

router = APIRouter()


@router.post("/notes/{note_id}/findings")
def answer_finding(
    request: Request, note_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Take a finding's suggestion, or leave the words as they are, with a reason where it is a grave one."""
    keys, statement_id = form.texts("key"), form.text("statement")
    with services.database.transaction() as tx:
        filed = readable_note(tx, user, note_id)
        words = words_for(tx, filed)
    report = _report(services, filed, form, words)
    asked = [f for f in show_findings(report.findings, {}) if f.key in keys]
    found = next((f for f in asked if f.finding.severity is Severity.HIGH), asked[0] if asked else None)
    if found is None:
        raise NotFoundError("This is not there any more: load the page again.")
    if form.text("do") == "take" and found.take and found.finding.statement:
        target = found.finding.statement

        def change(note: Note, _: Transcript | None) -> Note:
            if found.finding.code in SAME_VOICE and len(found.take) == 1:
                return editing.reword(note, {target: found.take[0]}, author=user.name)
            return editing.rewrite(note, target, found.take, author=user.name)

        _, done = revise(services, user, note_id, form, change, why=f"Took a suggestion: {found.title.lower()}")
        return _back(form, note_id, at=target, done=done, to=target)
    reason = form.text("reason")
    if found.finding.severity is Severity.HIGH and not reason:
        problem = BadInputError("Say in a few words why you leave this as it is.")
        return typed_again(
            request, user, services, pages, note_id, problem, form, at=statement_id, field=f"r-{found.key[:12]}"
        )
    with services.database.transaction() as tx:
        changeable_note(tx, user, note_id)
        for one in asked:
            tx.notes.answer(note_id, key=one.key, answer="left", reason=reason[:1000], by=user.id, by_name=user.name)
            tx.trail.add(who=user.id, did="finding_left", subject=note_id, detail=one.finding.code)
    place = statement_id or ("actions" if is_of_actions(found) else "whole")
    return _back(form, note_id, at=statement_id, done="left", to=place)


@router.post("/notes/{note_id}/findings/together")
def take_together(note_id: str, form: PostedDep, user: UserDep, services: ServicesDep) -> Response:
    """Take all suggestions of one kind at once."""
    kind = form.text("kind")
    if kind not in TOGETHER:
        raise NotFoundError("This is not there any more: load the page again.")
    with services.database.transaction() as tx:
        filed = own_note(tx, user, note_id)
        answers, words = tx.notes.answers(note_id), words_for(tx, filed)
    report = _report(services, filed, form, words)
    by_statement: dict[str, list[FindingView]] = {}
    for view in takeable(show_findings(report.findings, answers), kind):
        by_statement.setdefault(view.finding.statement or "", []).append(view)

    def change(note: Note, _: Transcript | None) -> Note:
        if TOGETHER[kind][0] <= SAME_VOICE:
            texts = {s: combine(v[0].finding.text, [one.finding for one in v])[0] for s, v in by_statement.items()}
            return editing.reword(note, texts, author=user.name)
        for statement_id, views in by_statement.items():
            note = editing.rewrite(note, statement_id, views[0].take, author=user.name)
        return note

    _, thing, _ = TOGETHER[kind]
    _, done = revise(services, user, note_id, form, change, why=f"Took several suggestions: {thing}s")
    return _back(form, note_id, at="", done=done, to="sections")


def _report(services: Services, filed: FiledNote, form: Posted, words: Sequence[ChildWord]) -> Report:
    """Give what the checks say for the reader whom the page was drawn for."""
    years = years_of(form.text("age"), BANDS) if form.text("page") == "child" else None
    if years is None or years == age_of(filed.note):
        return filed.report
    return services.checker.check(filed.note, people=filed.note.people, age=years, words=words)


def _back(form: Posted, note_id: str, *, at: str, done: str, to: str) -> Response:
    """Go back to the page that the form was on: the note's, or the one that shows the child's part."""
    if form.text("page") != "child":
        return RedirectResponse(f"/notes/{note_id}?at={at}&done={done}#{to}", 303)
    age = form.text("age")
    return RedirectResponse(f"/notes/{note_id}/child?age={quote(age)}&done={done}#change", 303)
