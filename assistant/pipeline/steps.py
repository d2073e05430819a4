"""The steps from a recording to a checked note: a job's id in, True out when the next step may follow."""

import errno
import logging
from collections.abc import Callable

from assistant.checks.examine import examine
from assistant.checks.terms import load_terms
from assistant.domain.carrying import carried_from
from assistant.domain.casenote import Note
from assistant.domain.job import Job, JobState, Step
from assistant.domain.recording import Recording
from assistant.domain.transcript import Audio, Transcript
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.errors import AssistantError, BadInputError, CancelledError, ConflictError, NotFoundError
from assistant.pipeline.pace import HEARING, SHARES, Pace
from assistant.pipeline.prose import or_as_drafted
from assistant.pipeline.so_far import HeardSoFar, lines_of
from assistant.pipeline.tools import Tools
from assistant.ports import Heard, Progress
from assistant.storage import sound
from assistant.storage.database import Transaction

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NAMES = {
    Step.DECODE: "reading the recording",
    Step.TRANSCRIBE: "writing down what was said",
    Step.DIARISE: "telling the voices apart",
    Step.DRAFT: "drafting the note",
    Step.CHECK: "checking the note",
}

log = logging.getLogger(__name__)


def perform(tools: Tools, job_id: str, step: Step) -> bool:
    """Do one step of a job unless it is done already; False when the job was stopped, and says why itself.

    Safe to run again after a crash at any moment: what a step leaves is kept in one transaction.
    """
    try:
        job, recording, done = _begin(tools, job_id, step)
        if job.state is JobState.DONE:
            tools.files.sound(recording.id).unlink(missing_ok=True)
        if done or not job.state.is_running:
            return job.state.is_running
        log.info("job %s: %s starts", job_id, step)
        WORK[step](tools, job, recording)
        log.info("job %s: %s is done", job_id, step)
    except CancelledError:
        log.info("job %s: cancelled during %s", job_id, step)
        return False
    except Exception as problem:
        log.warning("job %s: %s failed with %s", job_id, step, type(problem).__name__)
        stop(tools, job_id, _sentence(problem, job_id, step))
        return False
    return True


def stop(tools: Tools, job_id: str, sentence: str, *, workflow: str | None = None) -> None:
    """Let a job fail with a sentence for its owner, unless it is over, gone, or with another workflow by now."""
    try:
        with tools.database.transaction() as tx:
            job = tx.jobs.get(job_id, lock=True)
            if job.state.is_running and workflow in {None, job.workflow}:
                tx.jobs.change(job_id, state=JobState.FAILED, error=sentence)
                tx.trail.add(who="worker", did="job_failed", subject=job_id, detail=job.step or "")
    except NotFoundError:
        log.info("job %s: it was deleted", job_id)


def _begin(tools: Tools, job_id: str, step: Step) -> tuple[Job, Recording, bool]:
    """Give a job that starts a step, its recording, and whether an earlier run finished that step."""
    with tools.database.transaction() as tx:
        job = tx.jobs.get(job_id, lock=True)
        recording = tx.recordings.get(job.recording)
        done = tx.jobs.piece(job_id, step) is not None
        if not job.state.is_running:
            return job, recording, done
        state = JobState.NEEDS_PEOPLE if done and step is HEARING[-1] else JobState.WORKING
        share = SHARES[step][1 if done else 0]
        job = tx.jobs.change(job_id, state=state, step=step, share=share, seconds_left=job.seconds_left)
        return job, recording, done


def _decode(tools: Tools, job: Job, recording: Recording) -> None:
    seconds = _make_sound(tools, recording, _part(Pace(tools, job, Step.DECODE), 0.0, 0.4))
    sound.make_playable(
        tools.files.original(recording.id),
        tools.files.playable(recording.id),
        max_hours=tools.max_hours,
        progress=_part(Pace(tools, job, Step.DECODE), 0.4, 1.0),
    )
    piece = {"seconds": seconds, "quality": sound.quality(tools.files.sound(recording.id))}
    with tools.database.transaction() as tx:
        _keep(tx, job, Step.DECODE, piece)


def _transcribe(tools: Tools, job: Job, recording: Recording) -> None:
    wav = tools.files.sound(recording.id)
    tell = Pace(tools, job, Step.TRANSCRIBE)
    if not wav.exists():
        _make_sound(tools, recording, None)
    names = tuple(dict.fromkeys(person.first_name for person in recording.visit.people))
    so_far = HeardSoFar(tools, job)
    heard = tools.transcriber.transcribe(wav, vocabulary=names, progress=tell, so_far=so_far)
    with tools.database.transaction() as tx:
        tx.jobs.keep_so_far(job.id, list(lines_of(heard.words)))
        _keep(tx, job, Step.TRANSCRIBE, heard.model_dump(mode="json"))


