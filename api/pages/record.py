"""What the record page needs: the council's words about recording, and which kinds of note may be recorded."""

from collections.abc import Sequence
from pathlib import Path

from assistant.domain.notetype import NoteType

NOTICE = "notice.txt"
DICTATED = "voice-note"


def read_notice(prompts: Path) -> tuple[str, ...]:
    """Read the words that are read out before a recording, one line each; none where the file is gone."""
    path = prompts / NOTICE
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def blocked(note_types: Sequence[NoteType]) -> dict[str, str]:
    """Give why each kind of note that may not be recorded is so."""
    return {
        kind.name: kind.why_not or f"{kind.title} may not be recorded here: write this note by hand."
        for kind in note_types
        if not kind.recording_allowed
    }
