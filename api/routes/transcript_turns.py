"""Correcting one turn of a transcript: its words, whose they are, where it begins."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.deps import Posted, PostedDep, ServicesDep, UserDep
from api.pages.render import Pages
from api.pages.transcript_page import transcript_values
from api.pages.transcript_turn import turn_form, voice_choices, voice_chosen
from api.pages.transcript_view import TurnView
from api.pages.words import DONE, clock
from api.revising import number
from api.rights import own_recording
from api.routes.sign_in import PagesDep
from api.transcribed import NONE_YET, Change, Corrected, correct, sound_of, step
from api.wiring import Services
from assistant.domain import correcting
from assistant.domain.person import Person
from assistant.domain.recording import Recording
from assistant.domain.transcript import Transcript
from assistant.domain.user import User
from assistant.errors import AssistantError, BadInputError, ConflictError, NotFoundError

router = APIRouter()

MOST_IN_PLACE = 40
"""Turns that are put anew in an open page; a change to more of them loads the page again."""


@router.get("/recordings/{recording_id}/transcript/turns/{utterance_id}")
def turn_page(
    request: Request, recording_id: str, utterance_id: str, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Show one turn with what can be changed about it."""
    return _turn_page(request, user, services, pages, recording_id, utterance_id)


@router.post("/recordings/{recording_id}/transcript/turns/{utterance_id}")
def change_turn(
    request: Request,
    recording_id: str,
    utterance_id: str,
    form: PostedDep,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
) -> Response:
    """Give a turn other words, or its words to somebody else; cut it, join it, take it out."""
    with services.database.transaction() as tx:
        people = own_recording(tx, user, recording_id).visit.people
    try:
        change, why = _change(form, utterance_id, people)
        seen = number(form.text("version"))
        done = correct(services, user, recording_id, seen, change, why=why, at=utterance_id)
    except (BadInputError, ConflictError) as problem:
        return _turn_page(request, user, services, pages, recording_id, utterance_id, problem, form)
    return _answer(request, user, services, pages, recording_id, done, form, at=utterance_id)


@router.get("/recordings/{recording_id}/transcript/new-turn")
def new_turn_page(
    request: Request,
    recording_id: str,
    user: UserDep,
    services: ServicesDep,
    pages: PagesDep,
    start: float = 0.0,
    end: float = 0.0,
) -> Response:
    """Ask what was said in seconds where the machine heard no words."""
    return _new_turn_page(request, user, services, pages, recording_id, (_moment(start), _moment(end)))


