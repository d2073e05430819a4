"""Who may see which note and which recording."""

from assistant.domain.casenote import NoteState
from assistant.domain.filed import FiledNote
from assistant.domain.recording import Recording
from assistant.domain.upload import Upload
from assistant.domain.user import User, UserRole
from assistant.errors import ConflictError, NotFoundError
from assistant.storage.database import Transaction
from assistant.storage.notes import CHANGEABLE

HANDED_IN = frozenset({NoteState.SUBMITTED, NoteState.RETURNED, NoteState.APPROVED})
FOR_QA = frozenset({NoteState.SUBMITTED, NoteState.APPROVED})


def may_read(user: User, filed: FiledNote) -> bool:
    """Say whether a user may read a note: its writer, the team's manager once handed in, and quality assurance."""
    match user.role:
        case UserRole.WORKER:
            return filed.owner == user.id
        case UserRole.MANAGER:
            return filed.team == user.team and filed.state in HANDED_IN
        case UserRole.QA:
            return filed.state in FOR_QA
        case UserRole.ADMIN:
            return False


def readable_note(tx: Transaction, user: User, note_id: str) -> FiledNote:
    """Find a note that this user may read; to anybody else it is as if there were none."""
    filed = tx.notes.get(note_id)
    if not may_read(user, filed):
        raise NotFoundError("There is no such note, or it was deleted.")
    return filed


def own_note(tx: Transaction, user: User, note_id: str) -> FiledNote:
    """Find a note that this user wrote."""
    filed = readable_note(tx, user, note_id)
    if filed.owner != user.id:
        raise NotFoundError("Only the writer of this note can change it.")
    return filed


def changeable_note(tx: Transaction, user: User, note_id: str) -> FiledNote:
    """Find a note that this user wrote and may still change; ConflictError once it has been handed in."""
    filed = own_note(tx, user, note_id)
    if filed.state not in CHANGEABLE:
        raise ConflictError("This note has been submitted, so it can't be changed until it is returned.")
    return filed


def own_recording(tx: Transaction, user: User, recording_id: str) -> Recording:
    """Find a recording that this user made."""
    recording = tx.recordings.get(recording_id)
    if recording.owner != user.id:
        raise NotFoundError("There is no such recording, or it was deleted.")
    return recording


def own_upload(tx: Transaction, user: User, upload_id: str) -> Upload:
    """Find a file that this user is sending."""
    upload = tx.uploads.get(upload_id)
    if upload.owner != user.id:
        raise NotFoundError("There is no such upload: start it again.")
    return upload


def audible_recording(tx: Transaction, user: User, recording_id: str) -> Recording:
    """Find a recording that this user may hear: their own, or one whose note they may read."""
    recording = tx.recordings.get(recording_id)
    filed = tx.notes.of_recording(recording_id)
    if recording.owner != user.id and not (filed and may_read(user, filed)):
        raise NotFoundError("There is no such recording, or it was deleted.")
    return recording