def _diarise(tools: Tools, job: Job, recording: Recording) -> None:
    with tools.database.transaction() as tx:
        decoded = tx.jobs.piece(job.id, Step.DECODE)
        kept = tx.jobs.piece(job.id, Step.TRANSCRIBE)
    if decoded is None or kept is None:
        raise ConflictError("A step of this work is missing: delete the recording, and upload it again.")
    heard = Heard.model_validate(kept)
    wav = tools.files.sound(recording.id)
    if not wav.exists():
        _make_sound(tools, recording, None)
    turns = tools.diariser.diarise(
        wav, heard.words, speakers=recording.visit.speakers, progress=Pace(tools, job, Step.DIARISE)
    )
    if not turns.utterances:
        raise BadInputError("Nobody can be heard in this recording: check that it is the right one.")
    audio = Audio(seconds=decoded["seconds"], sha256=recording.sha256, quality=decoded["quality"])
    transcript = turns.transcript(heard, audio)
    with tools.database.transaction() as tx:
        _keep(tx, job, Step.DIARISE, {"speakers": len(transcript.speakers)})
        tx.transcripts.add(recording.id, transcript, by=tools.transcriber.name[:32])
        tx.jobs.drop_so_far(job.id)
        tx.soundings.keep(recording.id, transcript.audio or audio)
        tx.jobs.change(job.id, state=JobState.NEEDS_PEOPLE)


def _draft(tools: Tools, job: Job, recording: Recording) -> None:
    transcript = _confirmed(tools, recording)
    note_type = load_note_type(tools.prompts, recording.visit.type)
    drafted = draft(transcript, recording.visit, note_type, parser=tools.parser)
    note = or_as_drafted(
        drafted,
        transcript,
        tools.engine,
        prompts=tools.prompts,
        parser=tools.parser,
        entailment=tools.entailment,
    )
    with tools.database.transaction() as tx:
        _keep(tx, job, Step.DRAFT, note.model_dump(mode="json", by_alias=True))


def _check(tools: Tools, job: Job, recording: Recording) -> None:
    child = recording.visit.child
    with tools.database.transaction() as tx:
        kept = tx.jobs.piece(job.id, Step.DRAFT)
        shelf = tx.users.get(recording.owner).team or recording.owner
        words = tx.child_words.of(shelf, child.name) if child else ()
        earlier = tx.notes.about_child(child.name, owner=recording.owner) if child else []
    if kept is None:
        raise ConflictError("The draft of this note is missing: try again.")
    tools.prepare_checks()
    note = Note.model_validate(kept)
    if load_note_type(tools.prompts, recording.visit.type).carry_actions:
        note = note.model_copy(update={"carried": carried_from(earlier, note)})
    report = examine(
        note,
        parser=tools.parser,
        transcript=_confirmed(tools, recording),
        people=recording.visit.people,
        terms=load_terms(tools.prompts, tools.word_lists).with_words(words),
        classifier=tools.classifier,
        reading_age=tools.reading_age,
        entailment=tools.entailment,
    )
    with tools.database.transaction() as tx:
        _still_wanted(tx, job)
        # The note has its job's id, so that doing this step twice can never file two notes.
        tx.notes.add(
            note, report, owner=recording.owner, recording=recording.id, by="words", by_name="Heard", note_id=job.id
        )
        tx.jobs.drop_pieces(job.id)
        tx.jobs.change(job.id, state=JobState.DONE, share=1.0, error="")
        tx.trail.add(who="worker", did=f"job_{Step.CHECK}", subject=job.id)
    tools.files.sound(recording.id).unlink(missing_ok=True)


WORK: dict[Step, Callable[[Tools, Job, Recording], None]] = {
    Step.DECODE: _decode,
    Step.TRANSCRIBE: _transcribe,
    Step.DIARISE: _diarise,
    Step.DRAFT: _draft,
    Step.CHECK: _check,
}


def _keep(tx: Transaction, job: Job, step: Step, piece: dict[str, object]) -> None:
    """Keep what a step leaves, with the event that says so; CancelledError when nobody wants it any more."""
    _still_wanted(tx, job)
    tx.jobs.keep_piece(job.id, step, piece)
    tx.jobs.change(job.id, share=SHARES[step][1])
    tx.trail.add(who="worker", did=f"job_{step}", subject=job.id)


def _still_wanted(tx: Transaction, job: Job) -> None:
    if not tx.jobs.get(job.id, lock=True).state.is_running:
        raise CancelledError("This job was cancelled.")


def _make_sound(tools: Tools, recording: Recording, tell: Progress | None) -> float:
    """Write the WAV that models hear; it is made again where an earlier run's is gone."""
    source, wav = tools.files.original(recording.id), tools.files.sound(recording.id)
    return sound.decode(source, wav, max_hours=tools.max_hours, progress=tell)


def _confirmed(tools: Tools, recording: Recording) -> Transcript:
    with tools.database.transaction() as tx:
        transcript = tx.transcripts.latest(recording.id)
    if transcript is None or not transcript.confirmed:
        raise ConflictError("Nobody has said yet who is who: do that first, then the note can be drafted.")
    return transcript


def _part(tell: Progress, start: float, end: float) -> Progress:
    return lambda share: tell(start + (end - start) * share)


def _sentence(problem: Exception, job_id: str, step: Step) -> str:
    if isinstance(problem, AssistantError):
        return problem.sentence
    if isinstance(problem, OSError) and problem.errno in FULL:
        return "The disk is full, so the work stopped: ask for room, then try again. Nothing was lost."
    return (
        f"Something went wrong while {NAMES[step]}. Nothing was lost: try again, "
        f"and tell your administrator the number {job_id}."
    )