@router.post("/recordings/{recording_id}/transcript/new-turn")
def add_turn(
    request: Request, recording_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Write down what a person heard where the machine heard no words."""
    span = _seconds(form.text("start")), _seconds(form.text("end"))
    with services.database.transaction() as tx:
        people = own_recording(tx, user, recording_id).visit.people

    def change(transcript: Transcript) -> Transcript:
        known, voice = voice_chosen(form.text("voice"), transcript, people)
        return correcting.add_turn(known, *span, voice, form.text("text"))

    try:
        why = f"Wrote down what was said at {clock(span[0])}"
        done = correct(services, user, recording_id, number(form.text("version")), change, why=why)
    except (BadInputError, ConflictError) as problem:
        return _new_turn_page(request, user, services, pages, recording_id, span, problem, form)
    new = next((u.id for u in done.after.utterances if u not in done.before.utterances), "")
    return _answer(request, user, services, pages, recording_id, done, form, at=new)


@router.post("/recordings/{recording_id}/transcript/undo")
def undo(
    request: Request, recording_id: str, form: PostedDep, user: UserDep, services: ServicesDep, pages: PagesDep
) -> Response:
    """Take the last correction back, or put it back."""
    forward = form.text("do") == "forward"
    done = step(services, user, recording_id, number(form.text("version")), forward=forward)
    before = set(done.before.utterances)
    changed = next((u.id for u in done.after.utterances if u not in before), "")
    return _answer(request, user, services, pages, recording_id, done, form, at=changed)


def _change(form: Posted, key: str, people: Sequence[Person]) -> tuple[Change, str]:
    """Give the change that a form asks for, and what it is in words."""
    text, do = form.text("text"), form.text("do")
    first, last = form.text("first"), form.text("last")

    def give(transcript: Transcript) -> Transcript:
        known, voice = voice_chosen(form.text("voice"), transcript, people)
        return correcting.give_words(known, key, number(first), number(last), voice)

    changes: dict[str, tuple[Change, str]] = {
        "words": (lambda t: correcting.correct_words(t, key, text), "Corrected words"),
        "right": (lambda t: correcting.words_are_right(t, key), "Listened, and the words are right"),
        "give": (give, "Said who spoke"),
        "split": (lambda t: correcting.split_turn(t, key, number(first)), "Split a turn"),
        "join": (lambda t: correcting.join_above(t, key), "Joined two turns"),
        "out": (lambda t: correcting.take_out(t, key), "Took out a turn"),
    }
    if do not in changes:
        raise BadInputError("A part of this form is missing: load the page again.")
    return changes[do]


def _answer(
    request: Request,
    user: User,
    services: Services,
    pages: Pages,
    recording_id: str,
    done: Corrected,
    form: Posted,
    *,
    at: str,
) -> Response:
    """Go back to the transcript; a page that is open gets only the turns that changed."""
    page = f"/recordings/{recording_id}/transcript"
    said = _said(done)
    if at not in {u.id for u in done.after.utterances}:
        at = _neighbour(done, at)
    before, after = {u.id: u for u in done.before.utterances}, {u.id: u for u in done.after.utterances}
    was = {s.id: (s.role, s.name) for s in done.before.speakers}
    moved = any((s.role, s.name) != was.get(s.id, (s.role, s.name)) for s in done.after.speakers)
    changed = [u for u in done.after.utterances if before.get(u.id) != u]
    if not form.text("here") or moved or len(changed) > MOST_IN_PLACE:
        return RedirectResponse(f"{page}?done={said}#{at}", 303)
    order = {u.id: n for n, u in enumerate(done.after.utterances)}
    above = [done.after.utterances[order[u.id] - 1].id if order[u.id] else "" for u in changed]
    values = transcript_values(services, user, recording_id)
    rows = {row.id: row for row in values["view"].rows if isinstance(row, TurnView)}
    turns = [(rows[u.id], key) for u, key in zip(changed, above, strict=True) if u.id in rows]
    gone = [key for key in before if key not in after]
    return pages.show(request, "transcript_changed.html", turns=turns, gone=gone, at=at, said=DONE[said], **values)


def _said(done: Corrected) -> str:
    if not done.touched:
        return "corrected"
    return "corrected-note" if done.checked else "corrected-unchecked"


def _neighbour(done: Corrected, gone: str) -> str:
    """Give the turn before one that is not there any more, or the first."""
    ids = [u.id for u in done.before.utterances]
    left = {u.id for u in done.after.utterances}
    above = [key for key in ids[: ids.index(gone)] if key in left] if gone in ids else []
    return above[-1] if above else done.after.utterances[0].id


def _turn_page(
    request: Request,
    user: User,
    services: Services,
    pages: Pages,
    recording_id: str,
    utterance_id: str,
    problem: AssistantError | None = None,
    form: Posted | None = None,
) -> Response:
    recording, transcript, version = _current(services, user, recording_id)
    utterance = next((u for u in transcript.utterances if u.id == utterance_id), None)
    if utterance is None:
        raise NotFoundError("This turn is not in the transcript any more: load the page again.")
    turn = turn_form(transcript, utterance)
    typed = {name: form.text(name) for name in ("text", "voice", "first", "last")} if form else {}
    return pages.show(
        request,
        "transcript_turn.html",
        status=problem.status if problem else 200,
        recording=recording,
        turn=turn,
        version=version,
        choices=voice_choices(transcript, recording.visit.people),
        typed=typed,
        errors={"text": problem.sentence} if problem else {},
        sound=sound_of(services, recording_id),
    )


def _new_turn_page(
    request: Request,
    user: User,
    services: Services,
    pages: Pages,
    recording_id: str,
    span: tuple[float, float],
    problem: AssistantError | None = None,
    form: Posted | None = None,
) -> Response:
    recording, transcript, version = _current(services, user, recording_id)
    return pages.show(
        request,
        "transcript_new_turn.html",
        status=problem.status if problem else 200,
        recording=recording,
        start=span[0],
        end=span[1],
        version=version,
        choices=voice_choices(transcript, recording.visit.people),
        typed={name: form.text(name) for name in ("text", "voice")} if form else {},
        errors={"text": problem.sentence} if problem else {},
        sound=sound_of(services, recording_id),
    )


def _current(services: Services, user: User, recording_id: str) -> tuple[Recording, Transcript, int]:
    with services.database.transaction() as tx:
        recording = own_recording(tx, user, recording_id)
        newest = tx.transcripts.newest(recording_id)
    if newest is None:
        raise ConflictError(NONE_YET)
    return recording, newest[1], newest[0]


def _seconds(text: str) -> float:
    try:
        return _moment(float(text))
    except ValueError:
        raise BadInputError("A part of this form is missing: load the page again.") from None


def _moment(seconds: float) -> float:
    if not 0 <= seconds < 10**6:
        raise BadInputError("A part of this form is missing: load the page again.")
    return seconds
