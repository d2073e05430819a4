"""Keeps a corrected transcript, and brings the note that was made from it along."""

from collections.abc import Callable
from typing import NamedTuple

from api.own_words import words_for
from api.pages.words import clock
from api.rights import own_recording
from api.wiring import Services
from assistant.domain.filed import FiledNote
from assistant.domain.finding import Report
from assistant.domain.job import Job
from assistant.domain.retying import Retied, retie
from assistant.domain.transcript import Transcript
from assistant.domain.transcript_version import steps
from assistant.domain.user import User
from assistant.errors import AssistantError, ConflictError
from assistant.storage.database import Transaction
from assistant.storage.notes import CHANGEABLE
from assistant.storage.transcripts import CHANGED

NONE_YET = "There is no transcript yet: wait until the words have been written down."
SENT = "The note made from this has been sent to your manager, so its transcript stays as it is until it is returned."
WRITING = "The note is being written from this transcript just now: wait until it is ready."

Change = Callable[[Transcript], Transcript]


class Corrected(NamedTuple):
    """The version kept, the transcript before and after, and how many sentences of the note rest on what changed."""

    version: int
    before: Transcript
    after: Transcript
    touched: int = 0
    checked: bool = True


class _Way(NamedTuple):
    """What a step among versions puts back, which correction it undoes, and as whose the marks it leaves count."""

    restores: int | None = None
    undoes: int | None = None
    marked: int | None = None


def correct(
    services: Services, user: User, recording_id: str, seen: int, change: Change, *, why: str, at: str = ""
) -> Corrected:
    """Keep a correction as a new version; statements that rest on it are checked again and asked to be looked at.

    `at` is the turn that is corrected, whose time is kept with the reason.
    """
    with services.database.transaction() as tx:
        version, before, filed = _open(tx, user, recording_id)
    if version != seen:
        raise ConflictError(CHANGED)
    after = change(before)
    if after == before:
        return Corrected(version, before, after)
    start = next((u.start for u in before.utterances if u.id == at), None)
    why = f"{why} at {clock(start)}" if start is not None else why
    return _keep(services, user, recording_id, seen, before, after, filed, why=why)


def step(services: Services, user: User, recording_id: str, seen: int, *, forward: bool) -> Corrected:
    """Take the last correction back, or put it back, as a new version."""
    with services.database.transaction() as tx:
        version, before, filed = _open(tx, user, recording_id)
        here, back, ahead = steps(tx.transcripts.versions(recording_id))
        to = ahead if forward else back
        if to is None or here is None:
            raise ConflictError("There is nothing to put back." if forward else "There is nothing to undo.")
        after = tx.transcripts.version(recording_id, to.version)
    if version != seen:
        raise ConflictError(CHANGED)
    why = f"Put back: {lower(to.why)}" if forward else f"Undid: {lower(here.why)}"
    way = _Way(restores=to.version, marked=to.version) if forward else _Way(restores=to.version, undoes=here.version)
    return _keep(services, user, recording_id, seen, before, after, filed, why=why, way=way)


def may_correct(user: User, owner: str, filed: FiledNote | None, job: Job | None) -> bool:
    """Say whether a user may correct a transcript as things stand."""
    return user.id == owner and (filed is None or filed.state in CHANGEABLE) and not (job and job.state.is_running)


def sound_of(services: Services, recording_id: str) -> str:
    """Give the address of a recording's sound, or "" where there is none to play."""
    return f"/recordings/{recording_id}/sound" if services.files.playable(recording_id).exists() else ""


def lower(why: str) -> str:
    """Give a reason for use in the middle of a sentence."""
    return why[:1].lower() + why[1:]


def _open(tx: Transaction, user: User, recording_id: str) -> tuple[int, Transcript, FiledNote | None]:
    """Read what a correction begins from; ConflictError where the transcript is closed to corrections."""
    filed = _unlocked(tx, user, recording_id)
    newest = tx.transcripts.newest(recording_id)
    if newest is None:
        raise ConflictError(NONE_YET)
    return *newest, filed


def _unlocked(tx: Transaction, user: User, recording_id: str) -> FiledNote | None:
    own_recording(tx, user, recording_id)
    filed = tx.notes.of_recording(recording_id)
    job = tx.jobs.of_recording(recording_id)
    if filed and (filed.owner != user.id or filed.state not in CHANGEABLE):
        raise ConflictError(SENT)
    if job and job.state.is_running:
        raise ConflictError(WRITING)
    return filed


def _keep(
    services: Services,
    user: User,
    recording_id: str,
    seen: int,
    before: Transcript,
    after: Transcript,
    filed: FiledNote | None,
    *,
    why: str,
    way: _Way | None = None,
) -> Corrected:
    way, tied = way or _Way(), _follow(filed, before, after)
    report, checked = (filed.report, True) if filed else (None, True)
    if filed and tied and tied.reasons:
        report, checked = _check(services, filed, tied, after)
    with services.database.transaction() as tx:
        _unlocked(tx, user, recording_id)
        version = tx.transcripts.add(
            recording_id, after, by=user.id, by_name=user.name, why=why, restores=way.restores, seen_version=seen
        )
        tx.trail.add(who=user.id, did="transcript_corrected", subject=recording_id, detail=f"version {version}")
        if filed and tied and report:
            _bring_along(tx, user, filed, tied, report)
            settled = tx.look_again.withdraw(filed.id, way.undoes, tied.note) if way.undoes else set()
            reasons = {key: why for key, why in tied.reasons.items() if key not in settled}
            tx.look_again.flag(filed.id, tied.note, reasons, version=way.marked or version)
    return Corrected(version, before, after, len(tied.reasons) if tied else 0, checked)


def _follow(filed: FiledNote | None, before: Transcript, after: Transcript) -> Retied | None:
    if filed is None:
        return None
    found = {s.id: s.support.evidence for s in filed.report.statements}
    return retie(filed.note, before, after, found=found)


def _check(services: Services, filed: FiledNote, tied: Retied, after: Transcript) -> tuple[Report, bool]:
    """Check the whole note against the corrected words; where that fails, the correction is kept all the same."""
    with services.database.transaction() as tx:
        words = words_for(tx, filed)
    try:
        return services.checker.check(tied.note, transcript=after, people=tied.note.people, words=words), True
    except AssistantError:
        return filed.report, False


def _bring_along(tx: Transaction, user: User, filed: FiledNote, tied: Retied, report: Report) -> None:
    if tied.note != filed.note:
        tx.notes.revise(
            filed.id,
            tied.note,
            report,
            seen_version=filed.version,
            by=user.id,
            by_name=user.name,
            why="The transcript was corrected",
        )
    elif report is not filed.report:
        tx.notes.recheck(filed.id, report, seen_version=filed.version)
