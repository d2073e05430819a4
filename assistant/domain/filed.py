"""A note as it is kept: its owner, state and version, with what the checks said of that version."""

from datetime import datetime

from pydantic import Field

from assistant.domain.base import Value
from assistant.domain.casenote import Note, NoteState
from assistant.domain.finding import Report
from assistant.domain.keeping import DraftKept


class FiledNote(Value):
    """The latest version of a note, its report, and where it stands; `kept` is how much of the draft is in it."""

    id: str
    recording: str | None
    owner: str
    owner_name: str
    team: str
    state: NoteState
    version: int = Field(ge=1)
    note: Note
    report: Report
    created: datetime
    changed: datetime
    submitted: datetime | None = None
    kept: DraftKept | None = None

    @property
    def leaving(self) -> Note:
        """The note as it leaves the house: once it is sent, the questions to its writer stay behind."""
        if self.state not in {NoteState.SUBMITTED, NoteState.APPROVED}:
            return self.note
        return self.note.model_copy(
            update={"sections": tuple(s.model_copy(update={"prompts": ()}) for s in self.note.sections)}
        )


class NoteVersion(Value):
    """One version of a note: who wrote it, when and why; `by` is a user id, or "words" for the draft."""

    note: str
    version: int = Field(ge=1)
    by: str
    by_name: str
    at: datetime
    why: str = ""
    kept: DraftKept | None = None


class FindingAnswer(Value):
    """What a person decided about one finding: `key` names the finding across re-checks."""

    key: str
    answer: str
    reason: str = ""
    by: str
    by_name: str
    at: datetime
