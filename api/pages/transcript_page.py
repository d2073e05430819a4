"""Gathers what the transcript's page shows."""

from typing import Any

from api.pages.transcript_sound import show_sound
from api.pages.transcript_view import show_transcript
from api.rights import audible_recording
from api.transcribed import NONE_YET, lower, may_correct, sound_of
from api.wiring import Services
from assistant.domain.transcript_version import steps
from assistant.domain.user import User
from assistant.errors import ConflictError

LONGEST_FIND = 200


def so_far(services: Services, user: User, recording_id: str) -> dict[str, Any] | None:
    """Read what has been heard so far of this user's own recording; None once there is a transcript, or no work."""
    with services.database.transaction() as tx:
        recording = audible_recording(tx, user, recording_id)
        job = tx.jobs.of_recording(recording_id)
        if job is None or recording.owner != user.id or tx.transcripts.versions(recording_id):
            return None
        return {"recording": recording, "job": job, "lines": tx.jobs.so_far(job.id)} if job.state.is_running else None


def transcript_values(services: Services, user: User, recording_id: str, find: str = "") -> dict[str, Any]:
    """Read a transcript that this user may hear, as its page shows it; ConflictError when there is none yet."""
    with services.database.transaction() as tx:
        recording = audible_recording(tx, user, recording_id)
        newest = tx.transcripts.newest(recording_id)
        if newest is None:
            raise ConflictError(NONE_YET)
        version, transcript = newest
        filed = tx.notes.of_recording(recording_id)
        versions = tx.transcripts.versions(recording_id)
        job = tx.jobs.of_recording(recording_id)
        machine = tx.transcripts.texts(recording_id, 1) if any(v.why for v in versions) else {}
        waiting = tx.look_again.of(filed.id, filed.note) if filed and filed.owner == user.id else {}
    step = steps(versions)
    wanted = " ".join(find.split())[:LONGEST_FIND]
    found = [u.id for u in transcript.utterances if wanted.casefold() in u.text.casefold()] if wanted else []
    return {
        "recording": recording,
        "view": show_transcript(transcript, recording, machine),
        "quality": show_sound(transcript.audio.quality) if transcript.audio else None,
        "filed": filed,
        "job": job,
        "sound": sound_of(services, recording_id),
        "version": version,
        "versions": versions,
        "changeable": may_correct(user, recording.owner, filed, job),
        "undo": lower(step.here.why) if step.back and step.here else "",
        "redo": lower(step.forward.why) if step.forward else "",
        "look_again": waiting,
        "find": wanted,
        "found": found,
    }
