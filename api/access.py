"""The one table of who may open what; a test holds it against the routes."""

from enum import StrEnum

from assistant.domain.user import UserRole


class Door(StrEnum):
    """Who a route is open to, where that is not a list of roles."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"


Roles = frozenset[UserRole] | Door

WORKER = frozenset({UserRole.WORKER})
MANAGER = frozenset({UserRole.MANAGER})
READERS = frozenset({UserRole.WORKER, UserRole.MANAGER, UserRole.QA})
COMPARERS = frozenset({UserRole.MANAGER, UserRole.QA})
QA = frozenset({UserRole.QA})
ADMIN = frozenset({UserRole.ADMIN})

TABLE: dict[str, Roles] = {
    "GET /": Door.SIGNED_IN,
    "GET /health": Door.ANYONE,
    "GET /sign-in": Door.ANYONE,
    "POST /sign-in": Door.ANYONE,
    "GET /sign-in/{token}": Door.ANYONE,
    "POST /sign-in/{token}": Door.ANYONE,
    "POST /try/{role}": Door.ANYONE,
    "GET /password": Door.SIGNED_IN,
    "POST /password": Door.SIGNED_IN,
    "POST /sign-out": Door.SIGNED_IN,
    "GET /people": ADMIN,
    "POST /people": ADMIN,
    "POST /people/{user_id}/link": ADMIN,
    "POST /people/{user_id}/active": ADMIN,
    "GET /trail": ADMIN,
    "GET /work": WORKER,
    "GET /record": WORKER,
    "GET /record/offline": WORKER,
    "GET /record-worker.js": WORKER,
    "GET /recordings/new": WORKER,
    "POST /recordings": WORKER,
    "GET /recordings/{recording_id}": WORKER,
    "POST /recordings/{recording_id}/cancel": WORKER,
    "POST /recordings/{recording_id}/again": WORKER,
    "GET /recordings/{recording_id}/delete": WORKER,
    "POST /recordings/{recording_id}/delete": WORKER,
    "GET /recordings/{recording_id}/who": WORKER,
    "POST /recordings/{recording_id}/who": WORKER,
    "GET /recordings/{recording_id}/sound": READERS,
    "GET /recordings/{recording_id}/transcript": READERS,
    "GET /recordings/{recording_id}/transcript/turns/{utterance_id}": WORKER,
    "POST /recordings/{recording_id}/transcript/turns/{utterance_id}": WORKER,
    "GET /recordings/{recording_id}/transcript/new-turn": WORKER,
    "POST /recordings/{recording_id}/transcript/new-turn": WORKER,
    "POST /recordings/{recording_id}/transcript/undo": WORKER,
    "GET /recordings/{recording_id}/transcript/voices": WORKER,
    "POST /recordings/{recording_id}/transcript/voices/{voice}": WORKER,
    "GET /recordings/{recording_id}/transcript/versions": READERS,
    "GET /recordings/{recording_id}/transcript/file": READERS,
    "GET /transcripts/new": WORKER,
    "POST /transcripts/new": WORKER,
    "GET /notes/{note_id}": READERS,
    "POST /notes/{note_id}/statements": WORKER,
    "POST /notes/{note_id}/statements/{statement_id}": WORKER,
    "POST /notes/{note_id}/statements/{statement_id}/whose": WORKER,
    "POST /notes/{note_id}/statements/{statement_id}/again": WORKER,
    "POST /notes/{note_id}/said": WORKER,
    "GET /notes/{note_id}/said": WORKER,
    "POST /notes/{note_id}/quotes": WORKER,
    "GET /notes/{note_id}/reword": WORKER,
    "POST /notes/{note_id}/reword": WORKER,
    "GET /notes/{note_id}/letter": WORKER,
    "POST /notes/{note_id}/letter": WORKER,
    "POST /notes/{note_id}/facts": WORKER,
    "POST /notes/{note_id}/carried": WORKER,
    "POST /notes/{note_id}/read": WORKER,
    "POST /notes/{note_id}/sections/{place}/shape": WORKER,
    "POST /notes/{note_id}/actions": WORKER,
    "POST /notes/{note_id}/findings": WORKER,
    "POST /notes/{note_id}/findings/together": WORKER,
    "POST /notes/{note_id}/undo": WORKER,
    "POST /notes/{note_id}/redo": WORKER,
    "GET /notes/{note_id}/submit": WORKER,
    "POST /notes/{note_id}/submit": WORKER,
    "GET /notes/{note_id}/reading": READERS,
    "GET /notes/{note_id}/child": READERS,
    "POST /notes/{note_id}/child": WORKER,
    "POST /notes/{note_id}/words": WORKER,
    "GET /notes/{note_id}/document": READERS,
    "GET /notes/{note_id}/versions": READERS,
    "GET /notes/{note_id}/file": READERS,
    "GET /notes/{note_id}/docx": READERS,
    "GET /notes/{note_id}/copy": READERS,
    "GET /to-review": MANAGER,
    "GET /notes/{note_id}/review": MANAGER,
    "POST /notes/{note_id}/review": MANAGER,
    "GET /notes": QA,
    "GET /check": READERS,
    "POST /check": READERS,
    "POST /check/report": READERS,
    "GET /compare": COMPARERS,
    "POST /compare": COMPARERS,
    "GET /compare/sound": COMPARERS,
    "GET /compare/sound/file": QA,
    "POST /api/v1/recordings": WORKER,
    "GET /api/v1/session": WORKER,
    "OPTIONS /api/v1/uploads": WORKER,
    "POST /api/v1/uploads": WORKER,
    "HEAD /api/v1/uploads/{upload_id}": WORKER,
    "GET /api/v1/uploads/{upload_id}": WORKER,
    "PATCH /api/v1/uploads/{upload_id}": WORKER,
    "DELETE /api/v1/uploads/{upload_id}": WORKER,
    "POST /api/v1/uploads/{upload_id}": WORKER,
    "GET /api/v1/recordings/{recording_id}/job": WORKER,
    "GET /api/v1/recordings/{recording_id}/transcript": READERS,
    "GET /api/v1/notes/{note_id}": READERS,
}
